"""The messages about one party registered for a fête, written and not yet queued."""

from collections.abc import Sequence
from typing import Any

from django.utils import translation

from engagement.base.links import Link, make_link
from engagement.base.moments import moment_of
from engagement.events.models import Event, Registration
from engagement.events.wording import organiser_of, when_of, where_of
from engagement.outbox.answers import about as about_key
from engagement.outbox.models import Message
from engagement.people.reaching import CANNOT_WAIT, Pressing, Reach, draft_to, reach

Party = Sequence[Registration]


#: What `Message.about` and the answers on the telephone call a registration.
ABOUT = "registration"


def addressed(
    event: Event, party: Party, pressing: Pressing
) -> tuple[Registration, Reach] | tuple[None, None]:
    """Return who of a party is told, and by which way; nobody where nothing leads to them."""
    found = reach((member.resident for member in party), pressing, event.starts_at)
    if found is None:
        return None, None
    return next(row for row in party if row.resident_id == found.resident.pk), found


def to_party(
    event: Event,
    party: Party,
    template: str,
    *,
    pressing: Pressing = CANNOT_WAIT,
    occasion: object = "",
    kind: Message.Kind = Message.Kind.CONFIRMATION,
    **more: Any,
) -> list[Message]:
    """Return the message to those who registered together: one, by the first way to any of them.

    A registration comes to each state once, so that template and key make the message one; what
    may come again has an `occasion`. What has to be answered does not leave after its time.
    """
    registration, found = addressed(event, party, pressing)
    if registration is None or found is None:
        return []
    until = registration.expires_at
    with translation.override(found.resident.language):
        context = about(event) | more
        context["name"] = found.resident.name
        context["seats"] = sum(member.seats for member in party)
        context["until"] = moment_of(until) if until else ""
        context["registration_link"] = make_link(Link.REGISTRATION, registration.pk)
    return [
        draft_to(
            found,
            pressing,
            kind=kind,
            template=template,
            context=context,
            dedupe_key=f"{template}:{registration.pk}:{occasion}",
            expires_at=until,
            before=None if pressing.can_wait else event.ends_at,
            about=about_key(ABOUT, registration.pk),
        )
    ]


def about(event: Event) -> dict[str, Any]:
    """Return what a message tells of the fête, in the active language."""
    return {
        "event": event.title,
        "organiser": organiser_of(event),
        "when": when_of(event),
        "where": where_of(event),
        "getting_there": event.getting_there,
        "contact": event.contact,
        "link": make_link(Link.EVENT, event.pk),
    }
