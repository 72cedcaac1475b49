"""One hundred people want ten places at the same moment."""

from collections import Counter
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from threading import Barrier

import pytest
from django.db import IntegrityError, connection
from django.db.models import F, QuerySet

from engagement.needs.actions import (
    AlreadySignedUp,
    ShiftFull,
    SignUpRefused,
    cancel_sign_up,
    sign_up,
)
from engagement.needs.models import Shift, SignUp
from tests.factories import NeedFactory, ResidentFactory

PEOPLE, THREADS, PLACES = 100, 40, 10

pytestmark = pytest.mark.django_db(transaction=True)


def all_at_once(work: Callable, things: list, threads: int = THREADS) -> Counter:
    """Do the work for each thing, many at the same moment; count what came of it."""
    barrier = Barrier(threads)

    def warm() -> None:
        connection.ensure_connection()
        barrier.wait(timeout=300)

    def one(thing: object) -> str:
        try:
            work(thing)
        except SignUpRefused as refusal:
            return type(refusal).__name__
        return "done"

    with ThreadPoolExecutor(threads) as pool:
        list(pool.map(lambda _n: warm(), range(threads)))
        outcomes = Counter(pool.map(one, things))
        list(pool.map(lambda _n: _leave(barrier), range(threads)))
    return outcomes


def _leave(barrier: Barrier) -> None:
    """Close this thread's own connection; the barrier gives each thread one turn."""
    connection.close()
    barrier.wait(timeout=300)


@pytest.fixture
def shift():
    return NeedFactory(shifts=[PLACES]).shifts.get()


@pytest.fixture
def people():
    return [ResidentFactory() for _ in range(PEOPLE)]


def live(shift: Shift) -> int:
    return SignUp.objects.live().filter(shift=shift).count()


def test_ten_places_admit_ten_of_a_hundred(shift, people):
    outcomes = all_at_once(lambda who: sign_up(shift=shift, resident=who, by=None), people)
    shift.refresh_from_db()
    assert outcomes == {"done": PLACES, "ShiftFull": PEOPLE - PLACES}
    assert shift.taken == live(shift) == PLACES


def test_the_control_that_counts_first_overbooks(shift, people, monkeypatch):
    if connection.vendor != "postgresql":
        pytest.skip("SQLite takes one writer at a time: even count-then-insert is exact there")
    monkeypatch.setattr(QuerySet, "update", counting_instead(QuerySet.update))
    all_at_once(lambda who: sign_up(shift=shift, resident=who, by=None), people)
    assert live(shift) > PLACES


def counting_instead(update: Callable) -> Callable:
    """Replace the conditional update of a shift by a count of its sign-ups, as others do."""

    def fake(rows: QuerySet, **changes: object) -> int:
        if rows.model is not Shift:
            return update(rows, **changes)
        return int(SignUp.objects.live().filter(shift__in=rows.all()).count() < PLACES)

    return fake


def test_the_same_person_pressing_many_times_has_one_place(shift, people):
    ines = people[0]
    outcomes = all_at_once(lambda _n: sign_up(shift=shift, resident=ines, by=None), range(20), 20)
    shift.refresh_from_db()
    assert outcomes == {"done": 1, "AlreadySignedUp": 19}
    assert shift.taken == live(shift) == 1


def test_leaving_and_coming_at_once_keeps_the_count(shift, people):
    held = [sign_up(shift=shift, resident=who, by=None) for who in people[:PLACES]]
    work = [*held, *held, *people[PLACES : PLACES + 20]]

    def act(thing: SignUp | object) -> None:
        if isinstance(thing, SignUp):
            cancel_sign_up(signup=SignUp.objects.get(pk=thing.pk), by=None)
        else:
            sign_up(shift=shift, resident=thing, by=None)

    all_at_once(act, work, 20)
    shift.refresh_from_db()
    assert shift.taken == live(shift) <= PLACES
    assert not SignUp.objects.live().filter(pk__in=[signup.pk for signup in held]).exists()


def test_a_place_given_back_and_taken_again_by_the_same_person_never_locks_up(shift, people):
    ines = people[0]
    sign_up(shift=shift, resident=ines, by=None)

    def swing(n: int) -> None:
        signup = SignUp.objects.live().filter(shift=shift, resident=ines).first()
        if signup and n % 2:
            cancel_sign_up(signup=signup, by=None)
        else:
            sign_up(shift=shift, resident=ines, by=None)

    outcomes = all_at_once(swing, range(40), 10)
    shift.refresh_from_db()
    assert set(outcomes) <= {"done", AlreadySignedUp.__name__, ShiftFull.__name__}
    assert shift.taken == live(shift) <= 1


def test_the_database_itself_refuses_an_eleventh_place(shift):
    with pytest.raises(IntegrityError):
        Shift.objects.filter(pk=shift.pk).update(taken=F("capacity") + 1)
