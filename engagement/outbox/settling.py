"""Somebody looks at a message that did not arrive: it is sent again, or written off."""

from typing import Any

from django.db import transaction
from django.utils import timezone

from engagement.outbox.actions import draft, enqueue_all
from engagement.outbox.models import Message


class CannotSettle(Exception):
    """It is settled already, it is not in trouble, or nothing is left of it to send."""


@transaction.atomic
def send_again(*, message: Message, by: Any) -> Message:
    """Queue the same words to the same address as a new message, once; raises CannotSettle."""
    if not message.may_be_sent_again:
        raise CannotSettle
    _settle(message, by)
    again = draft(
        kind=message.kind,
        template=message.template,
        to=message.to,
        context=message.context,
        dedupe_key=again_key(message),
        recipient_key=message.recipient_key,
        language=message.language,
        expires_at=message.expires_at,
        content=message.content,
        way=message.way,
        about=message.about,
        can_wait=message.can_wait,
    )
    enqueue_all([again])
    return again


@transaction.atomic
def write_off(*, message: Message, by: Any) -> Message:
    """Note that nothing more is done about a message that did not arrive; raises CannotSettle."""
    _settle(message, by)
    return message


@transaction.atomic
def unsettle(*, message: Message, by: Any) -> Message:
    """Bring a message back among those in trouble; CannotSettle if somebody else settled it."""
    rows = Message.objects.filter(pk=message.pk, settled_by=by)
    if not rows.update(settled_at=None, settled_by=None):
        raise CannotSettle
    message.refresh_from_db()
    return message


def again_key(message: Message) -> str:
    return f"again:{message.pk}"


def _settle(message: Message, by: Any) -> None:
    rows = Message.objects.in_trouble().filter(pk=message.pk)
    if not rows.update(settled_at=timezone.now(), settled_by=by):
        raise CannotSettle
    message.refresh_from_db()
