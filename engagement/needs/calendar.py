"""A sign-up as an entry of somebody's calendar (RFC 5545)."""

from datetime import datetime
from urllib.parse import urlsplit

from django.conf import settings
from django.utils import timezone
from django.utils.translation import gettext as _
from icalendar import Event

from engagement.base.calendars import calendar_file
from engagement.base.links import Link, make_link
from engagement.needs.models import Shift, SignUp
from engagement.needs.wording import where_of

STATUS = {SignUp.State.CONFIRMED: "CONFIRMED"} | dict.fromkeys(
    [*SignUp.TIMED, SignUp.State.WAITING], "TENTATIVE"
)


def has_entry(shift: Shift) -> bool:
    """Say whether a shift has a day to put in a calendar."""
    return shift.starts_at is not None


def calendar_entry(signup: SignUp) -> bytes:
    """Return the .ics file of a sign-up; its shift needs a start.

    The UID is the shift's: fetched again, the entry follows the changes of its times, and is
    struck out once the place is given back.
    """
    shift = signup.shift
    start = timezone.localtime(shift.starts_at)
    return calendar_file(_event(signup, start), start)


def _event(signup: SignUp, start: datetime) -> Event:
    shift, need = signup.shift, signup.shift.need
    event = Event()
    event.add("uid", f"shift-{shift.pk}@{urlsplit(settings.SITE_URL).hostname}")
    event.add("sequence", shift.sequence)
    event.add("dtstamp", timezone.now())
    event.add("dtstart", start)
    if shift.ends_at:
        event.add("dtend", timezone.localtime(shift.ends_at))
    event.add("summary", need.title)
    if where := where_of(need):
        event.add("location", where)
    if need.lat is not None:
        event.add("geo", (need.lat, need.lon))
    event.add("description", _description(signup))
    event.add("url", make_link(Link.SIGN_UP, signup.pk))
    event.add("status", _status(signup))
    return event


def _status(signup: SignUp) -> str:
    """Return the STATUS of an entry (RFC 5545, 3.8.1.11)."""
    if signup.shift.called_off_at:
        return "CANCELLED"
    return STATUS.get(SignUp.State(signup.state), "CANCELLED")


def _description(signup: SignUp) -> str:
    need = signup.shift.need
    lines = [
        (_("Avec"), need.association.name),
        (_("Qui vous accueille"), need.welcome),
        (_("Comment venir"), need.getting_there),
        (_("À apporter"), need.bring),
        (_("Un empêchement"), make_link(Link.SIGN_UP, signup.pk)),
    ]
    return "\n".join(
        _("%(label)s : %(text)s") % {"label": label, "text": text} for label, text in lines if text
    )
