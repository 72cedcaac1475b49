"""What providers tell about sent messages, in any order and as often as they like."""

import hashlib
from datetime import datetime, timedelta
from typing import Any

from django.db import transaction
from django.db.models import Q

from engagement.outbox.models import DeliveryEvent, Message, Suppression, address_key

Kind = DeliveryEvent.Kind
Reason = Suppression.Reason

#: Three soft bounces in a row and an address is left alone for this long.
PAUSE_AFTER = 3
PAUSE = timedelta(days=7)

#: Where an event brings its message. A soft bounce is not the end of it.
STATES: dict[str, str] = {
    Kind.DELIVERED: Message.State.DELIVERED,
    Kind.HARD_BOUNCE: Message.State.BOUNCED,
    Kind.COMPLAINT: Message.State.COMPLAINED,
}
SUPPRESSING: dict[str, str] = {
    Kind.HARD_BOUNCE: Reason.HARD_BOUNCE,
    Kind.COMPLAINT: Reason.COMPLAINT,
}


@transaction.atomic
def record_delivery_event(
    *,
    provider: str,
    kind: str,
    recipient: str,
    at: datetime,
    event_id: str = "",
    provider_id: str = "",
    message_id: str = "",
) -> DeliveryEvent:
    """Write down an event once and draw its consequences; a repeat changes nothing.

    `provider_id` is the provider's name for the message, `message_id` our own header. Two
    providers send no `event_id`: the key is then a hash of what makes the event itself.
    """
    event, created = DeliveryEvent.objects.get_or_create(
        key=_event_key(provider, event_id, provider_id or message_id, recipient, kind, at),
        defaults={
            "message": _message_of(provider_id, message_id),
            "provider_id": provider_id,
            "address_key": address_key(recipient),
            "kind": kind,
            "at": at,
        },
    )
    if created:
        _advance(event)
        _suppress(event)
    return event


def adopt_events(message: Message) -> None:
    """Apply the events that came before we knew the provider's name for this message."""
    if not message.provider_id:
        return
    early = DeliveryEvent.objects.filter(message=None, provider_id=message.provider_id)
    for event in early:
        event.message = message
        event.save(update_fields=["message"])
        _advance(event)


def _event_key(
    provider: str, event_id: str, told_id: str, recipient: str, kind: str, at: datetime
) -> str:
    parts = [provider, event_id] if event_id else [provider, told_id, recipient, kind, str(at)]
    return hashlib.sha256("\n".join(parts).encode()).hexdigest()


def _message_of(provider_id: str, message_id: str) -> Message | None:
    known = Q(message_id__in=[message_id, provider_id]) | Q(provider_id=provider_id)
    return Message.objects.filter(known).first() if provider_id or message_id else None


def _advance(event: DeliveryEvent) -> None:
    """Move the message as far as the event says, never back."""
    state = STATES.get(event.kind)
    if event.message_id and state:
        rows = Message.objects.filter(pk=event.message_id).before(state)
        rows.update(state=state, finished_at=event.at)


def _suppress(event: DeliveryEvent) -> None:
    if event.kind in SUPPRESSING:
        Suppression.objects.get_or_create(
            address_key=event.address_key,
            reason=SUPPRESSING[event.kind],
            defaults={"since": event.at},
        )
    else:
        _pause_or_resume(event.address_key)


def _pause_or_resume(key: str) -> None:
    """Pause an address whose last three events are soft bounces; drawn from all of them anew."""
    last = DeliveryEvent.objects.filter(address_key=key).order_by("-at", "kind")[:PAUSE_AFTER]
    soft = [event.at for event in last if event.kind == Kind.SOFT_BOUNCE]
    pauses = Suppression.objects.filter(address_key=key, reason=Reason.SOFT_BOUNCES)
    if len(soft) < PAUSE_AFTER:
        pauses.delete()
        return
    Suppression.objects.update_or_create(
        address_key=key,
        reason=Reason.SOFT_BOUNCES,
        defaults={"since": soft[0], "until": soft[0] + PAUSE},
    )


def hear_anymail(*, event: Any, esp_name: str, **_signal: Any) -> None:
    """Receive Anymail's tracking signal; kinds that say nothing of the delivery are let pass."""
    kind = _kind_of(event)
    if kind and event.recipient:
        record_delivery_event(
            provider=esp_name,
            kind=kind,
            recipient=event.recipient,
            at=event.timestamp,
            event_id=event.event_id or "",
            provider_id=event.message_id or "",
            message_id=(event.metadata or {}).get("message_id", ""),
        )


def _kind_of(event: Any) -> str | None:
    if event.event_type == "bounced":
        return Kind.SOFT_BOUNCE if _is_soft(event) else Kind.HARD_BOUNCE
    return {"delivered": Kind.DELIVERED, "complained": Kind.COMPLAINT}.get(event.event_type)


def _is_soft(event: Any) -> bool:
    """Anymail calls both kinds "bounced"; Brevo, Postmark, Mailjet and SES tell them apart."""
    told = event.esp_event or {}
    words = f"{told.get('event')} {told.get('Type')} {event.description}".lower()
    return "soft" in words or "transient" in words or told.get("hard_bounce") is False
