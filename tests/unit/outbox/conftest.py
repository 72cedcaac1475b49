"""Messages of our own: two tiny templates, and one function that queues."""

import itertools
from pathlib import Path

import pytest
import time_machine

from engagement.outbox.actions import draft, enqueue, enqueue_all
from engagement.outbox.models import Message

NUMBERS = itertools.count(1)
NOON = "2030-05-06 12:00+00:00"


@pytest.fixture(autouse=True)
def own_templates(settings):
    """Find `emails/hello.*` beside the real templates."""
    folder = Path(__file__).parent / "templates"
    settings.TEMPLATES = [
        {**engine, "DIRS": [folder, *engine["DIRS"]]} for engine in settings.TEMPLATES
    ]


@pytest.fixture
def clock():
    """A clock that stands at noon until a test moves it."""
    with time_machine.travel(NOON, tick=False) as traveller:
        yield traveller


def queue(kind: str = Message.Kind.CONFIRMATION, **values) -> Message:
    """Queue a message to Inès unless `values` say otherwise."""
    number = next(NUMBERS)
    values = {
        "template": "hello",
        "to": "ines@habitante.example",
        "context": {"name": "Inès"},
        "dedupe_key": f"hello:{number}",
        "recipient_key": "resident:0b1e",
        **values,
    }
    return enqueue(kind=kind, **values)


def now_of(message: Message) -> Message:
    """Return the row as the database has it now."""
    return Message.objects.get(pk=message.pk)


def draft_by_hand(kind: str = Message.Kind.CONFIRMATION, **values) -> Message:
    """Queue a message that people tell, by the `way` of `values`."""
    number = next(NUMBERS)
    values = {
        "template": "hello",
        "context": {"name": "Yvonne"},
        "dedupe_key": f"by-hand:{number}",
        "recipient_key": "resident:0b1f",
        **values,
    }
    message = draft(kind=kind, **values)
    enqueue_all([message])
    return Message.objects.get(dedupe_key=message.dedupe_key)
