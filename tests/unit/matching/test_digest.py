"""The weekly letter: shared out, told once, never above a cap nor without consent."""

import json
import random
from datetime import datetime, timedelta
from io import StringIO
from zoneinfo import ZoneInfo

import pytest
import time_machine
from django.core.management import call_command
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from engagement.matching import told
from engagement.matching.actions import (
    change_rules,
    decline,
    digests,
    plan_digest,
    send_digest,
    send_weekly_digest,
    suggest_need,
    telling,
)
from engagement.matching.city import City
from engagement.matching.models import DigestRun, Suggestion
from engagement.matching.sharing import turns
from engagement.needs.actions import sign_up
from engagement.needs.models import Need, Shift, SignUp
from engagement.outbox.models import Message
from engagement.outbox.rendering import render
from engagement.people.actions import SUGGESTIONS, pause_suggestions, withdraw
from engagement.people.models import Resident, ResidentPosting
from engagement.territory.masks import masks
from engagement.territory.models import Interest
from tests import factories

pytestmark = pytest.mark.django_db
TUESDAY = datetime(2027, 3, 9, 10, tzinfo=ZoneInfo("Europe/Paris"))
State = Suggestion.State


@pytest.fixture(autouse=True)
def clock():
    with time_machine.travel(TUESDAY, tick=False) as clock:
        yield clock


@pytest.fixture
def needs(treize, petite_synthe, nature):
    return [
        factories.NeedFactory(
            association=treize, neighbourhood=petite_synthe, interests=[nature], shifts=[4]
        )
        for _ in range(5)
    ]


@pytest.fixture
def people(petite_synthe, nature):
    return factories.ResidentFactory.create_batch(
        4, consenting=True, neighbourhood=petite_synthe, interests=[nature]
    )


def letters():
    return {message.recipient_key: message for message in Message.objects.filter(kind="digest")}


def test_each_resident_gets_one_letter_with_a_few_needs(needs, people):
    run = send_digest()
    assert (run.state, run.people, run.told) == (DigestRun.State.DONE, 4, 4)
    assert len(letters()) == 4
    for resident in people:
        rows = resident.suggestions.filter(state=State.SENT, sent_at__isnull=False)
        assert rows.count() == 3
        picks = letters()[f"resident:{resident.public_id}"].context["picks"]
        assert {pick["title"] for pick in picks} == {row.need.title for row in rows}


def test_the_letter_says_why_in_her_language(needs, people, ines):
    ines.language = "en"
    ines.save()
    send_digest()
    message = letters()[f"resident:{ines.public_id}"]
    assert message.language == "en"
    rendered = render(message)
    for text in (rendered.text, rendered.html):
        assert "nature and environment" in text.lower()
        assert "/en/i/" in text
        assert message.context["unsubscribe_url"] in text


def test_the_same_week_writes_once(needs, people):
    send_digest()
    again = send_digest()
    assert again.told == 4
    assert DigestRun.objects.count() == 1
    assert len(letters()) == 4


def test_a_letter_left_unfinished_last_week_is_ended_first(needs, people, clock, monkeypatch):
    with monkeypatch.context() as stopped:
        stopped.setattr(digests, "_tell_chunk", lambda key: False)
        left = send_digest()
    assert left.state == DigestRun.State.TELLING
    clock.shift(timedelta(days=7))
    assert send_digest() == left
    left.refresh_from_db()
    assert left.state == DigestRun.State.DONE
    assert send_digest() != left


def test_the_next_week_writes_of_other_needs(needs, people, clock):
    send_digest()
    clock.shift(timedelta(days=7))
    Shift.objects.update(
        starts_at=timezone.now() + timedelta(days=3),
        ends_at=timezone.now() + timedelta(days=3, hours=2),
    )
    send_digest()
    for resident in people:  # four a month
        assert resident.suggestions.filter(state=State.SENT).count() == 4


def test_it_leaves_no_need_alone(needs, people):
    send_digest()
    assert all(need.suggestions.exists() for need in needs)


