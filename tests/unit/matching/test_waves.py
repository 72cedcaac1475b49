"""People are asked in waves for a need that cannot wait, until it is full."""

from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
import time_machine
from django.utils import timezone

from engagement.associations.models import Association
from engagement.matching import pacing
from engagement.matching.actions import (
    CannotAsk,
    ask_more,
    carry_on,
    change_rules,
    decline,
    send_waves,
    suggest_need,
    waves,
)
from engagement.matching.models import Suggestion, Wave
from engagement.needs.actions import sign_up
from engagement.needs.models import Need, Shift, SignUp
from engagement.outbox.models import Message
from engagement.people.actions import SUGGESTIONS, withdraw
from tests import factories

pytestmark = pytest.mark.django_db
MORNING = datetime(2027, 3, 9, 10, tzinfo=ZoneInfo("Europe/Paris"))


@pytest.fixture(autouse=True)
def clock():
    with time_machine.travel(MORNING, tick=False) as clock:
        yield clock


@pytest.fixture
def collection(treize, petite_synthe, nature):
    """A collection in five days that misses three people."""
    need = factories.NeedFactory(
        title="Collecte alimentaire",
        association=treize,
        neighbourhood=petite_synthe,
        interests=[nature],
    )
    factories.ShiftFactory(need=need, starts_at=MORNING + timedelta(days=5), capacity=3)
    return need


@pytest.fixture
def neighbours(petite_synthe, nature):
    return factories.ResidentFactory.create_batch(
        12, consenting=True, neighbourhood=petite_synthe, interests=[nature]
    )


def asked(need):
    return Suggestion.objects.filter(need=need).count()


def test_as_many_are_asked_as_make_the_missing_people_likely(collection, neighbours):
    send_waves()
    wave = Wave.objects.get()
    assert (wave.kind, wave.state) == (Wave.Kind.CLOCK, Wave.State.DONE)
    assert wave.asked == asked(collection) == Message.objects.count()
    chance = Suggestion.objects.first().chance
    assert wave.expected == pytest.approx(wave.asked * chance)
    assert 3 <= wave.expected < 3 + chance


def test_nobody_else_is_asked_before_they_could_answer(collection, neighbours, clock):
    send_waves()
    first = asked(collection)
    clock.shift(timedelta(minutes=15))
    send_waves()
    assert asked(collection) == first


def test_the_next_wave_comes_when_some_stay_silent(collection, neighbours, clock):
    send_waves()
    first = asked(collection)
    clock.shift(timedelta(days=2))
    send_waves()
    assert Wave.objects.count() == 2
    assert asked(collection) > first


def test_waves_stop_by_themselves_when_it_is_full(collection, neighbours, clock):
    send_waves()
    for suggestion in Suggestion.objects.all()[:3]:
        sign_up(shift=collection.shifts.get(), resident=suggestion.resident, by=None)
    clock.shift(timedelta(days=2))
    assert send_waves() == 0
    assert Wave.objects.count() == 1


@pytest.mark.parametrize("state", [Need.State.PAUSED, Need.State.WITHDRAWN, Need.State.OVER])
def test_and_when_it_is_paused_or_ended(collection, neighbours, state):
    Need.objects.update(state=state)
    assert send_waves() == 0


def test_a_running_wave_stops_where_its_need_has_stopped(collection, neighbours):
    wave = Wave.objects.create(need=collection, kind=Wave.Kind.CLOCK, wanted=5)
    Shift.objects.update(taken=3)
    assert carry_on(wave) == 0
    wave.refresh_from_db()
    assert wave.state == Wave.State.STOPPED


def test_a_need_that_can_wait_waits(collection, neighbours):
    Shift.objects.update(
        starts_at=MORNING + timedelta(days=11), ends_at=MORNING + timedelta(days=11, hours=2)
    )
    assert send_waves() == 0
    change_rules(by=None, reason="", wave_days=12)
    assert send_waves() > 0


def test_those_who_said_yes_and_those_who_may_are_not_asked_for_again(collection, neighbours):
    suggest_need(need=collection, by=None, top=20)
    assert send_waves() == 0


def test_nobody_is_written_to_at_night(collection, neighbours, clock):
    clock.move_to(MORNING.replace(hour=21))
    assert send_waves() == 0
    clock.move_to(MORNING.replace(day=10, hour=8, minute=59))
    assert send_waves() == 0
    clock.move_to(MORNING.replace(day=10, hour=9))
    assert send_waves() > 0


def test_who_had_a_message_lately_rests(collection, neighbours, treize, petite_synthe, nature):
    other = factories.NeedFactory(association=treize, interests=[nature], shifts=[20])
    tired = {row.resident for row in suggest_need(need=other, by=None, top=4)}
    send_waves()
    assert not tired & {row.resident for row in collection.suggestions.select_related("resident")}


def test_after_their_rest_they_may_be_asked(collection, ines, treize, nature, clock):
    other = factories.NeedFactory(association=treize, interests=[nature], shifts=[20])
    suggest_need(need=other, by=None)
    assert send_waves() == 0
    clock.shift(timedelta(days=3, minutes=1))
    assert send_waves() == 1


def test_part_of_a_wave_is_kept_for_who_never_came(collection, neighbours, treize, nature):
    past = factories.ShiftFactory(
        need=factories.NeedFactory(association=treize),
        starts_at=MORNING - timedelta(days=9),
        capacity=20,
    )
    for resident in neighbours[:11]:  # their help makes them the best placed
        SignUp.objects.create(shift=past, resident=resident, attendance="came")
    send_waves()
    assert asked(collection) < 6
    assert collection.suggestions.filter(resident=neighbours[11]).exists()


