"""The messages about one party of a shift, written and not yet queued."""

from collections.abc import Sequence
from typing import Any

from django.conf import settings
from django.utils import translation

from engagement.associations.messages import drafts_for_members
from engagement.base.links import Link, make_link
from engagement.needs.models import Shift, SignUp
from engagement.needs.wording import moment_of, when_of, where_of
from engagement.outbox.actions import draft
from engagement.outbox.models import Message
from engagement.people.names import first_name

Party = Sequence[SignUp]

#: What members who asked for one message a day read there (messages/summaries.py).
SUMMED_UP = {"somebody_signed_up", "somebody_cancelled"}


def to_party(
    shift: Shift,
    party: Party,
    template: str,
    *,
    occasion: object = "",
    kind: Message.Kind = Message.Kind.CONFIRMATION,
    **more: Any,
) -> list[Message]:
    """Return the message to those who signed up together: one, to the first with an address.

    A sign-up comes to each state once, so that template and key make the message one; what may
    come again has an `occasion`. What has to be answered does not leave after its time.
    """
    signup = next((member for member in party if member.resident.email), None)
    if signup is None:
        return []
    resident = signup.resident
    with translation.override(resident.language):
        context = about(shift, party) | more
        context["name"] = resident.name
        context["sign_up_link"] = make_link(Link.SIGN_UP, signup.pk)
        context["agenda_link"] = make_link(Link.CALENDAR, signup.pk) if shift.starts_at else ""
    return [
        draft(
            kind=kind,
            template=template,
            to=resident.email,
            context=context,
            dedupe_key=f"{template}:{signup.pk}:{occasion}",
            recipient_key=f"resident:{resident.public_id}",
            language=resident.language,
            expires_at=signup.expires_at,
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