def test_terms_and_version_are_kept(needs, people):
    version = change_rules(by=None, reason="", w_i=0.5, w_d=0.35)
    run = send_digest()
    row = run.suggestions.first()
    assert row.rules_version == version.version
    assert row.terms == {"I": 1.0, "D": 1.0, "H": 0.0}
    assert 0 < row.score <= row.chance + 1e-12


def test_who_rests_declined_or_signed_up_is_spared(needs, people, treize, nature):
    _tired, refuses, comes, _free = people
    for need in needs:
        decline(resident=refuses, need=need, by=None)
    sign_up(shift=needs[0].shifts.get(), resident=comes, by=None)
    other = factories.NeedFactory(association=treize, interests=[nature], shifts=[1])
    suggest_need(need=other, by=None, top=1)
    tired = Suggestion.objects.get(need=other, state=State.SENT).resident
    send_digest()
    assert not tired.suggestions.filter(digest__isnull=False).exists()
    if refuses != tired:
        asked = refuses.suggestions.filter(digest__isnull=False)
        assert {row.need for row in asked} <= {other}
    assert not comes.suggestions.filter(need=needs[0]).exists()


def pause(resident):
    until = (TUESDAY + timedelta(days=9)).date()
    pause_suggestions(resident=resident, until=until, by=None)


def come_to_all(resident):
    for row in resident.suggestions.all():
        sign_up(shift=row.need.shifts.get(), resident=resident, by=None)


CHANGES = {
    "consent": lambda one: withdraw(resident=one, purpose=SUGGESTIONS, by=None),
    "pause": pause,
    "address": lambda one: Resident.objects.filter(pk=one.pk).update(email=""),
    "needs": lambda one: Need.objects.update(state=Need.State.PAUSED),
    "sign-up": come_to_all,
    "busy": lambda one: sign_up(
        shift=factories.NeedFactory(shifts=[1]).shifts.get(), resident=one, by=None
    ),
}


@pytest.mark.parametrize("change", CHANGES)
def test_what_changes_between_sharing_out_and_telling_is_respected(
    needs, people, change, monkeypatch
):
    resident, share = people[0], digests._share

    def share_then_change(run, progress):
        share(run, progress)
        CHANGES[change](resident)

    monkeypatch.setattr(digests, "_share", share_then_change)
    run = send_digest()
    assert f"resident:{resident.public_id}" not in letters()
    assert set(resident.suggestions.values_list("state", flat=True)) == {State.EXPIRED}
    assert run.left_out == (4 if "needs" in change else 1)
    assert run.told + run.left_out == run.people == 4


def test_a_need_that_fills_up_at_the_last_moment_stops_nobody_else(needs, people, monkeypatch):
    tell = telling.tell

    def fill_then_tell(pairs):
        Shift.objects.filter(need=needs[0]).update(taken=4)
        return tell(pairs)

    monkeypatch.setattr(telling, "tell", fill_then_tell)
    run = send_digest()
    assert (run.told, len(letters())) == (4, 4)
    assert set(needs[0].suggestions.values_list("state", flat=True)) == {State.EXPIRED}


def test_who_or_what_went_away_is_not_told(needs, ines):
    gone, nobody = factories.NeedFactory(), factories.ResidentFactory()
    keys = [(ines.pk, needs[0].pk), (nobody.pk, needs[0].pk), (ines.pk, gone.pk)]
    gone.delete()
    nobody.delete()
    (pair,) = told.tell(keys)
    assert (pair.resident, pair.need) == (ines, needs[0])
    assert City().offers(Need.objects.filter(pk=keys[2][1])).keys.tolist() == []


def test_a_no_said_while_the_letter_leaves_is_not_written_over(needs, people, monkeypatch):
    """The control: rows read before the residents are locked would be sent."""
    lock, refused = telling.lock_takers, []

    def decline_then_lock(keys):
        if not refused:
            refused.append(Suggestion.objects.filter(resident=keys[0]).first())
            decline(resident=refused[0].resident, need=refused[0].need, by=None)
        return lock(keys)

    monkeypatch.setattr(telling, "lock_takers", decline_then_lock)
    run = send_digest()
    refused[0].refresh_from_db()
    assert refused[0].state == State.DECLINED
    assert run.told == 4
    letter = letters()[f"resident:{refused[0].resident.public_id}"]
    assert refused[0].need.title not in {pick["title"] for pick in letter.context["picks"]}


