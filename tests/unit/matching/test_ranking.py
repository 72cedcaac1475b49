"""The order of the ranking: the same each time, and the one a plain loop would give."""

import math
import random
from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from engagement.matching.models import Suggestion
from engagement.matching.queries import explain, rank_needs, rank_residents
from engagement.needs.models import Need, Shift, SignUp
from engagement.people.models import Resident
from engagement.territory.distances import Distances
from engagement.territory.models import Interest
from tests import factories

pytestmark = pytest.mark.django_db


def random_city(seed):
    """Return (needs, residents) of a small city full of ties, refusals, pasts and clashes."""
    draw = random.Random(seed)
    places = [factories.NeighbourhoodFactory() for _ in range(4)]
    interests = draw.sample(list(Interest.objects.all()), 6)
    now = timezone.now().replace(microsecond=0)
    needs = [
        factories.NeedFactory(
            neighbourhood=draw.choice([*places, None]),
            interests=draw.sample(interests, draw.randrange(4)),
            remote=draw.choice(["no", "no", "full"]),
        )
        for _ in range(7)
    ]
    for need in needs:
        for _ in range(draw.choice([0, 1, 2, 2])):
            start = now + timedelta(hours=draw.randrange(-12, 90))
            factories.ShiftFactory(need=need, starts_at=start, capacity=4, taken=draw.randrange(5))
    residents = [
        factories.ResidentFactory(
            account=None,
            neighbourhood=draw.choice([*places, None]),
            interests=draw.sample(interests, draw.randrange(5)),
            suggestions_since=draw.choice([now, now, now, None]),
            paused_until=draw.choice([None, None, None, timezone.localdate() + timedelta(days=3)]),
            monthly_cap=draw.randrange(1, 5),
        )
        for _ in range(25)
    ]
    for need in needs:
        for resident in draw.sample(residents, 4):
            Suggestion.objects.create(
                need=need,
                resident=resident,
                state=draw.choice(["sent", "declined"]),
                sent_at=now - timedelta(days=draw.choice([2, 20, 45])),
                score=0,
                chance=draw.random(),
                terms={},
                rules_version="test",
            )
    for shift in Shift.objects.all():
        for resident in draw.sample(residents, 2):
            SignUp.objects.create(
                shift=shift, resident=resident, attendance=draw.choice(["", "came"])
            )
    return needs, residents


def ago(moment):
    return (timezone.now() - moment).total_seconds() / 86400


def rarities():
    """Return how rare each interest is among the open needs, by plain loops."""
    now = timezone.now()
    carried = [
        set(need.interests.all())
        for need in Need.objects.all()
        if any(shift.starts_at > now and shift.places_left for shift in need.shifts.all())
    ]
    return {
        interest: math.log(1 + len(carried) / (1 + sum(interest in own for own in carried)))
        for interest in Interest.objects.all()
    }


def plain_loop(needs, residents):
    """Return {(need, resident): score} of all that are eligible, by loops over rows read once."""
    rarity, distances = rarities(), Distances.load()
    needs = Need.objects.prefetch_related(
        "shifts", "interests", "suggestions__resident__signups__shift"
    ).in_bulk([need.pk for need in needs])
    residents = Resident.objects.prefetch_related(
        "interests", "suggestions", "signups__shift__need"
    ).in_bulk([resident.pk for resident in residents])
    scores = {
        (need, resident): oracle(need, resident, rarity, distances)
        for need in needs.values()
        for resident in residents.values()
    }
    return {pair: score for pair, score in scores.items() if score is not None}


def oracle(need, resident, rarity, distances):
    """Return the score of a pair; None where it is not eligible."""
    now = timezone.now()
    open_shifts = [s for s in need.shifts.all() if s.starts_at > now]
    with_places = [s for s in open_shifts if s.taken < s.capacity]
    paused = resident.paused_until and resident.paused_until > timezone.localdate()
    if not with_places or resident.suggestions_since is None or paused:
        return None
    own = [signup for signup in resident.signups.all() if signup.state == "confirmed"]
    if any(signup.shift.need_id == need.pk for signup in own):
        return None
    if all(
        any(
            signup.shift.starts_at < shift.ends_at and shift.starts_at < signup.shift.ends_at
            for signup in own
        )
        for shift in with_places
    ):
        return None
    asked = list(need.interests.all())
    likes = set(resident.interests.all())
    i = sum(rarity[x] for x in asked if x in likes) / sum(rarity[x] for x in asked) if asked else 0
    d = 0.5
    if need.remote == "full":
        d = 1
    elif need.neighbourhood_id and resident.neighbourhood_id:
        km = distances.km(need.neighbourhood_id, resident.neighbourhood_id)
        d = 2 ** (-km / 2)
    helped = sum(
        0.5 ** (max(0, ago(signup.shift.ends_at)) / 180)
        for signup in resident.signups.all()
        if signup.attendance == "came" and signup.shift.need.association_id == need.association_id
    )
    h = min(1, math.log(1 + helped))
    p = 1 / (1 + math.exp(-(-2 + 3 * (0.6 * i + 0.25 * d + 0.15 * h))))
    solicited = sum(ago(row.sent_at) <= 30 for row in resident.suggestions.all())
    fills = sum(s.taken for s in open_shifts) + sum(
        row.chance
        for row in need.suggestions.all()
        if row.state == "sent"
        and ago(row.sent_at) <= 30
        and all(signup.shift.need_id != need.pk for signup in row.resident.signups.all())
    )
    places = sum(s.capacity for s in open_shifts)
    return p / (1 + solicited) / (1 + 0.5 * fills / places)


