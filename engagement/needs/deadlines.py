"""Until when somebody has to answer while a seat is kept for her. Pure, in the city's time."""

from datetime import datetime, time, timedelta

from django.utils import timezone

from engagement.needs.models import Shift

#: Nobody is expected to answer at night: these hours of the clock do not count in an offer.
MORNING, EVENING = time(8), time(21)

SOON = timedelta(days=3)
OFFER = timedelta(hours=24)
SHORTEST_OFFER = timedelta(minutes=30)
GUEST = timedelta(hours=2)


def offer_until(shift: Shift, now: datetime) -> datetime:
    """Return when an offer of a seat ends: 24 hours, or a quarter of the time that is left.

    Only hours of the day count; never less than half an hour, never beyond the shift's start.
    """
    closes = shift.closes_at
    left = closes - now if closes else SOON
    lasts = OFFER if left >= SOON else max(left / 4, SHORTEST_OFFER)
    until = after_waking_hours(now, lasts)
    return min(until, closes) if closes else until


def request_until(shift: Shift, now: datetime) -> datetime:
    """Return by when the association has promised to answer a request."""
    return _before_closing(shift, now + timedelta(hours=shift.need.answer_hours or 0))


def guest_until(shift: Shift, now: datetime) -> datetime:
    """Return by when a guest has to press the button of her message."""
    return _before_closing(shift, now + GUEST)


def after_waking_hours(now: datetime, lasts: timedelta) -> datetime:
    """Return the moment when `lasts` of hours between 8 h and 21 h local have passed."""
    at = timezone.localtime(now)
    while True:
        at = _morning_if_night(at)
        evening = at.replace(hour=EVENING.hour, minute=0, second=0, microsecond=0)
        if at + lasts <= evening:
            return at + lasts
        lasts -= evening - at
        at = evening


def _morning_if_night(at: datetime) -> datetime:
    """Return the next 8 h for a time of the night, any other as it is."""
    if MORNING <= at.time() < EVENING:
        return at
    day = at.date() + timedelta(days=at.time() >= EVENING)
    return datetime.combine(day, MORNING, tzinfo=at.tzinfo)


def _before_closing(shift: Shift, until: datetime) -> datetime:
    return min(until, shift.closes_at) if shift.closes_at else until
