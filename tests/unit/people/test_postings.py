"""The postings of residents say what the residents said, after each action."""

import datetime as dt

import pytest
from django.utils import timezone

from engagement.base.derived import Drift
from engagement.people.actions import (
    SUGGESTIONS,
    agree,
    describe_resident,
    pause_suggestions,
    withdraw,
)
from engagement.people.models import Resident, ResidentPosting
from engagement.people.postings import note_solicited, rebuild_postings, refresh_postings
from engagement.territory.masks import Masks, masks
from engagement.territory.models import Interest
from tests import factories

pytestmark = pytest.mark.django_db


def postings(resident):
    """Return (home, interest) of each posting of hers."""
    rows = resident.postings.order_by("interest")
    return {(row.neighbourhood, row.interest) for row in rows}


def drift():
    return rebuild_postings(write=False).total


def test_there_is_one_for_each_interest_and_one_for_her_home(ines, petite_synthe, nature):
    assert postings(ines) == {(petite_synthe, None), (petite_synthe, nature)}
    assert drift() == 0


def test_who_did_not_agree_has_none(omar):
    assert postings(omar) == set()
    assert drift() == 0


def test_agreeing_brings_them(omar, malo, nature):
    agree(resident=omar, purpose=SUGGESTIONS, by=omar.account)
    assert postings(omar) == {(malo, None), (malo, nature)}
    assert drift() == 0


def test_withdrawing_takes_them_away(ines):
    withdraw(resident=ines, purpose=SUGGESTIONS, by=ines.account)
    assert postings(ines) == set()
    assert drift() == 0


def test_moving_house_moves_them(ines, malo, nature):
    describe_resident(resident=ines, by=ines.account, neighbourhood=malo)
    assert postings(ines) == {(malo, None), (malo, nature)}
    describe_resident(resident=ines, by=ines.account, neighbourhood=None)
    assert postings(ines) == {(None, None), (None, nature)}
    assert drift() == 0


def test_new_tastes_replace_the_old(ines, petite_synthe):
    sport, gardening = factories.domain("sport"), Interest.objects.get(code="jardinage")
    describe_resident(resident=ines, by=ines.account, interests=[sport, gardening])
    assert {interest for _home, interest in postings(ines)} == {None, sport, gardening}
    known = {(row.domains, row.activities) for row in ines.postings.all()}
    assert known == {masks([(sport.pk, "domain"), (gardening.pk, "activity")])}
    assert drift() == 0


def test_no_taste_leaves_the_home(ines, petite_synthe):
    describe_resident(resident=ines, by=ines.account, interests=[])
    assert postings(ines) == {(petite_synthe, None)}
    assert ines.postings.get().domains == 0


def test_a_pause_leaves_them_to_be_asked_when_it_ends(ines):
    before = postings(ines)
    pause_suggestions(resident=ines, until=timezone.localdate() + dt.timedelta(3), by=ines.account)
    assert postings(ines) == before
    assert drift() == 0


def test_a_neighbourhood_or_a_resident_that_goes_leaves_nothing_wrong(ines, omar, petite_synthe):
    agree(resident=omar, purpose=SUGGESTIONS, by=None)
    petite_synthe.delete()
    assert {home for home, _interest in postings(ines)} == {None}
    omar.delete()
    assert drift() == 0


def test_the_floor_of_suggestions_outlives_a_change(ines, malo):
    assert note_solicited({ines.pk: 7}) == 2
    assert note_solicited({ines.pk: 5}) == 0
    describe_resident(resident=ines, by=ines.account, neighbourhood=malo)
    assert set(ines.postings.values_list("solicited", flat=True)) == {4}
    assert drift() == 0


def test_planted_drift_is_counted_then_mended(ines, omar, malo, nature):
    ines.postings.filter(interest=nature).delete()
    ines.postings.update(neighbourhood=malo)
    ResidentPosting.objects.create(resident=omar, domains=0, activities=0)
    assert rebuild_postings(write=False) == Drift(missing=1, wrong=1, left_over=1, right=0)
    assert drift() == 3
    assert rebuild_postings().total == 3
    assert drift() == 0
    assert nature in {interest for _home, interest in postings(ines)}


def test_a_row_written_past_the_actions_is_drift(omar):
    Resident.objects.filter(pk=omar.pk).update(suggestions_since=timezone.now())
    assert rebuild_postings(write=False).missing == 2


def test_the_cost_does_not_grow_with_the_residents(
    petite_synthe, nature, django_assert_num_queries
):
    people = [
        factories.ResidentFactory(consenting=True, neighbourhood=petite_synthe) for _ in range(20)
    ]
    for some in (people[:1], people):
        ResidentPosting.objects.all().delete()
        with django_assert_num_queries(7):
            refresh_postings([resident.pk for resident in some])


def test_masks_never_forget_an_interest():
    assert masks([]) == Masks(0, 0)
    assert masks([(3, "domain"), (3 + 63, "domain"), (62, "activity")]) == Masks(1 << 3, 1 << 62)
