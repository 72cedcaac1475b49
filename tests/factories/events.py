"""Fêtes for tests: next Saturday afternoon at the lake unless said otherwise."""

import datetime as dt

from django.utils import timezone

from engagement.events.actions import announce_event, post_event
from engagement.events.models import Event


def event(**facts: object) -> Event:
    """Return an announced event that takes registrations, in a week, for four hours."""
    start = timezone.now().replace(microsecond=0) + dt.timedelta(days=7)
    told = {
        "by": None,
        "title": "La fête du lac",
        "starts_at": start,
        "ends_at": start + dt.timedelta(hours=4),
        "place": "Au bord du lac",
        "takes_registrations": True,
    } | facts
    return announce_event(event=post_event(**told), by=None)