def test_consent_withdrawn_between_two_chunks_is_respected(needs, people, monkeypatch):
    monkeypatch.setattr(digests, "CHUNK", 1)
    tell, last = digests._tell_chunk, people[-1]

    def tell_then_withdraw(key):
        went_on = tell(key)
        withdraw(resident=last, purpose=SUGGESTIONS, by=None)
        return went_on

    monkeypatch.setattr(digests, "_tell_chunk", tell_then_withdraw)
    run = send_digest()
    assert (run.told, run.left_out) == (3, 1)
    assert f"resident:{last.public_id}" not in letters()


def test_what_the_evening_leaves_goes_on_in_the_morning(needs, people, clock, monkeypatch):
    monkeypatch.setattr(digests, "CHUNK", 1)
    tell = digests._tell_chunk

    def slowly(key):
        clock.shift(timedelta(hours=6))
        return tell(key)

    monkeypatch.setattr(digests, "_tell_chunk", slowly)
    assert send_weekly_digest().state == DigestRun.State.TELLING
    assert len(letters()) == 2
    clock.move_to(TUESDAY + timedelta(days=1))
    send_weekly_digest()
    clock.move_to(TUESDAY + timedelta(days=2))
    assert send_weekly_digest().state == DigestRun.State.DONE
    assert len(letters()) == 4


def test_masks_that_say_too_much_are_not_what_is_told(needs, people, petite_synthe, nature):
    """Two likes may share a bit of a mask: rows are read again before anything is written."""
    other = factories.ResidentFactory(consenting=True, neighbourhood=petite_synthe)
    bits = masks([(nature.pk, nature.kind)])._asdict()
    ResidentPosting.objects.filter(resident=other).update(**bits)
    send_digest()
    rows = list(other.suggestions.all())
    assert {row.terms["I"] for row in rows} == {0.0}
    assert max(row.chance for row in rows) < people[0].suggestions.first().chance
    picks = letters()[f"resident:{other.public_id}"].context["picks"]
    assert not any("nature" in reason for pick in picks for reason in pick["reasons"])


def test_a_run_that_was_interrupted_forgets_nobody_and_writes_nobody_twice(
    needs, people, monkeypatch
):
    monkeypatch.setattr(digests, "CHUNK", 1)
    write, tell = digests._write_chunk, digests._tell_chunk

    class Killed(Exception):
        pass

    def dies_after(step, calls):
        def run(*args):
            if not calls:
                raise Killed
            calls.pop()
            return step(*args)

        return run

    monkeypatch.setattr(digests, "_write_chunk", dies_after(write, [1, 2]))
    with pytest.raises(Killed):
        send_digest()
    assert Suggestion.objects.filter(state=State.MADE).count() == 6
    monkeypatch.setattr(digests, "_write_chunk", write)
    monkeypatch.setattr(digests, "_tell_chunk", dies_after(tell, [1, 2, 3]))
    with pytest.raises(Killed):
        send_digest()
    monkeypatch.setattr(digests, "_tell_chunk", tell)
    run = send_digest()
    assert (run.people, run.told, run.left_out) == (4, 4, 0)
    assert len(letters()) == 4
    assert set(Suggestion.objects.values_list("state", flat=True)) == {State.SENT}


def test_a_dry_run_tells_its_figures_and_writes_nothing(needs, people, malo):
    told = plan_digest()
    assert (told.people, told.suggestions, told.needs, told.needs_helped) == (4, 12, 5, 5)
    assert (told.neighbourhoods, told.neighbourhoods_reached) == (2, 1)
    assert told.newcomers == 1
    assert told.gini_before == 0
    assert not Suggestion.objects.exists()
    assert not DigestRun.objects.exists()


def test_the_figures_of_a_run_are_those_of_its_dry_run(needs, people):
    told = plan_digest().as_dict()
    assert send_digest().figures == told


