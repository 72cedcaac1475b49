"""A suggestion ends with its need."""

from datetime import timedelta

import pytest
from django.utils import timezone

from engagement.matching.actions import (
    decline,
    expire_past,
    expiring,
    forget_untold,
    suggest_need,
)
from engagement.matching.models import Suggestion
from engagement.needs.models import Need, Shift
from tests import factories

pytestmark = pytest.mark.django_db
State = Suggestion.State


@pytest.fixture
def asked(clean_up, petite_synthe):
    factories.ResidentFactory.create_batch(3, consenting=True, neighbourhood=petite_synthe)
    suggest_need(need=clean_up, by=None)
    return clean_up


def states():
    return set(Suggestion.objects.values_list("state", flat=True))


def test_they_stay_while_the_need_is_open(asked):
    assert expire_past() == 0
    assert states() == {State.SENT}


def test_they_stay_while_it_is_full_or_paused(asked):
    Shift.objects.update(taken=10)
    Need.objects.update(state=Need.State.PAUSED)
    assert expire_past() == 0


def test_they_end_once_no_shift_can_be_joined(asked):
    began = timezone.now() - timedelta(hours=1)
    Shift.objects.update(starts_at=began, ends_at=began + timedelta(hours=3))
    assert expire_past() == 3
    assert states() == {State.EXPIRED}
    assert expire_past() == 0


def test_they_end_where_it_is_withdrawn_each_with_its_move(asked):
    Need.objects.update(state=Need.State.WITHDRAWN)
    assert expire_past() == 3
    move = Suggestion.objects.first().moves.last()
    assert (move.from_state, move.to_state) == (State.SENT, State.EXPIRED)


def test_what_was_declined_stays_declined(asked):
    resident = Suggestion.objects.first().resident
    decline(resident=resident, need=asked, by=None)
    Need.objects.update(state=Need.State.OVER)
    assert expire_past() == 2
    assert states() == {State.DECLINED, State.EXPIRED}


def test_many_end_in_several_chunks(asked, monkeypatch):
    monkeypatch.setattr(expiring, "CHUNK", 2)
    Need.objects.update(state=Need.State.OVER)
    assert expire_past() == 3
    assert states() == {State.EXPIRED}


def test_what_nobody_was_told_of_bars_the_pair_for_a_week_only(clean_up, ines):
    *_untold, declined = (
        Suggestion.objects.create(
            need=need, resident=ines, state=state, score=0, chance=0.1, terms={}
        )
        for need, state in [
            (clean_up, State.MADE),
            (factories.NeedFactory(), State.EXPIRED),
            (factories.NeedFactory(), State.DECLINED),
        ]
    )
    assert forget_untold() == 0
    assert suggest_need(need=clean_up, by=None) == []
    Suggestion.objects.update(created_at=timezone.now() - timedelta(days=8))
    assert forget_untold() == 2
    assert Suggestion.objects.get() == declined
    (suggestion,) = suggest_need(need=clean_up, by=None)
    Suggestion.objects.update(created_at=timezone.now() - timedelta(days=8))
    assert forget_untold() == 0
    assert suggestion.resident == ines


def test_a_no_counts_after_it_ended_as_the_need_may_come_back(asked):
    Need.objects.update(state=Need.State.OVER)
    expire_past()
    resident = Suggestion.objects.first().resident
    assert decline(resident=resident, need=asked, by=None).state == State.DECLINED
