"""Hours of the day, when people may be called and are expected to answer. Pure, in local time."""

from datetime import datetime, time, timedelta

from django.utils import timezone

#: Nobody is called, or expected to answer, outside these hours of the clock.
MORNING, EVENING = time(8), time(21)


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


def is_night(moment: datetime) -> bool:
    """Say whether a local moment lies in the quiet hours."""
    return not MORNING <= moment.time() < EVENING


def _morning_if_night(at: datetime) -> datetime:
    """Return the next 8 h for a time of the night, any other as it is."""
    if not is_night(at):
        return at
    day = at.date() + timedelta(days=at.time() >= EVENING)
    return datetime.combine(day, MORNING, tzinfo=at.tzinfo)