@pytest.mark.parametrize("flags", [["--dry-run"], []])
def test_the_command_prints_its_figures(needs, people, flags):
    out = StringIO()
    call_command("send_digest", *flags, "--json", stdout=out, stderr=StringIO())
    told = json.loads(out.getvalue())
    assert (told["people"], told["needs_helped"]) == (4, 5)
    assert len(letters()) == (0 if flags else 4)


@pytest.mark.parametrize(
    ("moment", "goes"),
    [
        (TUESDAY, True),
        (TUESDAY - timedelta(days=1), False),
        (TUESDAY.replace(hour=7), False),
        (TUESDAY + timedelta(days=1), True),
    ],
)
def test_it_leaves_by_day_from_tuesday_on(needs, people, clock, moment, goes):
    clock.move_to(moment)
    send_weekly_digest()
    assert bool(letters()) == goes


def test_newcomers_choose_early(needs, treize, petite_synthe, nature):
    past = factories.ShiftFactory(
        need=factories.NeedFactory(association=treize),
        starts_at=TUESDAY - timedelta(days=9),
        capacity=99,
    )
    veterans = factories.ResidentFactory.create_batch(8, consenting=True)
    newcomer = factories.ResidentFactory(consenting=True)
    for resident in veterans:
        SignUp.objects.create(shift=past, resident=resident, attendance="came")
    crowd = City().crowd()
    order = [int(crowd.keys[place]) for place in turns(crowd, 0.5)]
    assert order.index(newcomer.pk) <= 1


def test_the_letter_costs_no_more_queries_when_the_city_grows(needs, people, petite_synthe):
    plan_digest()  # some answers are kept for a while
    with CaptureQueriesContext(connection) as few:
        plan_digest()
    factories.ResidentFactory.create_batch(20, consenting=True, neighbourhood=petite_synthe)
    with CaptureQueriesContext(connection) as many:
        plan_digest()
    assert len(many) == len(few)


@pytest.mark.parametrize("seed", range(6))
def test_no_cap_consent_or_repeat_is_violated_in_random_cities(seed):
    draw = random.Random(seed)
    interests = draw.sample(list(Interest.objects.all()), 5)
    places = factories.NeighbourhoodFactory.create_batch(3)
    needs = [
        factories.NeedFactory(
            neighbourhood=draw.choice([*places, None]),
            interests=draw.sample(interests, draw.randrange(4)),
            remote=draw.choice(["no", "full"]),
            shifts=[draw.randrange(1, 5)],
        )
        for _ in range(8)
    ]
    people = [
        factories.ResidentFactory(
            account=None,
            email=draw.choice(["", "a@exemple.example", "b@exemple.example"]),
            neighbourhood=draw.choice([*places, None]),
            interests=draw.sample(interests, draw.randrange(4)),
            suggestions_since=draw.choice([None, TUESDAY, TUESDAY]),
            paused_until=draw.choice([None, None, (TUESDAY + timedelta(days=5)).date()]),
            monthly_cap=draw.randrange(4),
        )
        for _ in range(14)
    ]
    before = {}
    for resident in people:
        for need in draw.sample(needs, draw.randrange(3)):
            row = Suggestion.objects.create(
                need=need,
                resident=resident,
                state="sent",
                sent_at=TUESDAY - timedelta(days=draw.choice([1, 10, 40])),
                score=0,
                chance=0.3,
                terms={},
                rules_version="test",
            )
            before.setdefault(resident, []).append(row)
    send_digest()
    for resident in people:
        rows = list(resident.suggestions.filter(digest__isnull=False))
        month = [row for row in before.get(resident, []) if row.sent_at > TUESDAY - timedelta(30)]
        rested = all(row.sent_at <= TUESDAY - timedelta(days=3) for row in month)
        if not resident.takes_suggestions or not resident.email or not rested:
            assert rows == []
        assert len(rows) <= max(0, resident.monthly_cap - len(month))
        assert len(rows) <= 3
    assert Message.objects.count() == DigestRun.objects.get().told
