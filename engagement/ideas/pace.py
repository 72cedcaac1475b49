"""How much one person may write in a while: enough for anybody, too little for a script.

Nothing is counted by network address: a social centre, a school or a mobile carrier shares one.
"""

from datetime import timedelta

from django.db.models import Model
from django.utils import timezone

from engagement.base.moments import moment_of
from engagement.ideas.models import Comment, IdeaVersion, Report, Support
from engagement.people.models import Resident

#: For each kind: how many in which time.
PACES: dict[type[Model], tuple[int, timedelta, str, str]] = {
    IdeaVersion: (10, timedelta(days=1), "author", "at"),
    Comment: (20, timedelta(hours=1), "author", "at"),
    Support: (60, timedelta(hours=1), "resident", "at"),
    Report: (10, timedelta(hours=1), "resident", "at"),
}


class TooMany(Exception):
    """She wrote too much lately; `wait` says for how long nothing more is taken."""

    def __init__(self, wait: timedelta) -> None:
        super().__init__(wait)
        self.wait = wait

    @property
    def again(self) -> str:
        """When more is taken, in words; the minute that has begun counts."""
        return moment_of(timezone.now() + self.wait + timedelta(minutes=1))


def keep_pace(kind: type[Model], resident: Resident) -> None:
    """Raise TooMany if this resident has written as many rows of this kind as one may.

    To be called under a lock of the resident: two requests at once count as two.
    """
    most, span, whose, when = PACES[kind]
    now = timezone.now()
    rows = kind._default_manager.filter(**{whose: resident, f"{when}__gt": now - span})
    times = list(rows.order_by(f"-{when}").values_list(when, flat=True)[:most])
    if len(times) >= most:
        raise TooMany(times[-1] + span - now)