def test_what_the_evening_leaves_goes_on_in_the_morning(collection, neighbours, clock, monkeypatch):
    monkeypatch.setattr(waves, "CHUNK", 2)
    chunk = waves._send_chunk

    def slow(key, ranked):
        clock.shift(timedelta(hours=6))
        return chunk(key, ranked)

    monkeypatch.setattr(waves, "_send_chunk", slow)
    wave = Wave.objects.create(need=collection, kind=Wave.Kind.CLOCK, wanted=8)
    assert carry_on(wave) == 4
    assert wave.state == Wave.State.RUNNING
    clock.move_to(MORNING + timedelta(days=1))
    assert carry_on(wave) == 4


def test_one_who_changes_her_mind_at_the_last_moment_does_not_end_the_wave(
    collection, neighbours, monkeypatch
):
    ranking, left = waves._next, []

    def rank_then_one_leaves(wave):
        ranked = ranking(wave)
        if not left:
            left.append(ranked[0].resident)
            withdraw(resident=left[0], purpose=SUGGESTIONS, by=None)
        return ranked

    monkeypatch.setattr(waves, "_next", rank_then_one_leaves)
    wave = Wave.objects.create(need=collection, kind=Wave.Kind.CLOCK, wanted=7)
    assert carry_on(wave) == 7
    assert wave.state == Wave.State.DONE
    assert not left[0].suggestions.exists()


def test_a_wave_that_fails_does_not_stop_the_others(collection, neighbours, treize, monkeypatch):
    broken = factories.NeedFactory(association=treize, shifts=[2])
    for need in (broken, collection):
        Wave.objects.create(need=need, kind=Wave.Kind.CLOCK, wanted=2)
    ranking = waves._next

    def next_people(wave):
        if wave.need_id == broken.pk:
            raise ValueError
        return ranking(wave)

    monkeypatch.setattr(waves, "_next", next_people)
    assert send_waves() == asked(collection) == 2
    assert broken.waves.get().state == Wave.State.RUNNING


def test_who_declined_is_not_asked(collection, ines):
    decline(resident=ines, need=collection, by=None)
    assert send_waves() == 0


@pytest.mark.parametrize(("state", "asks"), [("listed", False), ("verified", True)])
def test_needs_that_are_signed_up_to_elsewhere_are_left_alone(collection, neighbours, state, asks):
    """Until their association takes them over: then people sign up here."""
    Need.objects.update(application_url="https://exemple.example/")
    Association.objects.update(state=state)
    collection.refresh_from_db()
    assert collection.is_elsewhere != asks
    assert bool(send_waves()) == asks


def test_the_association_may_ask_for_more_once_a_day(collection, neighbours, odile, clock):
    send_waves()
    first = asked(collection)
    wave = ask_more(need=collection, by=odile)
    assert (wave.kind, wave.by) == (Wave.Kind.ASKED, odile)
    carry_on(wave)
    assert asked(collection) > first
    with pytest.raises(CannotAsk):
        ask_more(need=collection, by=odile)


def test_not_for_a_need_that_is_full(collection, neighbours, odile):
    Shift.objects.update(taken=3)
    with pytest.raises(CannotAsk):
        ask_more(need=collection, by=odile)


def test_two_waves_of_a_need_never_run_at_once(collection, neighbours, odile):
    Wave.objects.create(need=collection, kind=Wave.Kind.CAMPAIGN, wanted=5)
    with pytest.raises(CannotAsk):
        ask_more(need=collection, by=odile)


def test_a_wave_that_was_interrupted_is_gone_on_with(collection, neighbours, monkeypatch):
    monkeypatch.setattr(waves, "CHUNK", 2)
    wave = Wave.objects.create(need=collection, kind=Wave.Kind.CLOCK, wanted=7)
    assert waves._send_chunk(wave.pk, pacing.best_placed(collection, 2)) == 2
    send_waves()
    wave.refresh_from_db()
    assert (wave.state, wave.asked) == (Wave.State.DONE, 7)
    assert asked(collection) == Message.objects.count() == 7


@pytest.mark.parametrize(
    ("share", "expected"), [(0, [0, 1]), (0.5, [0, 3]), (1, [3]), (0.4, [0, 3])]
)
def test_the_share_of_newcomers_is_met_as_far_as_there_are(share, expected, neighbours):
    ranked = [type("Pair", (), {"resident": resident}) for resident in neighbours[:4]]
    veterans = {pair.resident.pk for pair in ranked[:3]}
    count = len(expected)
    chosen = pacing.keep_for_newcomers(ranked, count, veterans, share)
    assert [ranked.index(pair) for pair in chosen] == expected


def test_answers_are_waited_for_less_and_less(collection, ines, clock):
    suggest_need(need=collection, by=None)
    chance = Suggestion.objects.get().chance
    assert pacing.likely(collection) == pytest.approx(chance)
    clock.shift(timedelta(days=2))
    assert pacing.likely(collection) == pytest.approx(chance / 4)
    assert timezone.now() == MORNING + timedelta(days=2)


def test_a_season_that_has_begun_can_wait(collection, neighbours):
    year = timedelta(days=180)
    Shift.objects.update(starts_at=MORNING - timedelta(days=60), ends_at=MORNING + year)
    assert not pacing.cannot_wait().exists()
    assert send_waves() == 0
