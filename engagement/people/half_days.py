"""When somebody can usually come: half-days of a week in one number.

Bit `3 · weekday + part`, Monday first, parts morning, afternoon, evening. 0 is nothing said, which
rules nothing out.
"""

from collections.abc import Iterable
from datetime import datetime, time, timedelta

from django.utils import timezone

PARTS = 3
#: When the afternoon and the evening begin, by the clock on the wall.
AFTERNOON, EVENING = time(12), time(18)
ALL = 2 ** (7 * PARTS) - 1
LONG = timedelta(hours=24)


def bit(weekday: int, part: int) -> int:
    """Return the mask of one half-day; Monday is 0, the morning 0."""
    return 1 << (PARTS * weekday + part)


def mask_of(places: Iterable[int]) -> int:
    """Return the mask of half-days given by their places, 0 to 20."""
    mask = 0
    for place in places:
        mask |= 1 << place
    return mask


def places_of(mask: int) -> list[int]:
    return [place for place in range(7 * PARTS) if mask >> place & 1]


def touched_by(start: datetime | None, end: datetime | None) -> int:
    """Return the half-days that a time touches; ALL for no date, or for a period of days.

    A time that ends as a half-day begins does not touch it.
    """
    if start is None or (end is not None and end - start > LONG):
        return ALL
    at, last = timezone.localtime(start), timezone.localtime(end or start)
    mask = bit(at.weekday(), _part(at))
    while (at := _next(at)) < last:
        mask |= bit(at.weekday(), _part(at))
    return mask


def _part(at: datetime) -> int:
    return (at.time() >= AFTERNOON) + (at.time() >= EVENING)


def _next(at: datetime) -> datetime:
    """Return when the half-day after this moment begins."""
    day = at.replace(minute=0, second=0, microsecond=0)
    if _part(at) == 2:
        return day.replace(hour=0) + timedelta(days=1)
    return day.replace(hour=EVENING.hour if _part(at) else AFTERNOON.hour)
