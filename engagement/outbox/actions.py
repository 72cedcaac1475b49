"""What other rooms call to have somebody told something."""

from collections.abc import Iterable, Mapping
from datetime import datetime, timedelta
from typing import Any

from django.db import transaction
from django.utils import timezone

from engagement.outbox.content import Content
from engagement.outbox.doorbell import ring
from engagement.outbox.holding import hold_back
from engagement.outbox.models import Message, MessageQuerySet

#: Nobody waits for these, and they come by the thousand: the sweep finds them.
WITHOUT_BELL = Message.AT_MOST_ONCE
#: How long the address and the words of a message outlive its end.
KEEP_CONTENT = timedelta(days=7)
CHUNK = 1000


@transaction.atomic
def enqueue(
    *,
    kind: str,
    template: str,
    to: str,
    context: Mapping[str, Any],
    dedupe_key: str,
    recipient_key: str,
    language: str = "fr",
    due_at: datetime | None = None,
    expires_at: datetime | None = None,
) -> Message:
    """Write a message in the caller's transaction; the same `dedupe_key` gives the same row.

    The arguments are those of `draft`.
    """
    message = draft(
        kind=kind,
        template=template,
        to=to,
        context=context,
        dedupe_key=dedupe_key,
        recipient_key=recipient_key,
        language=language,
        due_at=due_at,
        expires_at=expires_at,
    )
    _insert([message])
    written = Message.objects.get(dedupe_key=dedupe_key)
    if written.message_id == message.message_id:
        _ring_for([message])
    return written


def draft(
    *,
    kind: str,
    template: str,
    to: str,
    context: Mapping[str, Any],
    dedupe_key: str,
    recipient_key: str,
    language: str = "fr",
    due_at: datetime | None = None,
    expires_at: datetime | None = None,
    content: Content | None = None,
    way: str = Message.Way.EMAIL,
    about: str = "",
    can_wait: bool = False,
) -> Message:
    """Return a message that `enqueue_all` has still to write.

    `template` names `templates/emails/<template>.txt` (first line: the subject) and `.html`,
    rendered with the plain JSON `context` when the message leaves. `recipient_key` is an opaque
    text such as "resident:<uuid>". A context with `unsubscribe_url` gets the one-click headers of
    RFC 8058 (sign-in codes never do). Nothing leaves before `due_at` or after `expires_at`.
    With a `content`, its words are sent instead, filled in with the context. `to` is what the
    `way` needs; `about` names what an answer on the telephone answers (answers.py).
    """
    message = Message(
        kind=kind,
        priority=Message.PRIORITY[kind],
        template=template,
        to=to,
        context=dict(context),
        dedupe_key=dedupe_key,
        recipient_key=recipient_key,
        language=language,
        due_at=due_at or timezone.now(),
        expires_at=expires_at,
        content=content,
        way=way,
        about=about,
        can_wait=can_wait,
    )
    hold_back(message)
    return message


def enqueue_all(drafts: Iterable[Message]) -> None:
    """Write drafts in the caller's transaction, in one statement; known `dedupe_key`s are left."""
    messages = list(drafts)
    _insert(messages)
    _ring_for(messages)


def _insert(messages: list[Message]) -> None:
    Message.objects.bulk_create(messages, ignore_conflicts=True, batch_size=CHUNK)


def _ring_for(messages: list[Message]) -> None:
    if any(_wants_bell(message) for message in messages):
        transaction.on_commit(ring, robust=True)


def _wants_bell(message: Message) -> bool:
    return message.way == Message.Way.EMAIL and message.kind not in WITHOUT_BELL


def withdraw(messages: MessageQuerySet) -> int:
    """Delete those of `messages` that nobody has begun to send; return how many.

    In chunks, each whole or not at all: called again, it goes on. A `dedupe_key` that was
    withdrawn may be written again.
    """
    withdrawn = 0
    while chunk := _withdraw_chunk(messages):
        withdrawn += chunk
    return withdrawn


@transaction.atomic
def _withdraw_chunk(messages: MessageQuerySet) -> int:
    # Locked before they are deleted: a row that is being claimed is left to its sender.
    rows = messages.not_begun().order_by("pk").select_for_update(skip_locked=True)
    keys = list(rows.values_list("pk", flat=True)[:CHUNK])
    Message.objects.filter(pk__in=keys).delete()
    return len(keys)


def forget_old_content() -> int:
    """Empty messages that ended long enough ago; return how many.

    What stays (kind, states, times, an opaque key) says nothing about anybody once she is erased.
    """
    old = Message.objects.to_forget(timezone.now() - KEEP_CONTENT).order_by("pk")
    forgotten = 0
    while chunk := list(old.values_list("pk", flat=True)[:CHUNK]):
        forgotten += Message.objects.filter(pk__in=chunk).update(to="", context={})
    return forgotten
