"""The local days of a shift: when its people may be marked, called by telephone, written to."""

from datetime import date, datetime, timedelta

from django.utils import timezone

from engagement.needs.models import Shift
from engagement.needs.models.shifts import LONG

DAY = timedelta(days=1)
INSTANT = timedelta(microseconds=1)
#: How long what was written about a shift outlives it.
KEEP_MESSAGES = timedelta(days=30)


def first_day(shift: Shift) -> date | None:
    """Return the local day on which a shift begins; None without a date."""
    begins = shift.starts_at or shift.ends_at
    return timezone.localdate(begins) if begins else None


def last_day(shift: Shift) -> date | None:
    """Return the local day on which a shift ends; midnight belongs to the evening before."""
    if shift.ends_at:
        return timezone.localdate(shift.ends_at - INSTANT)
    return first_day(shift)


def shows_phones(shift: Shift) -> bool:
    """Return whether telephone numbers may be seen: from the day before to the day after.

    Never for a shift without a date.
    """
    first, last = first_day(shift), last_day(shift)
    if first is None or last is None:
        return False
    return first - DAY <= timezone.localdate() <= last + DAY


def may_be_marked(shift: Shift) -> bool:
    """Return whether one may say who came: from its first day on, or at any time without one."""
    if shift.called_off_at is not None:
        return False
    first = first_day(shift)
    return first is None or first <= timezone.localdate()


def usual_minutes(shift: Shift) -> int | None:
    """Return how long a shift lasts, in minutes; None where people come when they like."""
    if not (shift.starts_at and shift.ends_at) or shift.ends_at - shift.starts_at > LONG:
        return None
    return round((shift.ends_at - shift.starts_at) / timedelta(minutes=1))


def forgotten_from(shift: Shift, written: datetime) -> datetime:
    """Return when a message of this shift, written at `written`, is erased."""
    return (shift.ends_at or written) + KEEP_MESSAGES
