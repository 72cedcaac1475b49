"""A letter in both languages, and residents who asked for it."""

from datetime import timedelta

import pytest
import time_machine
from django.utils import timezone

from cms.newsletter.actions import schedule
from cms.newsletter.models import Newsletter
from cms.newsletter.sending import send_newsletters
from engagement.outbox.models import Message
from tests import factories

#: A Tuesday at ten, city time.
MORNING = "2030-05-07 10:00+02:00"


@pytest.fixture
def clock():
    with time_machine.travel(MORNING, tick=False) as traveller:
        yield traveller


@pytest.fixture
def letter(db):
    return Newsletter.objects.create(
        subject="La lettre de mai",
        body=[
            ("heading", "Au jardin"),
            ("text", '<p>On <b>plante</b>, <a href="/regles/">voici comment</a>.</p>'),
            ("needs", {"title": "On a besoin de vous", "most": 3}),
        ],
    )


def reader(name: str = "", **facts):
    """Make a resident who agreed to the letter."""
    return factories.ResidentFactory(name=name, newsletter_since=timezone.now(), **facts)


def send(letter: Newsletter, by) -> Newsletter:
    """Let it leave now: its messages are written, not yet sent."""
    schedule(newsletter=letter, send_at=timezone.now(), by=by)
    send_newsletters()
    letter.refresh_from_db()
    return letter


def told() -> set[str]:
    """Return the addresses that have a message of a letter."""
    rows = Message.objects.filter(kind=Message.Kind.NEWSLETTER)
    return set(rows.values_list("to", flat=True))


A_DAY = timedelta(days=1)
