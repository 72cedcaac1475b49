"""How the rows of this room move when two residents become one."""

from engagement.people.merging import joins
from engagement.people.models import (
    Account,
    ClaimCode,
    ConsentRecord,
    GuestJoin,
    Mandate,
    PaperForm,
    Resident,
    ResidentPosting,
)


@joins(ConsentRecord, GuestJoin, Mandate, ClaimCode, PaperForm, ResidentPosting)
def join(resident: Resident, into: Resident, by: Account | None) -> None:
    """Move what she said; a code that was never used dies with the row it was for."""
    resident.consents.update(resident=into)
    resident.mandates.update(resident=into)
    resident.paper_forms.update(resident=into)
    resident.claim_codes.unused().delete()
    resident.claim_codes.update(resident=into)
    resident.guest_joins.update(resident=into)
    resident.postings.all().delete()
