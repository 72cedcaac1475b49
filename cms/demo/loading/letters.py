"""The city's letters: those who asked for them, one that left last week, one being written."""

from datetime import timedelta
from typing import Any

from django.utils.html import format_html_join

from cms.demo.content.letters import LETTERS, Letter
from cms.demo.loading import CHUNK, SOURCE
from cms.demo.loading.city import City, Step, retell
from cms.newsletter.audience import audience_of
from cms.newsletter.models import Newsletter, NewsletterMove
from cms.newsletter.rendering import TEMPLATE
from cms.newsletter.sending import freeze
from engagement.outbox.actions import draft
from engagement.outbox.models import Message
from engagement.people.actions import recipient_key
from engagement.people.models import ConsentRecord, Resident

State = Newsletter.State
#: Of those who take suggestions, one in three did not ask for the letter.
NOT_ASKED = 3


def load_letters(city: City) -> None:
    """Make the letters once; each load brings the day they left up to today."""
    if not Newsletter.objects.filter(source=SOURCE).exists():
        _agree()
        for content in LETTERS:
            _write(city, content)
    for content in LETTERS:
        if content.left_days_ago:
            _date(city, content, content.left_days_ago)


def _agree() -> None:
    takers = Resident.objects.filter(source=SOURCE, suggestions_since__isnull=False)
    people = [row for row in takers.order_by("pk") if row.pk % NOT_ASKED]
    for row in people:
        row.newsletter_since = row.suggestions_since
    Resident.objects.bulk_update(people, ["newsletter_since"], batch_size=CHUNK)
    purpose = ConsentRecord.Purpose.NEWSLETTER
    ConsentRecord.objects.bulk_create(
        (
            ConsentRecord(
                resident=row,
                purpose=purpose,
                given=True,
                at=row.newsletter_since or row.created_at,
                channel=row.channel,
                by=row.account,
            )
            for row in people
        ),
        batch_size=CHUNK,
    )


def _write(city: City, content: Letter) -> None:
    text = format_html_join("", "<p>{}</p>", ((words,) for words in content.paragraphs))
    body: list[tuple[str, Any]] = [
        ("heading", content.heading),
        ("text", str(text)),
        ("needs", {"title": content.needs_title, "most": 4}),
    ]
    if content.events_title:
        body.append(("events", {"title": content.events_title, "most": 3}))
    letter = Newsletter.objects.create(
        subject=content.subject, body=body, source=SOURCE, source_id=content.key
    )
    if content.left_days_ago:
        _send(city, letter)


def _send(city: City, letter: Newsletter) -> None:
    """Say that it left, to those who asked for it: rows without address, so nobody is told."""
    freeze(letter, "fr")
    edition = letter.editions.get()
    people = list(audience_of(letter).filter(source=SOURCE))
    letter.people, letter.all_written = len(people), True
    letter.state, letter.send_at = State.SENT, city.calendar.ago(1)
    letter.save()
    drafts = [
        draft(
            kind=Message.Kind.NEWSLETTER,
            template=TEMPLATE,
            to="",
            context={},
            dedupe_key=f"newsletter:{letter.pk}:{resident.pk}",
            recipient_key=recipient_key(resident),
            content=edition.content,
        )
        for resident in people
    ]
    for message in drafts:
        message.state, message.finished_at = Message.State.SENT, letter.send_at
    Message.objects.bulk_create(drafts, batch_size=CHUNK)


def _date(city: City, content: Letter, days: int) -> None:
    letter = Newsletter.objects.get(source=SOURCE, source_id=content.key)
    asked, left = city.calendar.ago(days + 1, "16:20"), city.calendar.ago(days)
    done = left + timedelta(minutes=9)
    Newsletter.objects.filter(pk=letter.pk).update(send_at=left, created_at=asked)
    messages = Message.objects.filter(content__in=letter.editions.values("content"))
    messages.update(created_at=left, due_at=left, finished_at=done)
    steps: list[Step] = [
        (State.DRAFT, State.SCHEDULED, asked, city.officer, ""),
        (State.SCHEDULED, State.SENDING, left, None, ""),
        (State.SENDING, State.SENT, done, None, ""),
    ]
    retell(NewsletterMove, [(letter, steps)])
