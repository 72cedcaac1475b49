"""Which likes go with which needs is learned from answers, and used where it foretells better."""

import random
from datetime import timedelta

import pytest
from django.utils import timezone

from engagement.matching import queries
from engagement.matching.actions import change_rules, learn_affinity, send_digest
from engagement.matching.audience import rank_audience
from engagement.matching.models import AffinityTable, RulesVersion, Suggestion
from engagement.matching.queries import rank_needs, rank_residents
from engagement.matching.rules import stored_rules
from engagement.needs.models import Need, SignUp
from engagement.people.models import Resident
from tests import factories

pytestmark = pytest.mark.django_db
ASKED, NEEDS = 130, 10


@pytest.fixture
def sport():
    return factories.domain("sport")


@pytest.fixture
def culture():
    return factories.domain("culture-loisirs")


def answers(culture, sport, *, says_yes):
    """Write 1,300 settled answers of people, half of whom like sport, to needs of culture."""
    draw, at = random.Random(3), timezone.now() - timedelta(days=60)
    people = factories.ResidentFactory.create_batch(ASKED, account=None)
    likers = people[: ASKED // 2]
    links = Resident.interests.through
    links.objects.bulk_create(links(resident=one, interest=sport) for one in likers)
    rows, comings = [], []
    for number in range(NEEDS):
        need = factories.NeedFactory(title=f"Concert {number}", interests=[culture], shifts=[200])
        for place, one in enumerate(people):
            sent = at + timedelta(minutes=NEEDS * place + number)
            rows.append(
                Suggestion(
                    need=need,
                    resident=one,
                    state=Suggestion.State.SENT,
                    sent_at=sent,
                    score=0.3,
                    chance=0.3,
                    terms={"I": 0.0, "D": 0.5, "H": 0.0},
                )
            )
            if draw.random() < says_yes(one in likers):
                later = sent + timedelta(hours=1)
                comings.append(SignUp(shift=need.shifts.get(), resident=one, created_at=later))
    random.Random(1).shuffle(rows)
    for row, minute in zip(rows, range(len(rows)), strict=True):
        row.sent_at = at + timedelta(minutes=minute)
    Suggestion.objects.bulk_create(rows)
    for coming in comings:
        coming.created_at = timezone.now() - timedelta(days=30)
    SignUp.objects.bulk_create(comings)
    Need.objects.update(state=Need.State.OVER)


@pytest.fixture
def concert(culture, petite_synthe, treize):
    return lambda: factories.NeedFactory(
        title="Concert de quartier",
        association=treize,
        interests=[culture],
        neighbourhood=petite_synthe,
        shifts=[5],
    )


@pytest.fixture
def couple(petite_synthe, sport, nature):
    return [
        factories.ResidentFactory(consenting=True, neighbourhood=petite_synthe, interests=[like])
        for like in (nature, sport)
    ]


def test_who_likes_what_others_who_came_like_is_found_first_and_told_why(
    culture, sport, nature, couple, concert, monkeypatch
):
    answers(culture, sport, says_yes=lambda likes: 0.6 if likes else 0.1)
    trial = learn_affinity(by=None)
    assert trial.is_better
    assert (trial.learned_from, trial.held_out) == (1040, 260)
    assert stored_rules().w_a > 0
    need = concert()
    other, akin = couple
    first, second = rank_residents(need)
    assert (first.resident, second.resident) == (akin, other)
    assert first.terms["A"] > second.terms["A"]
    assert "a des goûts proches de ceux qui viennent" in first.reasons
    (pair,) = rank_needs(akin)
    said = "des gens qui aiment le sport ont dit oui à ce genre de besoin"
    assert said in pair.reasons
    assert pair.score == first.score
    assert said not in rank_needs(other)[0].reasons
    (campaign, _second) = rank_audience(need, {}, 2).chosen
    assert (campaign.resident, campaign.terms) == (akin, first.terms)
    monkeypatch.setattr(queries, "is_small_city", lambda: False)
    assert [pair.score for pair in rank_residents(need)] == [first.score, second.score]
    send_digest()
    assert akin.suggestions.get().terms == first.terms
    change_rules(by=None, reason="", w_a=0.0)
    assert "A" not in rank_needs(akin)[0].terms


def test_answers_that_tell_nothing_change_nothing(culture, sport, couple, concert):
    answers(culture, sport, says_yes=lambda _likes: 0.3)
    trial = learn_affinity(by=None)
    assert not (trial.is_better and trial.new.w > 0)
    assert not AffinityTable.objects.exists()
    assert not RulesVersion.objects.exists()
    assert all("A" not in pair.terms for pair in rank_residents(concert()))


def test_too_few_answers_are_not_learned_from(db):
    assert learn_affinity(by=None) is None
