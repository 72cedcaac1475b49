from engagement.associations.models.associations import (
    Association,
    AssociationMove,
    rna_number,
    siret_or_siren,
)
from engagement.associations.models.members import (
    Invitation,
    InvitationMove,
    JoinRequest,
    JoinRequestMove,
    Membership,
    TeamMove,
)
from engagement.associations.models.promise import AnswerPromise

__all__ = [
    "AnswerPromise",
    "Association",
    "AssociationMove",
    "Invitation",
    "InvitationMove",
    "JoinRequest",
    "JoinRequestMove",
    "Membership",
    "TeamMove",
    "rna_number",
    "siret_or_siren",
]
