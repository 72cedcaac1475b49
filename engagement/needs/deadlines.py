"""Until when somebody has to answer while a seat is kept for her. Pure, in the city's time."""

from datetime import datetime, timedelta

from engagement.base.waking import after_waking_hours
from engagement.needs.models import Shift

SOON = timedelta(days=3)
OFFER = timedelta(hours=24)
SHORTEST_OFFER = timedelta(minutes=30)
GUEST = timedelta(hours=2)
#: How long a seat is kept for somebody who has still to be called, in hours of the day.
HELD_FOR_CALL = timedelta(hours=26)


def offer_until(shift: Shift, now: datetime) -> datetime:
    """Return when an offer of a seat ends: 24 hours, or a quarter of the time that is left.

    Only hours of the day count; never less than half an hour, never beyond the shift's start.
    """
    closes = shift.closes_at
    left = closes - now if closes else SOON
    lasts = OFFER if left >= SOON else max(left / 4, SHORTEST_OFFER)
    until = after_waking_hours(now, lasts)
    return min(until, closes) if closes else until


def held_until(shift: Shift, now: datetime) -> datetime:
    """Return until when a seat is kept for somebody who is told by telephone, if nobody calls.

    26 hours of the day (two of them), or a quarter of the time that is left, and then the time of
    an offer: that one runs from the call (`offer_until`). Never beyond the shift's start.
    """
    closes = shift.closes_at
    called = after_waking_hours(
        now, min(HELD_FOR_CALL, (closes - now) / 4) if closes else HELD_FOR_CALL
    )
    return offer_until(shift, called) if not closes or called < closes else closes


def request_until(shift: Shift, now: datetime) -> datetime:
    """Return by when the association has promised to answer a request."""
    return _before_closing(shift, now + timedelta(hours=shift.need.answer_hours or 0))


def guest_until(shift: Shift, now: datetime) -> datetime:
    """Return by when a guest has to press the button of her message."""
    return _before_closing(shift, now + GUEST)


def _before_closing(shift: Shift, until: datetime) -> datetime:
    return min(until, shift.closes_at) if shift.closes_at else until
