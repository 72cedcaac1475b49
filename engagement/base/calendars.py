"""A file that a calendar reads (RFC 5545)."""

from collections.abc import Sequence
from datetime import datetime, timedelta
from typing import cast

from icalendar import Calendar, Event

PRODUCT = "-//Coup de main//FR"
AGAIN = timedelta(hours=6)  # how often calendars should ask (RFC 7986, 5.7)
A_YEAR = timedelta(days=366)  # around the day: the changes of summer time that matter to it


def calendar_file(entry: Event, start: datetime) -> bytes:
    """Return the .ics file of one entry that begins at this local time, its time zone with it."""
    return _calendar([entry], start, start).to_ical()


def calendar_feed(entries: Sequence[Event], now: datetime, *, name: str) -> bytes:
    """Return the .ics file that a calendar asks for again and again, under this name."""
    starts = [now, *(cast(datetime, entry.start) for entry in entries)]
    calendar = _calendar(entries, min(starts), max(starts))
    calendar.add("x-wr-calname", name)
    calendar.add("refresh-interval", AGAIN, parameters={"value": "DURATION"})
    return calendar.to_ical()


def _calendar(entries: Sequence[Event], first: datetime, last: datetime) -> Calendar:
    calendar = Calendar()
    calendar.add("prodid", PRODUCT)
    calendar.add("version", "2.0")
    calendar.add("method", "PUBLISH")
    for entry in entries:
        calendar.add_component(entry)
    calendar.add_missing_timezones((first - A_YEAR).date(), (last + A_YEAR).date())
    return calendar
