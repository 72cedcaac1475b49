"""What is said when a fête is called off."""

from collections.abc import Iterable

from django.utils import translation

from engagement.events.messages.drafts import about
from engagement.events.models import Event
from engagement.outbox.actions import draft, enqueue_all
from engagement.outbox.models import Message
from engagement.people.models import Resident


def tell_called_off(event: Event, residents: Iterable[Resident]) -> None:
    """Tell each address once, whatever number of places were held with it."""
    reason = event.moves.latest("at", "pk").reason
    by_address = {person.email.lower(): person for person in residents if person.email}
    enqueue_all(_draft(event, person, reason) for person in by_address.values())


def _draft(event: Event, resident: Resident, reason: str) -> Message:
    with translation.override(resident.language):
        context = about(event) | {"name": resident.name, "reason": reason}
    return draft(
        kind=Message.Kind.CONFIRMATION,
        template="event_called_off",
        to=resident.email,
        context=context,
        dedupe_key=f"event_called_off:{event.pk}:{resident.email.lower()}",
        recipient_key=f"resident:{resident.public_id}",
        language=resident.language,
    )
