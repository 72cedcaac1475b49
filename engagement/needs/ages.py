"""How old somebody is on the day of a shift. Birth dates are asked, read and never kept."""

import datetime as dt

from django.utils import timezone

from engagement.needs.models import Need, Shift

ADULT = 18


def age_on(day: dt.date, born: dt.date) -> int:
    """Return the full years somebody has lived; born on 29 February, they turn on 1 March."""
    had_birthday = (day.month, day.day) >= (born.month, born.day)
    return day.year - born.year - (0 if had_birthday else 1)


def day_of_age(shift: Shift) -> dt.date:
    """Return the local day on which age counts: the shift's first, or today where it is past."""
    today = timezone.localdate()
    return max(timezone.localdate(shift.starts_at), today) if shift.starts_at else today


def asks_birth_date(need: Need) -> bool:
    """Say whether a need has an age rule of its own."""
    return need.minimum_age != Need.MINIMUM_AGE
