"""Fifty wait, twenty places become free while ten hands give them out at once."""

from collections.abc import Callable
from threading import Barrier

import pytest
from django.db import connection
from django.db.models import QuerySet

from engagement.base.models import IllegalMove
from engagement.needs.actions import SignUpRefused, cancel_sign_up, places, sign_up
from engagement.needs.models import Shift, SignUp
from engagement.outbox.models import Message
from engagement.people.models import Resident
from tests.factories import NeedFactory
from tests.races.test_sign_up_never_overbooks import all_at_once

WAITING, FREED, HANDS = 50, 20, 10
State = SignUp.State

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def shift():
    return NeedFactory(shifts=[FREED]).shifts.get()


@pytest.fixture
def holders(shift):
    """Return those who hold a place, in as many heaps as there are hands."""
    held = [sign_up(shift=shift, resident=who, by=None) for who in people(FREED)]
    return [held[hand::HANDS] for hand in range(HANDS)]


@pytest.fixture
def line(shift, holders):
    return [sign_up(shift=shift, resident=who, by=None, wait=True) for who in people(WAITING)]


def people(number: int) -> list[Resident]:
    rows = [Resident(email=f"{n}@exemple.example") for n in range(number)]
    return Resident.objects.bulk_create(rows)


def leave(signups: list[SignUp]) -> None:
    for signup in signups:
        cancel_sign_up(signup=SignUp.objects.get(pk=signup.pk), by=None)


def offered(shift: Shift) -> list[int]:
    rows = SignUp.objects.filter(shift=shift, state=State.OFFERED).order_by("pk")
    return list(rows.values_list("pk", flat=True))


def test_twenty_places_freed_at_once_go_to_the_first_twenty(shift, holders, line):
    assert all_at_once(leave, holders, HANDS) == {"done": HANDS}
    shift.refresh_from_db()
    assert offered(shift) == [signup.pk for signup in line[:FREED]]
    assert shift.taken == FREED
    assert Message.objects.filter(template="place_offered").count() == FREED


def test_the_control_without_the_lock_does_not_give_each_place_to_the_next(
    shift, holders, line, monkeypatch
):
    if connection.vendor != "postgresql":
        pytest.skip("SQLite takes one writer at a time: nobody reads the list meanwhile")
    monkeypatch.setattr(QuerySet, "select_for_update", lambda rows, **_options: rows)
    monkeypatch.setattr(QuerySet, "update", counting_instead(QuerySet.update))
    monkeypatch.setattr(places, "waiting_parties", all_looking_at_once(places.waiting_parties))
    outcomes = all_at_once(leave_and_stumble, holders, HANDS)
    assert outcomes == {"done": 1, "SignUpRefused": HANDS - 1}
    assert offered(shift) == [line[0].pk]


def leave_and_stumble(signups: list[SignUp]) -> None:
    """Give one place back; who finds that another hand offered hers is counted as refused."""
    try:
        leave(signups[:1])
    except IllegalMove as stumble:
        raise SignUpRefused from stumble


def counting_instead(update: Callable) -> Callable:
    """Leave the places of a shift unlocked: say that there is one, and write nothing."""

    def fake(rows: QuerySet, **changes: object) -> int:
        return 1 if rows.model is Shift else update(rows, **changes)

    return fake


def all_looking_at_once(waiting_parties: Callable) -> Callable:
    """Let every hand read the waiting list before any of them offers a place."""
    barrier = Barrier(HANDS)

    def read(shift: Shift) -> list:
        parties = waiting_parties(shift)
        barrier.wait(timeout=300)
        return parties

    return read
