"""A fête as an entry of somebody's calendar (RFC 5545)."""

from datetime import timedelta
from urllib.parse import urlsplit

from django.conf import settings
from django.utils import timezone
from icalendar import Calendar
from icalendar import Event as Entry

from engagement.base.links import Link, make_link
from engagement.events.models import Event
from engagement.events.wording import where_of

PRODUCT = "-//Coup de main//FR"
A_YEAR = timedelta(days=366)  # around the day: the changes of summer time that matter to it


def calendar_of(event: Event) -> bytes:
    """Return the .ics file of an event; its UID lasts, so that it follows every change."""
    start = timezone.localtime(event.starts_at)
    calendar = Calendar()
    calendar.add("prodid", PRODUCT)
    calendar.add("version", "2.0")
    calendar.add("method", "PUBLISH")
    calendar.add_component(_entry(event))
    calendar.add_missing_timezones((start - A_YEAR).date(), (start + A_YEAR).date())
    return calendar.to_ical()


def _entry(event: Event) -> Entry:
    entry = Entry()
    entry.add("uid", f"event-{event.pk}@{urlsplit(settings.SITE_URL).hostname}")
    entry.add("sequence", event.sequence + (event.state == Event.State.CANCELLED))
    entry.add("dtstamp", timezone.now())
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
