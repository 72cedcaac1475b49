"""How old somebody is on the day of a shift. Birth dates are asked, read and never kept."""

import datetime as dt

from django.utils import timezone

from engagement.needs.models import Need, Shift

ADULT = 18


def age_on(day: dt.date, born: dt.date) -> int:
    """Return the full years somebody has lived.

    Born on 29 February, she turns on 1 March of a year without that day: the Code civil (articles
    388 and 414) asks for years accomplished, and hers is once 28 February is over. So a right comes
    a day later rather than a day early.
    """
    had_birthday = (day.month, day.day) >= (born.month, born.day)
    return day.year - born.year - (0 if had_birthday else 1)


def day_of_age(shift: Shift) -> dt.date:
    """Return the local day on which age counts: the shift's first, or today where it is past."""
    today = timezone.localdate()
    return max(timezone.localdate(shift.starts_at), today) if shift.starts_at else today


def asks_birth_date(need: Need) -> bool:
    """Say whether a need has an age rule of its own."""
    return need.minimum_age != Need.MINIMUM_AGE
