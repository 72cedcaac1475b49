"""What organisers say to many people of a fête at once: each address is written to once."""

from collections.abc import Iterable
from typing import Any

from django.utils import translation

from engagement.events.messages.drafts import about
from engagement.events.models import Broadcast, Event, Report
from engagement.outbox.actions import draft, enqueue_all
from engagement.outbox.models import Message
from engagement.people.models import Resident


def tell_called_off(event: Event, residents: Iterable[Resident]) -> None:
    """Say that the fête does not take place, and why."""
    reason = event.moves.latest("at", "pk").reason
    tell_each(event, residents, template="event_called_off", reason=reason)


def tell_broadcast(row: Broadcast, residents: Iterable[Resident]) -> int:
    """Pass on the organisers' word; return how many addresses."""
    event = row.event
    return tell_each(event, residents, template="event_word", occasion=row.pk, words=row.text)


def tell_report(event: Event, report: Report, residents: Iterable[Resident]) -> int:
    """Thank everybody who took part with what came of it."""
    return tell_each(
        event,
        residents,
        template="event_report",
        came=report.figures["came"],
        helpers=report.figures["helpers"],
        came_of_it=report.came_of_it,
        decided=report.decided,
        next_steps=report.next_steps,
    )


def tell_each(
    event: Event,
    residents: Iterable[Resident],
    *,
    template: str,
    occasion: object = "",
    **more: Any,
) -> int:
    """Queue one message for each address among these people; return how many."""
    by_address = {person.email.lower(): person for person in residents if person.email}
    key = f"{template}:{event.pk}:{occasion}"
    enqueue_all(_draft(event, person, template, key, more) for person in by_address.values())
    return len(by_address)


def _draft(
    event: Event, resident: Resident, template: str, key: str, more: dict[str, Any]
) -> Message:
    with translation.override(resident.language):
        context = about(event) | more | {"name": resident.name}
    return draft(
        kind=Message.Kind.CONFIRMATION,
        template=template,
        to=resident.email,
        context=context,
        dedupe_key=f"{key}:{resident.email.lower()}",
        recipient_key=f"resident:{resident.public_id}",
        language=resident.language,
    )
