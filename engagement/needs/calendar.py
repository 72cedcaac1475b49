"""A sign-up as an entry of somebody's calendar (RFC 5545)."""

from collections.abc import Iterable
from datetime import datetime
from urllib.parse import urlsplit

from django.conf import settings
from django.utils import timezone
from django.utils.translation import gettext as _
from icalendar import Event, vText

from engagement.base.calendars import calendar_file
from engagement.base.links import Link, make_link
from engagement.base.lists import in_line
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


def entries_of(signups: Iterable[SignUp]) -> list[Event]:
    """Return an entry for each dated shift, with the names of all who go to it.

    The same sign-ups give the same bytes: a calendar is told that nothing changed.
    """
    shifts: dict[int, list[SignUp]] = {}
    for signup in signups:
        if has_entry(signup.shift):
            shifts.setdefault(signup.shift_id, []).append(signup)
    return [_shared(party) for party in shifts.values()]


def _shared(party: list[SignUp]) -> Event:
    signup = min(party, key=lambda one: (not one.resident.is_self, one.pk))
    event = _event(signup, timezone.localtime(signup.shift.starts_at), stamp=signup.created_at)
    names = in_line([one.resident.name for one in party if one.resident.name])
    if names and (len(party) > 1 or not signup.resident.is_self):
        told = _("%(label)s : %(text)s") % {"label": _("Qui y va"), "text": names}
        event["description"] = vText(f"{told}\n{event['description']}")
    return event


def _event(signup: SignUp, start: datetime, stamp: datetime | None = None) -> Event:
    shift, need = signup.shift, signup.shift.need
    event = Event()
    event.add("uid", f"shift-{shift.pk}@{urlsplit(settings.SITE_URL).hostname}")
    event.add("sequence", shift.sequence)
    event.add("dtstamp", stamp or timezone.now())
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