def may_be_asked(need, resident):
    asked = resident.suggestions.all()
    lately = sum(ago(row.sent_at) <= 30 for row in asked)
    return lately < resident.monthly_cap and all(row.need_id != need.pk for row in asked)


def declined(need, resident):
    return any(
        row.need_id == need.pk and row.state == "declined" for row in resident.suggestions.all()
    )


@pytest.mark.parametrize("seed", range(4))
def test_both_ways_give_the_scores_of_a_plain_loop(seed):
    needs, residents = random_city(seed)
    scores = plain_loop(needs, residents)
    assert len(scores) > 20
    for asked in needs:
        expected = {
            resident.pk: score
            for (need, resident), score in scores.items()
            if need == asked and may_be_asked(need, resident)
        }
        found = rank_residents(asked, top=100)
        assert {pair.resident.pk: pair.score for pair in found} == pytest.approx(expected, rel=1e-6)
        order = [pair.score for pair in found]
        assert order == sorted(order, reverse=True)
    for asking in residents:
        expected = {
            need.pk: score
            for (need, resident), score in scores.items()
            if resident == asking and not declined(need, resident)
        }
        found = rank_needs(asking, top=100)
        assert {pair.need.pk: pair.score for pair in found} == pytest.approx(expected, rel=1e-6)
        for pair in found[:1]:
            assert explain(pair.need, asking).score == pytest.approx(pair.score, rel=1e-6)


def twins(count, **facts):
    return [factories.ResidentFactory(account=None, consenting=True, **facts) for _ in range(count)]


def test_the_same_question_twice_gives_the_same_order(clean_up, petite_synthe, nature):
    twins(30, neighbourhood=petite_synthe, interests=[nature])
    first, again = (
        [pair.resident.pk for pair in rank_residents(clean_up, top=30)] for _ in range(2)
    )
    assert first == again
    assert first != sorted(first)
    assert rank_residents(clean_up, top=10)[-1].resident.pk == first[9]


def test_near_and_fond_come_before_far_and_indifferent(clean_up, ines, malo):
    (stranger,) = twins(1, neighbourhood=malo)
    assert [pair.resident for pair in rank_residents(clean_up)] == [ines, stranger]


def test_who_helped_this_association_comes_first(clean_up, treize, petite_synthe, nature):
    one, other = twins(2, neighbourhood=petite_synthe, interests=[nature])
    past = factories.ShiftFactory(
        need=factories.NeedFactory(association=treize, state="over"),
        starts_at=timezone.now() - timedelta(days=20),
        taken=1,
    )
    SignUp.objects.create(shift=past, resident=other, attendance=SignUp.Attendance.CAME)
    best, next_one = rank_residents(clean_up)
    assert (best.resident, next_one.resident) == (other, one)
    assert best.terms["H"] == pytest.approx(math.log(1 + 0.5 ** (20 / 180)), rel=1e-3)


def test_activities_count_like_domains(clean_up, petite_synthe):
    gardening = Interest.objects.get(kind="activity", code="jardinage")
    clean_up.interests.set([gardening])
    (gardener,) = twins(1, interests=[gardening])
    assert rank_residents(clean_up)[0].resident == gardener
    assert rank_residents(clean_up)[0].terms["I"] == 1


@pytest.mark.parametrize("ask", ["need", "resident", "pair"])
def test_the_number_of_queries_does_not_depend_on_the_rows(
    ask, clean_up, ines, petite_synthe, nature
):
    question = {
        "need": lambda: rank_residents(clean_up, top=100),
        "resident": lambda: rank_needs(ines, top=100),
        "pair": lambda: explain(clean_up, ines),
    }[ask]
    question()
    counts = []
    for more in (0, 2, 27):
        twins(more, neighbourhood=petite_synthe, interests=[nature])
        for _ in range(more):
            factories.NeedFactory(neighbourhood=petite_synthe, interests=[nature], shifts=[3, 4])
        counts.append(number_of_queries(question))
    assert len(set(counts)) == 1, counts
    assert counts[0] <= 20


def number_of_queries(question):
    with CaptureQueriesContext(connection) as queries:
        assert question()
    return len(queries)
