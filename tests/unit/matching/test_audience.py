"""A campaign of the officer: its audience is known before, and asked in chunks after."""

from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
import time_machine
from django.utils import timezone

from engagement.matching.actions import CannotAsk, carry_on, start_campaign, waves
from engagement.matching.audience import rank_audience
from engagement.matching.models import Suggestion, Wave
from engagement.matching.queries import rank_residents
from engagement.needs.models import SignUp
from engagement.outbox.models import Message
from tests import factories

pytestmark = pytest.mark.django_db
MORNING = datetime(2027, 3, 9, 10, tzinfo=ZoneInfo("Europe/Paris"))


@pytest.fixture(autouse=True)
def by_day():
    with time_machine.travel(MORNING, tick=False):
        yield


@pytest.fixture
def crowd(petite_synthe, malo, nature):
    """Four in Petite-Synthe who like nature, three in Malo who do not say."""
    near = factories.ResidentFactory.create_batch(
        4, consenting=True, neighbourhood=petite_synthe, interests=[nature]
    )
    far = factories.ResidentFactory.create_batch(3, consenting=True, neighbourhood=malo)
    return near, far


def test_everybody_who_may_be_asked_is_the_audience(clean_up, crowd, omar):
    audience = rank_audience(clean_up, {}, 5)
    assert (audience.size, len(audience.chosen)) == (7, 5)
    assert audience.expected == pytest.approx(sum(pair.chance for pair in audience.chosen))


def test_it_is_narrowed_by_neighbourhood_and_interest(clean_up, crowd, malo, nature):
    assert rank_audience(clean_up, {"neighbourhoods": [malo.pk]}, 9).size == 3
    assert rank_audience(clean_up, {"interests": [nature.pk]}, 9).size == 4
    both = {"neighbourhoods": [malo.pk], "interests": [nature.pk]}
    assert rank_audience(clean_up, both, 9).size == 0


def test_its_scores_and_reasons_are_those_of_the_ranking(clean_up, crowd, treize):
    past = factories.ShiftFactory(
        need=factories.NeedFactory(association=treize),
        starts_at=timezone.now() - timedelta(days=9),
    )
    SignUp.objects.create(shift=past, resident=crowd[1][0], attendance="came")
    ranked = {pair.resident: pair for pair in rank_residents(clean_up, 20)}
    for pair in rank_audience(clean_up, {}, 20).chosen:
        other = ranked.pop(pair.resident)
        assert pair.chance == pytest.approx(other.chance, abs=1e-6)
        assert pair.score == pytest.approx(other.score, abs=1e-6)
        assert pair.terms == pytest.approx(other.terms)
        assert pair.facts == other.facts
    assert not ranked


def test_part_is_kept_for_who_never_came(clean_up, crowd, treize):
    near, _far = crowd
    past = factories.ShiftFactory(
        need=factories.NeedFactory(association=treize),
        starts_at=timezone.now() - timedelta(days=9),
        capacity=9,
    )
    for resident in near:
        SignUp.objects.create(shift=past, resident=resident, attendance="came")
    assert rank_audience(clean_up, {}, 4).new == 0
    assert rank_audience(clean_up, {"newcomers": 0.5}, 4).new == 2


def test_its_spread_says_where_they_live(clean_up, crowd, petite_synthe, malo):
    assert rank_audience(clean_up, {}, 6).spread == [(petite_synthe, 4), (malo, 2)]


def test_a_campaign_asks_its_audience_in_chunks_and_nobody_twice(
    clean_up, crowd, malo, officer, monkeypatch
):
    monkeypatch.setattr(waves, "CHUNK", 2)
    wave = start_campaign(
        need=clean_up, by=officer, audience={"neighbourhoods": [malo.pk]}, wanted=9
    )
    assert not Suggestion.objects.exists()
    assert carry_on(wave) == 3
    wave.refresh_from_db()
    assert (wave.state, wave.asked, wave.by) == (Wave.State.DONE, 3, officer)
    assert {row.resident for row in Suggestion.objects.all()} == set(crowd[1])
    assert Message.objects.count() == 3


def test_not_for_a_need_that_nobody_sees_nor_beside_another_wave(clean_up, crowd, officer):
    start_campaign(need=clean_up, by=officer, audience={}, wanted=2)
    with pytest.raises(CannotAsk):
        start_campaign(need=clean_up, by=officer, audience={}, wanted=2)
    clean_up.waves.all().delete()
    type(clean_up).objects.update(state="paused")
    with pytest.raises(CannotAsk):
        start_campaign(need=clean_up, by=officer, audience={}, wanted=2)


def test_the_audience_costs_no_more_queries_when_it_grows(
    clean_up, crowd, petite_synthe, django_assert_max_num_queries
):
    from django.db import connection
    from django.test.utils import CaptureQueriesContext

    with CaptureQueriesContext(connection) as few:
        rank_audience(clean_up, {}, 50)
    factories.ResidentFactory.create_batch(20, consenting=True, neighbourhood=petite_synthe)
    with django_assert_max_num_queries(len(few)):
        rank_audience(clean_up, {}, 50)
