"""Two clerks take the same call at the same moment: one has it, whatever the engine."""

import threading
from collections.abc import Callable

import pytest
from django.db import connection

from engagement.outbox import calls
from engagement.outbox.calls import CallTaken, claim_call
from engagement.outbox.models import Message
from engagement.people.models import Account
from tests.factories import AccountFactory
from tests.unit.outbox.conftest import draft_by_hand

pytestmark = pytest.mark.django_db(transaction=True)
ROUNDS = 5


def both(message: Message, clerks: list[Account]) -> int:
    """Return how many of the clerks hold the call after both took it at once."""
    start, held = threading.Barrier(len(clerks)), []

    def take(clerk: Account) -> None:
        try:
            start.wait()
            claim_call(message=message, by=clerk)
            held.append(clerk)
        except CallTaken:
            pass
        finally:
            connection.close()

    threads = [threading.Thread(target=take, args=[clerk]) for clerk in clerks]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return len(held)


def rounds(clerks: list[Account], prepare: Callable[[], Message]) -> list[int]:
    return [both(prepare(), clerks) for _ in range(ROUNDS)]


@pytest.fixture
def clerks():
    return [AccountFactory(email=f"clerk{n}@mairie.example") for n in range(2)]


def new_call() -> Message:
    Message.objects.all().delete()
    rows = [draft_by_hand(way="telephone", to="0328000000") for _ in range(2)]
    return rows[1]


def test_one_of_two_clerks_has_the_call_with_all_that_waits(clerks):
    assert rounds(clerks, new_call) == [1] * ROUNDS
    assert len(set(Message.objects.values_list("token", "called_by"))) == 1


def test_control_without_a_look_at_the_lease_both_would_call_her(clerks, monkeypatch):
    monkeypatch.setattr(calls, "_is_anothers", lambda row, by, now: False)
    assert rounds(clerks, new_call) == [2] * ROUNDS
