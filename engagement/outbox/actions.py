"""What other rooms call to have somebody told something."""

from collections.abc import Mapping
from datetime import datetime, timedelta
from typing import Any

from django.db import transaction
from django.utils import timezone

from engagement.outbox.doorbell import ring
from engagement.outbox.models import Message

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

    `template` names `templates/emails/<template>.txt` (first line: the subject) and `.html`,
    rendered with the plain JSON `context` when the message leaves. `recipient_key` is an opaque
    text such as "resident:<uuid>". A context with `unsubscribe_url` gets the one-click headers of
    RFC 8058 (sign-in codes never do). Nothing leaves before `due_at` or after `expires_at`.
    """
    message, created = Message.objects.get_or_create(
        dedupe_key=dedupe_key,
        defaults={
            "kind": kind,
            "template": template,
            "to": to,
            "context": dict(context),
            "recipient_key": recipient_key,
            "language": language,
            "due_at": due_at or timezone.now(),
            "expires_at": expires_at,
        },
    )
    if created and kind not in WITHOUT_BELL:
        transaction.on_commit(ring, robust=True)
    return message


def forget_old_content() -> int:
    """Empty messages that ended long enough ago; return how many.

    What stays (kind, states, times, an opaque key) says nothing about anybody once she is erased.
    """
    old = Message.objects.to_forget(timezone.now() - KEEP_CONTENT).order_by("pk")
    forgotten = 0
    while chunk := list(old.values_list("pk", flat=True)[:CHUNK]):
        forgotten += Message.objects.filter(pk__in=chunk).update(to="", context={})
    return forgotten
