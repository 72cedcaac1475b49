"""Messages that wait a moment, so that what caused them can be taken back with them."""

from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass, field
from datetime import datetime

from django.db import transaction
from django.utils import timezone

from engagement.outbox.models import Message


class AlreadyLeft(Exception):
    """At least one of the messages is on its way."""


@dataclass
class Hold:
    """Until when messages are held, and the Message-IDs of those written meanwhile."""

    until: datetime
    message_ids: list[str] = field(default_factory=list)


_current: ContextVar[Hold | None] = ContextVar("outbox_hold", default=None)


@contextmanager
def holding(until: datetime) -> Iterator[Hold]:
    """Give what is drafted inside `until` as its earliest due time, and list it."""
    hold = Hold(until)
    token = _current.set(hold)
    try:
        yield hold
    finally:
        _current.reset(token)


def hold_back(message: Message) -> None:
    """Apply to a new draft the hold that is on, if any."""
    hold = _current.get()
    if hold:
        message.due_at = max(message.due_at, hold.until)
        hold.message_ids.append(message.message_id)


@transaction.atomic
def recall(message_ids: Iterable[str]) -> int:
    """Delete these messages and return how many; AlreadyLeft, and none, if one is under way."""
    rows = Message.objects.filter(message_id__in=list(message_ids))
    deleted, _models = rows.filter(
        state=Message.State.QUEUED, attempts=0, due_at__gt=timezone.now()
    ).delete()
    if rows.exists():
        raise AlreadyLeft
    return deleted
