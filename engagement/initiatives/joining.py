"""How what somebody follows moves when two residents become one."""

from engagement.initiatives.models import Follow
from engagement.initiatives.models.follows import THINGS
from engagement.people.merging import joins
from engagement.people.models import Account, Resident


@joins(Follow)
def join(resident: Resident, into: Resident, by: Account | None) -> None:
    """Move the follows that the other row has not."""
    for name in THINGS:
        theirs = into.follows.filter(**{f"{name}__isnull": False}).values(name)
        resident.follows.filter(**{f"{name}__in": theirs}).delete()
    resident.follows.update(resident=into)
