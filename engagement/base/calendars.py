"""A file that a calendar reads (RFC 5545)."""

from datetime import datetime, timedelta

from icalendar import Calendar, Event

PRODUCT = "-//Coup de main//FR"
A_YEAR = timedelta(days=366)  # around the day: the changes of summer time that matter to it


def calendar_file(entry: Event, start: datetime) -> bytes:
    """Return the .ics file of one entry that begins at this local time, its time zone with it."""
    calendar = Calendar()
    calendar.add("prodid", PRODUCT)
    calendar.add("version", "2.0")
    calendar.add("method", "PUBLISH")
    calendar.add_component(entry)
    calendar.add_missing_timezones((start - A_YEAR).date(), (start + A_YEAR).date())
    return calendar.to_ical()
