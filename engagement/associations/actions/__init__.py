"""Every write on associations, their members and those who wish to join."""

from engagement.associations.actions.asking import ask_to_join, grant_request, refuse_request
from engagement.associations.actions.inviting import (
    AlreadyMember,
    InvitationClosed,
    TooManyInvitations,
    accept_invitation,
    forget_old_invitations,
    invite_member,
    resend_invitation,
    revoke_invitation,
)
from engagement.associations.actions.joining import (
    describe_association,
    list_association,
    refuse_association,
    register_association,
    reinstate_association,
    submit_association,
    suspend_association,
    verify_association,
)
from engagement.associations.actions.members import (
    LastOwner,
    NotAMember,
    change_role,
    hand_over,
    remove_member,
)
from engagement.associations.actions.taking_back import (
    take_back_grant,
    take_back_refusal,
    take_back_turning_down,
    take_back_verification,
)

__all__ = [
    "AlreadyMember",
    "InvitationClosed",
    "LastOwner",
    "NotAMember",
    "TooManyInvitations",
    "accept_invitation",
    "ask_to_join",
    "change_role",
    "describe_association",
    "forget_old_invitations",
    "grant_request",
    "hand_over",
    "invite_member",
    "list_association",
    "refuse_association",
    "refuse_request",
    "register_association",
    "reinstate_association",
    "remove_member",
    "resend_invitation",
    "revoke_invitation",
    "submit_association",
    "suspend_association",
    "take_back_grant",
    "take_back_refusal",
    "take_back_turning_down",
    "take_back_verification",
    "verify_association",
]
