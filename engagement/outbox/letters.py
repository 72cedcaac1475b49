"""Letters: what is told by post, printed in batches by whoever sits at the desk.

A letter is in one batch or in none. A batch is printed as often as the printer asks for it, and
ends when somebody says that it is posted: never lost, never in two batches.
"""

from datetime import datetime
from typing import Any

from django.db import transaction
from django.utils import timezone

from engagement.outbox.models import LetterBatch, Message

State = Message.State

#: Pages of one PDF: drawing them takes a few seconds.
MOST_LETTERS = 200


class NothingToPrint(Exception):
    """No letter waits: somebody else has just taken them."""


class AlreadyPosted(Exception):
    """Somebody has said so before."""


def letters_waiting(now: datetime) -> Any:
    """Return the letters that wait for a batch, the oldest first."""
    rows = Message.objects.due(now).by_way(Message.Way.LETTER).filter(state=State.QUEUED)
    return rows.order_by("due_at", "pk")


@transaction.atomic
def make_batch(*, by: Any) -> LetterBatch:
    """Put the letters that wait in a batch, at most MOST_LETTERS; NothingToPrint without any.

    A compare-and-set: of two who do so at once each gets letters that the other has not.
    """
    now = timezone.now()
    rows = letters_waiting(now).select_for_update(skip_locked=True)
    keys = list(rows.values_list("pk", flat=True)[:MOST_LETTERS])
    batch = LetterBatch.objects.create(by=by, created_at=now)
    waiting = Message.objects.filter(pk__in=keys, state=State.QUEUED, batch=None)
    if not waiting.update(state=State.SENDING, token=batch.key, batch=batch, due_at=now):
        raise NothingToPrint
    return batch


def letters_of(batch: LetterBatch) -> list[Message]:
    """Return the letters of a batch whose words are still there, sorted as a postman sorts them.

    By the last line of the address (post code and town), then by the lines before it.
    """
    rows = batch.letters.exclude(to="")
    return sorted(rows, key=lambda row: (*_lines(row.to)[::-1], row.pk))


def _lines(address: str) -> list[str]:
    return [line.strip().casefold() for line in address.splitlines() if line.strip()]


@transaction.atomic
def note_posted(*, batch: LetterBatch, by: Any) -> None:
    """Note that a batch is in the letter box; AlreadyPosted if somebody did before."""
    now = timezone.now()
    open_batch = LetterBatch.objects.filter(pk=batch.pk, posted_at=None)
    if not open_batch.update(posted_at=now, posted_by=by):
        raise AlreadyPosted
    letters = Message.objects.filter(batch=batch, state=State.SENDING, token=batch.key)
    letters.update(state=State.SENT, token=None, finished_at=now)
