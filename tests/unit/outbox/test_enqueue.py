"""A message is a row of the transaction that caused it."""

import pytest
from django.core import mail
from django.db import transaction

from engagement.outbox import actions, doorbell
from engagement.outbox.models import Message
from tests.unit.outbox.conftest import queue

pytestmark = pytest.mark.django_db
Kind = Message.Kind


@pytest.fixture
def bell(monkeypatch):
    rung = []
    monkeypatch.setattr(actions, "ring", lambda: rung.append(1))
    return rung


def test_a_message_waits_in_the_outbox_and_nothing_leaves():
    message = queue()
    assert message.state == Message.State.QUEUED
    assert mail.outbox == []


def test_the_same_key_gives_the_same_row_and_changes_nothing_in_it():
    first = queue(dedupe_key="sign-up:7", context={"name": "Inès"})
    second = queue(dedupe_key="sign-up:7", context={"name": "Omar"})
    assert second.pk == first.pk
    assert second.context == {"name": "Inès"}


def test_a_repeated_key_does_not_spoil_the_transaction_it_is_in():
    queue(dedupe_key="sign-up:7")
    with transaction.atomic():
        queue(dedupe_key="sign-up:7")
        queue(dedupe_key="sign-up:8")
    assert Message.objects.count() == 2


def test_a_message_goes_when_its_transaction_goes():
    with transaction.atomic():
        queue()
        transaction.set_rollback(True)
    assert not Message.objects.exists()


def test_every_kind_has_its_priority_codes_first_newsletters_last():
    assert set(Message.PRIORITY) == set(Kind.values)
    assert min(Message.PRIORITY, key=Message.PRIORITY.get) == Kind.CODE
    assert max(Message.PRIORITY, key=Message.PRIORITY.get) == Kind.NEWSLETTER
    assert queue(Kind.DIGEST).priority > queue(Kind.CODE).priority


def test_what_nobody_waits_for_is_at_most_once():
    most_once = {kind for kind in Kind.values if queue(kind).at_most_once}
    assert most_once == {"suggestion", "digest", "newsletter"}


def test_the_bell_rings_once_the_transaction_is_committed(bell, django_capture_on_commit_callbacks):
    with django_capture_on_commit_callbacks(execute=True):
        queue()
        assert bell == []
    assert bell == [1]


@pytest.mark.parametrize("kind", [Kind.SUGGESTION, Kind.DIGEST])
def test_what_comes_by_the_thousand_rings_no_bell(kind, bell, django_capture_on_commit_callbacks):
    with django_capture_on_commit_callbacks(execute=True):
        queue(kind)
    assert bell == []


def test_a_message_already_there_rings_no_bell(bell, django_capture_on_commit_callbacks):
    with django_capture_on_commit_callbacks(execute=True):
        queue(dedupe_key="sign-up:7")
        queue(dedupe_key="sign-up:7")
    assert bell == [1]


class FailingBroker:
    def __init__(self):
        self.asked = 0

    def send_task(self, *args, **options):
        self.asked += 1
        raise ConnectionError("no broker")


def test_a_broker_that_is_down_disturbs_neither_the_message_nor_the_hooks_after_it(
    settings, monkeypatch, django_capture_on_commit_callbacks
):
    settings.CELERY_BROKER_URL = "redis://127.0.0.1:1/0"
    broker, later = FailingBroker(), []
    monkeypatch.setattr(doorbell, "current_app", broker)
    monkeypatch.setattr(actions, "ring", doorbell.Doorbell().ring)
    with django_capture_on_commit_callbacks(execute=True):
        queue()
        transaction.on_commit(lambda: later.append(1))
    assert (broker.asked, later) == (1, [1])


def test_without_a_broker_nobody_is_asked(settings, monkeypatch):
    settings.CELERY_BROKER_URL = ""
    broker = FailingBroker()
    monkeypatch.setattr(doorbell, "current_app", broker)
    doorbell.Doorbell().ring()
    assert broker.asked == 0


def test_after_a_failure_nobody_waits_for_the_broker_for_a_moment(settings, monkeypatch):
    settings.CELERY_BROKER_URL = "redis://127.0.0.1:1/0"
    broker, bell = FailingBroker(), doorbell.Doorbell()
    monkeypatch.setattr(doorbell, "current_app", broker)
    bell.ring()
    bell.ring()
    assert broker.asked == 1
    bell.silent_until -= doorbell.SILENCE
    bell.ring()
    assert broker.asked == 2
