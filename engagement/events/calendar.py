"""A fête as an entry of somebody's calendar (RFC 5545)."""

from datetime import datetime
from urllib.parse import urlsplit

from django.conf import settings
from django.utils import timezone
from icalendar import Event as Entry

from engagement.base.calendars import calendar_file
from engagement.base.links import Link, make_link
from engagement.events.models import Event
from engagement.events.wording import where_of


def calendar_of(event: Event) -> bytes:
    """Return the .ics file of an event; its UID lasts, so that it follows every change."""
    return calendar_file(entry_of(event), timezone.localtime(event.starts_at))


def entry_of(event: Event, stamp: datetime | None = None) -> Entry:
    """Return the entry of an event, written at `stamp` or now."""
    entry = Entry()
    entry.add("uid", f"event-{event.pk}@{urlsplit(settings.SITE_URL).hostname}")
    entry.add("sequence", event.sequence + (event.state == Event.State.CANCELLED))
    entry.add("dtstamp", stamp or timezone.now())
    entry.add("dtstart", timezone.localtime(event.starts_at))
    entry.add("dtend", timezone.localtime(event.ends_at))
    entry.add("summary", event.title)
    entry.add("location", where_of(event))
    if event.lat is not None:
        entry.add("geo", (event.lat, event.lon))
    entry.add("description", "\n".join(filter(None, [event.summary, event.getting_there])))
    entry.add("url", make_link(Link.EVENT, event.pk))
    cancelled = event.state == Event.State.CANCELLED
    entry.add("status", "CANCELLED" if cancelled else "CONFIRMED")
    return entry
