"""A letter is in one batch or in none; a batch is printed at will and posted once."""

from datetime import timedelta

import pytest
from django.utils import timezone

from engagement.outbox import delivery
from engagement.outbox.actions import KEEP_CONTENT, forget_old_content
from engagement.outbox.letters import (
    AlreadyPosted,
    NothingToPrint,
    letters_of,
    letters_waiting,
    make_batch,
    note_posted,
)
from engagement.outbox.models import LetterBatch
from engagement.outbox.untold import expire_untold
from tests.factories import AccountFactory
from tests.unit.outbox.conftest import draft_by_hand, now_of

pytestmark = pytest.mark.django_db


@pytest.fixture
def claire():
    return AccountFactory(email="claire@mairie.example")


def letter(address: str = "Yvonne Dewaele\n3 rue du Sud\n59640 Dunkerque", **values):
    return draft_by_hand(way="letter", to=address, **values)


def test_the_worker_leaves_letters_alone(mailoutbox):
    row = letter()
    delivery.deliver_due()
    assert (mailoutbox, now_of(row).state) == ([], "queued")


def test_what_waits_goes_into_one_batch_and_the_next_finds_nothing(claire):
    rows = [letter(), letter()]
    batch = make_batch(by=claire)
    assert {row.pk for row in letters_of(batch)} == {row.pk for row in rows}
    assert not letters_waiting(timezone.now()).exists()
    with pytest.raises(NothingToPrint):
        make_batch(by=claire)
    assert LetterBatch.objects.count() == 1


def test_a_letter_that_comes_later_is_for_the_next_batch(claire):
    letter()
    first = make_batch(by=claire)
    late = letter()
    assert late.pk not in [row.pk for row in letters_of(first)]
    assert [row.pk for row in letters_of(make_batch(by=claire))] == [late.pk]


def test_a_batch_holds_so_many_and_the_rest_waits(claire, monkeypatch):
    monkeypatch.setattr("engagement.outbox.letters.MOST_LETTERS", 2)
    for _ in range(3):
        letter()
    assert [len(letters_of(make_batch(by=claire))) for _ in range(2)] == [2, 1]


def test_it_is_printed_as_often_as_needed_and_never_lost_before_it_is_posted(clock, claire):
    row = letter(expires_at=timezone.now() + timedelta(days=1))
    batch = make_batch(by=claire)
    clock.shift(timedelta(days=30))
    assert expire_untold() == 0
    assert forget_old_content() == 0
    assert [one.pk for one in letters_of(batch)] == [row.pk]


def test_posted_ends_the_letters_once(clock, claire):
    row = letter()
    batch = make_batch(by=claire)
    note_posted(batch=batch, by=claire)
    assert now_of(row).state == "sent"
    with pytest.raises(AlreadyPosted):
        note_posted(batch=batch, by=claire)
    clock.shift(KEEP_CONTENT + timedelta(seconds=1))
    assert forget_old_content() == 1
    assert letters_of(batch) == []


def test_they_lie_in_the_order_of_the_postman(claire):
    letter("Zoé\n1 quai Nord\n59640 Dunkerque")
    letter("Anne\n9 rue Basse\n59140 Dunkerque")
    letter("Bob\n1 quai Nord\n59640 Dunkerque")
    names = [row.to.splitlines()[0] for row in letters_of(make_batch(by=claire))]
    assert names == ["Anne", "Bob", "Zoé"]


def test_a_letter_that_is_not_due_is_not_printed(claire):
    letter(due_at=timezone.now() + timedelta(minutes=1))
    with pytest.raises(NothingToPrint):
        make_batch(by=claire)
