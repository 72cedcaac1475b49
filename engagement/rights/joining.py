"""What becomes of the rows of this room when two residents become one."""

from engagement.people.merging import joins
from engagement.people.models import Account, Resident
from engagement.rights.ledger import key_of
from engagement.rights.models import FormerNumber, Warned


@joins(Warned, FormerNumber)
def join(resident: Resident, into: Resident, by: Account | None) -> None:
    """Nobody stays warned; the number of the row that goes is remembered with the other."""
    Warned.objects.filter(resident__in=[resident, into]).delete()
    FormerNumber.objects.filter(resident=resident).update(resident=into)
    FormerNumber.objects.create(resident=into, key=key_of(resident.public_id))
