"""How what somebody follows moves when two residents become one."""

from engagement.initiatives.models import Follow
from engagement.people.merging import joins
from engagement.people.models import Account, Resident


@joins(Follow)
def join(resident: Resident, into: Resident, by: Account | None) -> None:
    """Move the follows that the other row has not."""
    theirs = into.follows.values("initiative")
    resident.follows.filter(initiative__in=theirs).delete()
    resident.follows.update(resident=into)
