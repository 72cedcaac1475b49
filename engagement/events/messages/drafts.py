"""The messages about one party registered for a fête, written and not yet queued."""

from collections.abc import Sequence
from typing import Any

from django.utils import translation

from engagement.base.links import Link, make_link
from engagement.base.moments import moment_of
from engagement.events.models import Event, Registration
from engagement.events.wording import organiser_of, when_of, where_of
from engagement.outbox.actions import draft
from engagement.outbox.models import Message

Party = Sequence[Registration]


def to_party(
    event: Event,
    party: Party,
    template: str,
    *,
    occasion: object = "",
    kind: Message.Kind = Message.Kind.CONFIRMATION,
    **more: Any,
) -> list[Message]:
    """Return the message to those who registered together: one, to the first with an address.

    A registration comes to each state once, so that template and key make the message one; what
    may come again has an `occasion`. What has to be answered does not leave after its time.
    """
    addressed = next((member for member in party if member.resident.email), None)
    if addressed is None:
        return []
    resident = addressed.resident
    with translation.override(resident.language):
        context = about(event) | more
        context["name"] = resident.name
        context["seats"] = sum(member.seats for member in party)
        context["until"] = moment_of(addressed.expires_at) if addressed.expires_at else ""
        context["registration_link"] = make_link(Link.REGISTRATION, addressed.pk)
    return [
        draft(
            kind=kind,
            template=template,
            to=resident.email,
            context=context,
            dedupe_key=f"{template}:{addressed.pk}:{occasion}",
            recipient_key=f"resident:{resident.public_id}",
            language=resident.language,
            expires_at=addressed.expires_at,
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
