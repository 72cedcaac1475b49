"""Who may be matched with what: each reason to be left out, alone."""

from datetime import timedelta

import pytest
from django.utils import timezone

from engagement.matching.models import Suggestion
from engagement.matching.queries import explain, rank_needs, rank_residents
from engagement.needs.models import Need, Shift, SignUp
from engagement.people.half_days import bit
from engagement.people.models import Resident, ResidentPosting
from engagement.people.models.residents import ResidentQuerySet
from tests import factories

pytestmark = pytest.mark.django_db

NO_TASTE = {"domains": 0, "activities": 0}


def residents_for(need):
    return [pair.resident for pair in rank_residents(need)]


def needs_for(resident):
    return [pair.need for pair in rank_needs(resident)]


def sent(need, resident, **facts):
    return Suggestion.objects.create(
        need=need,
        resident=resident,
        **{
            "state": Suggestion.State.SENT,
            "sent_at": timezone.now(),
            "score": 0.3,
            "chance": 0.3,
            "terms": {},
            "rules_version": "test",
            **facts,
        },
    )


def met_elsewhere(resident, shift, **facts):
    """Give the resident a place in another need, at the times of this shift."""
    other = factories.NeedFactory(state=Need.State.OVER)
    times = {"starts_at": shift.starts_at, "ends_at": shift.ends_at, **facts}
    held = factories.ShiftFactory(need=other, capacity=2, taken=1, **times)
    return SignUp.objects.create(shift=held, resident=resident)


def test_who_agreed_is_found_both_ways(clean_up, ines):
    assert residents_for(clean_up) == [ines]
    assert needs_for(ines) == [clean_up]


def test_who_did_not_agree_never_appears(clean_up, ines, omar):
    assert omar not in residents_for(clean_up)
    assert needs_for(omar) == []
    assert explain(clean_up, omar) is None


def test_without_the_filter_on_consent_he_would_appear(clean_up, ines, omar, monkeypatch):
    ResidentPosting.objects.create(resident=omar, neighbourhood=omar.neighbourhood, **NO_TASTE)
    assert omar not in residents_for(clean_up)
    monkeypatch.setattr(ResidentQuerySet, "taking_suggestions", lambda self: self.all())
    monkeypatch.setattr(Resident, "takes_suggestions", True)
    assert omar in residents_for(clean_up)
    assert needs_for(omar) == [clean_up]


def test_who_paused_is_left_alone_until_that_day(clean_up, ines):
    ines.paused_until = timezone.localdate() + timedelta(days=1)
    ines.save()
    assert residents_for(clean_up) == []
    assert needs_for(ines) == []
    ines.paused_until = timezone.localdate()
    ines.save()
    assert residents_for(clean_up) == [ines]


def test_who_reached_her_monthly_cap_is_not_asked(clean_up, ines):
    ines.monthly_cap = 1
    ines.save()
    suggestion = sent(factories.NeedFactory(shifts=[1]), ines)
    assert residents_for(clean_up) == []
    suggestion.sent_at = timezone.now() - timedelta(days=31)
    suggestion.save()
    assert residents_for(clean_up) == [ines]


def test_the_cap_does_not_empty_her_own_pages(clean_up, ines):
    ines.monthly_cap = 0
    ines.save()
    assert needs_for(ines) == [clean_up]


def test_a_need_declined_on_her_own_pages_does_not_count_as_asked(clean_up, ines):
    ines.monthly_cap = 1
    ines.save()
    sent(factories.NeedFactory(), ines, state=Suggestion.State.DECLINED, sent_at=None)
    assert residents_for(clean_up) == [ines]


def test_who_has_a_place_in_it_is_not_asked(clean_up, ines):
    SignUp.objects.create(shift=clean_up.shifts.get(), resident=ines)
    assert residents_for(clean_up) == []
    assert needs_for(ines) == []


def test_a_place_given_back_no_longer_counts(clean_up, ines):
    SignUp.objects.create(
        shift=clean_up.shifts.get(),
        resident=ines,
        state=SignUp.State.CANCELLED,
        cancelled_at=timezone.now(),
    )
    assert residents_for(clean_up) == [ines]


def test_who_declined_does_not_see_it_again(clean_up, ines):
    sent(clean_up, ines, state=Suggestion.State.DECLINED)
    assert residents_for(clean_up) == []
    assert needs_for(ines) == []


def test_who_was_asked_still_finds_it_but_is_not_asked_twice(clean_up, ines):
    sent(clean_up, ines)
    assert residents_for(clean_up) == []
    assert needs_for(ines) == [clean_up]


def test_who_is_elsewhere_at_that_time_is_not_asked(clean_up, ines):
    met_elsewhere(ines, clean_up.shifts.get())
    assert residents_for(clean_up) == []
    assert needs_for(ines) == []


def test_a_shift_that_ends_when_this_one_begins_is_no_obstacle(clean_up, ines):
    start = clean_up.shifts.get().starts_at
    met_elsewhere(ines, clean_up.shifts.get(), starts_at=start - timedelta(hours=2), ends_at=start)
    assert residents_for(clean_up) == [ines]


def test_one_free_shift_is_enough(clean_up, ines):
    busy = clean_up.shifts.get()
    factories.ShiftFactory(need=clean_up, starts_at=busy.ends_at + timedelta(days=1))
    met_elsewhere(ines, busy)
    assert residents_for(clean_up) == [ines]
    assert needs_for(ines) == [clean_up]


def test_a_period_of_weeks_takes_nobodys_saturday(clean_up, ines):
    start = clean_up.shifts.get().starts_at
    met_elsewhere(
        ines,
        clean_up.shifts.get(),
        starts_at=start - timedelta(days=30),
        ends_at=start + timedelta(days=30),
    )
    assert residents_for(clean_up) == [ines]


@pytest.mark.parametrize("state", [Need.State.DRAFT, Need.State.SUBMITTED, Need.State.OVER])
def test_a_need_that_is_not_open_is_suggested_to_nobody(clean_up, ines, state):
    Need.objects.update(state=state)
    assert residents_for(clean_up) == []
    assert needs_for(ines) == []
    assert explain(clean_up, ines) is None


def test_a_full_need_is_suggested_to_nobody(clean_up, ines):
    Shift.objects.update(taken=10)
    assert residents_for(clean_up) == []
    assert needs_for(ines) == []


def test_an_empty_city_has_no_ranking(clean_up):
    assert rank_residents(clean_up) == []


def test_a_need_at_half_days_she_never_has_is_not_proposed_to_her(clean_up, ines):
    """Both ways, and as soon as one of its shifts falls into one of hers it is."""
    shift = clean_up.shifts.get()
    start = timezone.localtime(shift.starts_at).replace(hour=9)
    clean_up.shifts.update(starts_at=start, ends_at=start + timedelta(hours=2))
    morning, evening = (bit(start.weekday(), part) for part in (0, 2))
    for half_days, is_proposed in ((evening, False), (evening | morning, True), (0, True)):
        Resident.objects.filter(pk=ines.pk).update(half_days=half_days)
        ines.refresh_from_db()
        assert bool(rank_needs(ines)) is is_proposed
        assert bool(rank_residents(clean_up)) is is_proposed
