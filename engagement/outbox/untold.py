"""What waits for people to tell it: until when, how much of it, and what nobody can be told."""

from datetime import datetime
from typing import Any

from django.db import transaction
from django.db.models import Count, Q
from django.utils import timezone

from engagement.outbox.actions import withdraw
from engagement.outbox.models import Message
from engagement.outbox.settling import CannotSettle

State, Way = Message.State, Message.Way


def expire_untold() -> int:
    """End what nobody told in time; return how many. What somebody is telling now is left."""
    now = timezone.now()
    late = Message.objects.by_hand().filter(state__in=Message.LIVE, expires_at__lte=now, batch=None)
    free = late.filter(Q(token=None) | Q(due_at__lte=now))
    return free.update(state=State.EXPIRED, token=None, finished_at=now)


def counts_by_way() -> dict[str, int]:
    """Return how many messages wait for people, by way."""
    waiting = Message.objects.waiting().by_hand().order_by()
    counted = dict(waiting.values_list("way").annotate(n=Count("pk")))
    return {way: counted.get(way, 0) for way in (Way.TELEPHONE, Way.LETTER, Way.DESK)}


def withdraw_untold(*, recipient_keys: list[str], about: list[str], **which: str) -> int:
    """Delete what nobody has begun to tell these people about these things: all, or `which`.

    An e-mail has left long ago; what waits for a call would be told when it is no longer true.
    """
    rows = Message.objects.by_hand().filter(recipient_key__in=recipient_keys, about__in=about)
    return withdraw(rows.filter(**which))


def unreached(now: datetime) -> Any:
    """Return what is due and that nobody knows how to tell, the oldest first."""
    rows = Message.objects.due(now).by_way(Way.DESK).filter(state=State.QUEUED)
    return rows.order_by("due_at", "pk")


@transaction.atomic
def note_told(*, message: Message, by: Any) -> None:
    """Note that somebody found a way to tell her; CannotSettle if it was settled before."""
    _end_unreached(message, State.SENT, by)


@transaction.atomic
def give_up(*, message: Message, by: Any) -> None:
    """Note that she is not told; CannotSettle if it was settled before."""
    _end_unreached(message, State.FAILED, by)


@transaction.atomic
def take_up_again(*, message: Message, by: Any) -> None:
    """Bring back what `by` settled a moment ago; CannotSettle if somebody else did."""
    mine = Message.objects.by_way(Way.DESK).filter(pk=message.pk, settled_by=by)
    if not mine.update(state=State.QUEUED, finished_at=None, settled_at=None, settled_by=None):
        raise CannotSettle
    message.refresh_from_db()


def _end_unreached(message: Message, state: str, by: Any) -> None:
    now = timezone.now()
    rows = Message.objects.by_way(Way.DESK).filter(pk=message.pk, state=State.QUEUED)
    if not rows.update(state=state, finished_at=now, settled_at=now, settled_by=by):
        raise CannotSettle
    message.refresh_from_db()
