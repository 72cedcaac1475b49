"""Dates that come again, in the city's local time. Pure.

A rule is an RRULE (RFC 5545, 3.3.10) over days; the hour is added to each day by the clock on the
wall, so that 18 h stays 18 h over the changes of summer time. Twice a year the clock makes
trouble, and we do as the RFC (3.3.5) and as people do:

- 2 h 30 on the night when the clock jumps from 2 h to 3 h does not exist: it is 3 h 30;
- 2 h 30 on the night when the clock goes back comes twice: it is the first;
- an end is a time of the clock as well: a night from 22 h to 6 h ends at 6 h, an hour shorter or
  longer that night.
"""

from collections.abc import Iterator
from datetime import UTC, date, datetime, time, timedelta

from dateutil.rrule import rrulestr
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

DAYS = ("MO", "TU", "WE", "TH", "FR", "SA", "SU")
WEEK = 7
LEAP_DAY = (2, 29)


class Rhythm(models.TextChoices):
    """How often something comes again, as people say it."""

    WEEKLY = "weekly", _("toutes les semaines")
    FORTNIGHTLY = "fortnightly", _("toutes les deux semaines")
    MONTHLY = "monthly", _("tous les mois, le même jour de la semaine")
    YEARLY = "yearly", _("tous les ans, à la même date")


def rule_of(rhythm: str, first_day: date, last_day: date | None = None) -> str:
    """Return the RRULE of a rhythm that begins on `first_day` and ends with `last_day`.

    What begins in the last week of a month, its fifth Tuesday say, comes on the last Tuesday of
    each month; what begins on a 29 February comes on the last day of February each year.
    """
    parts = {
        Rhythm.WEEKLY: "FREQ=WEEKLY",
        Rhythm.FORTNIGHTLY: "FREQ=WEEKLY;INTERVAL=2",
        Rhythm.MONTHLY: f"FREQ=MONTHLY;BYDAY={_place_in_month(first_day)}{_day(first_day)}",
        Rhythm.YEARLY: _each_year(first_day),
    }
    rule = parts[Rhythm(rhythm)]
    return f"{rule};UNTIL={last_day:%Y%m%d}" if last_day else rule


def rhythm_of(rule: str) -> Rhythm:
    """Return the rhythm of a rule that `rule_of` made."""
    for start, rhythm in (
        ("FREQ=WEEKLY;INTERVAL=2", Rhythm.FORTNIGHTLY),
        ("FREQ=WEEKLY", Rhythm.WEEKLY),
        ("FREQ=MONTHLY", Rhythm.MONTHLY),
    ):
        if rule.startswith(start):
            return rhythm
    return Rhythm.YEARLY


def last_day_of(rule: str) -> date | None:
    """Return the last day that a rule allows; None if it has no end."""
    _before, _sign, until = rule.partition("UNTIL=")
    return datetime.strptime(until[:8], "%Y%m%d").date() if until else None  # noqa: DTZ007  a day


def days_of(rule: str, first_day: date, *, since: date) -> Iterator[date]:
    """Yield the days that a rule gives from `since` on, in order, perhaps without end.

    ValueError for a rule that cannot be read.
    """
    start = datetime.combine(first_day, time())
    found = rrulestr(rule, dtstart=start)
    after = datetime.combine(max(since, first_day), time())
    for moment in found.xafter(after, inc=True):
        yield moment.date()


def moments_of(day: date, starts_at: time, minutes: int) -> tuple[datetime, datetime]:
    """Return when something of that day begins and ends, by the clock on the wall."""
    start = on_the_wall(datetime.combine(day, starts_at))
    end = on_the_wall(start.replace(tzinfo=None, fold=0) + timedelta(minutes=minutes))
    return start, end


def minutes_between(starts_at: time, ends_at: time) -> int:
    """Return how long it takes from one time of the clock to the next other, over midnight too."""
    day = date.min
    span = datetime.combine(day, ends_at) - datetime.combine(day, starts_at)
    return int(span.total_seconds() // 60) % (24 * 60) or 24 * 60


def on_the_wall(naive: datetime) -> datetime:
    """Return a time of the clock as a local time that exists, as this module says."""
    local = naive.replace(tzinfo=timezone.get_default_timezone(), fold=0)
    return timezone.localtime(local.astimezone(UTC), timezone.get_default_timezone())


def _day(day: date) -> str:
    return DAYS[day.weekday()]


def _place_in_month(day: date) -> int:
    """Return 1 to 4 for the first to fourth such weekday of its month, -1 for a fifth."""
    place = (day.day - 1) // WEEK + 1
    return place if place < 5 else -1


def _each_year(day: date) -> str:
    if (day.month, day.day) == LEAP_DAY:
        return "FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=-1"
    return "FREQ=YEARLY"
