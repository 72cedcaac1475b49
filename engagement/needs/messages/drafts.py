"""The messages about one party of a shift, written and not yet queued."""

from collections.abc import Sequence
from typing import Any

from django.conf import settings
from django.utils import translation

from engagement.associations.messages import drafts_for_members
from engagement.base.links import Link, make_link
from engagement.needs.models import Shift, SignUp
from engagement.needs.wording import moment_of, when_of, where_of
from engagement.outbox.answers import about as about_key
from engagement.outbox.models import Message
from engagement.people.names import first_name
from engagement.people.reaching import CANNOT_WAIT, Pressing, Reach, draft_to, reach

Party = Sequence[SignUp]

#: What members who asked for one message a day read there (messages/summaries.py).
SUMMED_UP = {"somebody_signed_up", "somebody_cancelled"}


#: What `Message.about` and the answers on the telephone call a sign-up.
ABOUT = "sign_up"


def addressed(
    shift: Shift, party: Party, pressing: Pressing
) -> tuple[SignUp, Reach] | tuple[None, None]:
    """Return who of a party is told, and by which way; nobody where nothing leads to them."""
    found = reach((member.resident for member in party), pressing, shift.starts_at)
    if found is None:
        return None, None
    return next(row for row in party if row.resident_id == found.resident.pk), found


def to_party(
    shift: Shift,
    party: Party,
    template: str,
    *,
    pressing: Pressing = CANNOT_WAIT,
    occasion: object = "",
    kind: Message.Kind = Message.Kind.CONFIRMATION,
    **more: Any,
) -> list[Message]:
    """Return the message to those who signed up together: one, by the first way to any of them.

    A sign-up comes to each state once, so that template and key make the message one; what may
    come again has an `occasion`. What has to be answered does not leave after its time.
    """
    signup, found = addressed(shift, party, pressing)
    if signup is None or found is None:
        return []
    resident = signup.resident
    with translation.override(resident.language):
        context = about(shift, party) | more
        context["name"] = resident.name
        context["sign_up_link"] = make_link(Link.SIGN_UP, signup.pk)
        context["agenda_link"] = make_link(Link.CALENDAR, signup.pk) if shift.starts_at else ""
    return [
        draft_to(
            found,
            pressing,
            kind=kind,
            template=template,
            context=context,
            dedupe_key=f"{template}:{signup.pk}:{occasion}",
            expires_at=signup.expires_at,
            before=None if pressing.can_wait else shift.ends_at or shift.starts_at,
            about=about_key(ABOUT, signup.pk),
        )
    ]


def about(shift: Shift, party: Party) -> dict[str, Any]:
    """Return what a message to a resident tells of her sign-up, in the active language."""
    need, expires_at = shift.need, party[0].expires_at
    return {
        "need": need.title,
        "association": need.association.name,
        "when": when_of(shift),
        "where": where_of(need),
        "welcome": need.welcome,
        "bring": need.bring,
        "seats": seats_of(party),
        "holds": party[0].state in SignUp.HOLDING,
        "until": moment_of(expires_at) if expires_at else "",
        "link": make_link(Link.NEED, need.pk),
        "for_me_link": make_link(Link.FOR_ME),
    }


def to_association(
    shift: Shift, party: Party, template: str, *, occasion: object = ""
) -> list[Message]:
    """Return the notice to each address of the association: a first name, never an address."""
    signup = party[0]
    with translation.override(settings.LANGUAGE_CODE):
        context = {
            "name": first_name(signup.resident),
            "need": shift.need.title,
            "when": when_of(shift),
            "seats": seats_of(party),
            "until": moment_of(signup.expires_at) if signup.expires_at else "",
            "places_left": shift.places_left,
            "capacity": shift.capacity,
        }
    return drafts_for_members(
        shift.need.association,
        template=template,
        dedupe_key=f"{template}:{signup.pk}:{occasion}",
        context=context,
        at_once=template in SUMMED_UP,
    )


def seats_of(party: Party) -> int:
    return sum(signup.seats for signup in party)
