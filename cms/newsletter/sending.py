"""How a letter leaves: its words frozen, then a message for each reader, in chunks.

A chunk, the cursor and the lock of the letter are one transaction. Whoever is killed leaves a
letter that the next run goes on with, and the dedupe key of a message is letter and resident: the
same resident is never written to twice, whatever was stopped, resumed or repeated.
"""

import time
from collections.abc import Iterator
from datetime import timedelta

from django.db import transaction
from django.db.models import QuerySet
from django.urls import reverse
from django.utils import timezone, translation

from cms.newsletter.actions import is_night, messages_of
from cms.newsletter.audience import audience_of
from cms.newsletter.models import Edition, Newsletter
from cms.newsletter.parts import parts_of
from cms.newsletter.plain import whole
from cms.newsletter.rendering import TEMPLATE, shared
from engagement.base.links import Link, make_link
from engagement.outbox.actions import draft, enqueue_all, withdraw
from engagement.outbox.content import Content
from engagement.outbox.models import Message
from engagement.people.actions import recipient_key
from engagement.people.models import Resident

State = Newsletter.State
#: Residents of one transaction.
CHUNK = 1000
#: Seconds of one run: other jobs wait meanwhile, and Celery ends a task after 45.
RUN = 20.0
#: A letter that could not leave within this is no news any more.
WORTH = timedelta(days=3)


def send_newsletters(*, seconds: float = RUN) -> None:
    """Do what is due: begin letters, write their messages, end them, withdraw what was stopped."""
    end = time.monotonic() + seconds
    for newsletter in _awake(state=State.SCHEDULED, send_at__lte=timezone.now()):
        begin(newsletter.pk)
    for newsletter in _awake(state=State.SENDING):
        while time.monotonic() < end and write_chunk(newsletter.pk):
            pass
    for newsletter in Newsletter.objects.filter(state=State.SENDING, all_written=True):
        finish(newsletter.pk)
    for newsletter in Newsletter.objects.filter(state=State.STOPPED):
        withdraw(messages_of(newsletter))


def _awake(**which: object) -> QuerySet[Newsletter]:
    """Return such letters, at night without those that wait for the morning."""
    newsletters = Newsletter.objects.filter(**which)
    return newsletters.filter(at_night=True) if is_night(timezone.now()) else newsletters


@transaction.atomic
def begin(key: int) -> None:
    """Freeze its words in each language; from now on it can be stopped, not changed."""
    newsletter = Newsletter.objects.select_for_update().get(pk=key)
    if newsletter.state != State.SCHEDULED:
        return
    for language in newsletter.languages:
        freeze(newsletter, language)
    newsletter.move(State.SENDING, by=None, people=audience_of(newsletter).count())


def freeze(newsletter: Newsletter, language: str) -> None:
    """Keep what it says in a language now, for the outbox and for its page."""
    title, body = newsletter.words_in(language)
    parts = parts_of(body, language)
    with translation.override(language):
        online = whole(reverse("letter", args=[newsletter.pk]))
    letter = shared(title, parts, language, online)
    content = Content.objects.create(subject=title, text=letter.text, html=letter.html)
    newsletter.editions.create(language=language, title=title, parts=parts, content=content)


@transaction.atomic
def write_chunk(key: int) -> bool:
    """Write the next messages; False once there is nobody left to write to.

    The residents are locked: who takes her consent back waits, then has her message deleted.
    """
    newsletter = Newsletter.objects.select_for_update().get(pk=key)
    if newsletter.state != State.SENDING or newsletter.all_written:
        return False
    people = audience_of(newsletter).filter(pk__gt=newsletter.written_to).order_by("pk")
    chunk = list(people.select_for_update().only("public_id", "email", "language")[:CHUNK])
    enqueue_all(_drafts(newsletter, chunk))
    newsletter.written_to = chunk[-1].pk if chunk else newsletter.written_to
    newsletter.all_written = len(chunk) < CHUNK
    newsletter.save(update_fields=["written_to", "all_written"])
    return not newsletter.all_written


def _drafts(newsletter: Newsletter, people: list[Resident]) -> Iterator[Message]:
    editions = {row.language: row for row in newsletter.editions.select_related("content")}
    french = editions["fr"]
    for language, edition in editions.items():
        readers = [one for one in people if editions.get(one.language, french) is edition]
        with translation.override(language):
            yield from (_draft(newsletter, edition, resident) for resident in readers)


def _draft(newsletter: Newsletter, edition: Edition, resident: Resident) -> Message:
    return draft(
        kind=Message.Kind.NEWSLETTER,
        template=TEMPLATE,
        to=resident.email,
        context={"unsubscribe_url": make_link(Link.LEAVE_NEWSLETTER, resident.public_id)},
        dedupe_key=f"newsletter:{newsletter.pk}:{resident.pk}",
        recipient_key=recipient_key(resident),
        language=edition.language,
        expires_at=timezone.now() + WORTH,
        content=edition.content,
    )


@transaction.atomic
def finish(key: int) -> None:
    """End a letter of which no message is on its way any more."""
    newsletter = Newsletter.objects.select_for_update().get(pk=key)
    is_done = newsletter.state == State.SENDING and newsletter.all_written
    if is_done and not messages_of(newsletter).waiting().exists():
        newsletter.move(State.SENT, by=None)
