"""Until when somebody has to answer while a seat of a fête is kept for her. Pure."""

from datetime import datetime, timedelta

from engagement.base.waking import after_waking_hours
from engagement.events.models import Event
from engagement.needs.deadlines import GUEST, HELD_FOR_CALL, OFFER, SHORTEST_OFFER, SOON


def offer_until(event: Event, now: datetime) -> datetime:
    """Return when an offered place goes to the next: as for shifts, never beyond the start."""
    left = event.starts_at - now
    lasts = OFFER if left >= SOON else max(left / 4, SHORTEST_OFFER)
    return min(after_waking_hours(now, lasts), _closes(event, now))


def held_until(event: Event, now: datetime) -> datetime:
    """Return until when a place is kept for somebody told by telephone, if nobody calls."""
    wait = min(HELD_FOR_CALL, max((event.starts_at - now) / 4, timedelta()))
    return min(offer_until(event, after_waking_hours(now, wait)), _closes(event, now))


def guest_until(event: Event, now: datetime) -> datetime:
    """Return by when a guest has to press the button of her message."""
    return min(now + GUEST, _closes(event, now))


def _closes(event: Event, now: datetime) -> datetime:
    """A fête takes people until it ends; a moment is left to those who ask at its end."""
    return max(event.ends_at, now + timedelta(minutes=1))
