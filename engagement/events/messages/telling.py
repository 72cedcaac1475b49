"""What organisers say to many people of a fête at once: each address or number once."""

from collections.abc import Iterable
from typing import Any

from django.utils import translation

from engagement.events.messages.drafts import about
from engagement.events.models import Broadcast, Event, Report
from engagement.outbox.actions import enqueue_all
from engagement.outbox.models import Message
from engagement.people.models import Resident
from engagement.people.reaching import CAN_WAIT, CANNOT_WAIT, Pressing, Reach, draft_to, reach


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
        pressing=CAN_WAIT,
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
    pressing: Pressing = CANNOT_WAIT,
    occasion: object = "",
    **more: Any,
) -> int:
    """Queue one message for each way to these people; return how many e-mail addresses."""
    before = None if pressing.can_wait else event.ends_at
    found = [reached for person in residents if (reached := reach([person], pressing, before))]
    by_place = {_place(reached): reached for reached in found}
    key = f"{template}:{event.pk}:{occasion}"
    enqueue_all(
        _draft(event, reached, pressing, template, f"{key}:{place}", more)
        for place, reached in by_place.items()
    )
    return sum(reached.way == Message.Way.EMAIL for reached in by_place.values())


def _place(reached: Reach) -> str:
    """Return what makes two ways one; people whom nothing reaches are each told of."""
    nowhere = reached.way in (Message.Way.LETTER, Message.Way.DESK)
    return str(reached.resident.public_id) if nowhere else reached.to.lower()


def _draft(
    event: Event,
    reached: Reach,
    pressing: Pressing,
    template: str,
    key: str,
    more: dict[str, Any],
) -> Message:
    with translation.override(reached.resident.language):
        context = about(event) | more | {"name": reached.resident.name}
    return draft_to(
        reached,
        pressing,
        kind=Message.Kind.CONFIRMATION,
        template=template,
        context=context,
        dedupe_key=key,
        before=None if pressing.can_wait else event.ends_at,
    )
