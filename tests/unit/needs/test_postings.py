"""The postings of needs say what the needs say, after each action."""

from datetime import timedelta

import pytest
from django.utils import timezone

from engagement.base.derived import Drift
from engagement.needs.actions import (
    close_past_needs,
    edit_need,
    post_need,
    publish_need,
    submit_need,
    withdraw_need,
)
from engagement.needs.models import Need, NeedPosting, Shift
from engagement.needs.postings import rebuild_postings, refresh_postings
from engagement.territory.masks import masks
from tests import factories

pytestmark = pytest.mark.django_db


def drift():
    return rebuild_postings(write=False).total


@pytest.fixture
def draft(treize, petite_synthe, nature, odile):
    return post_need(
        association=treize,
        by=odile,
        title="Tailler les haies",
        description="Deux heures.",
        interests=[nature],
        neighbourhood=petite_synthe,
        place="Jardin",
        shifts=[(timezone.now() + timedelta(days=3), None, 4)],
    )


def test_a_draft_has_none_until_it_is_published(draft, petite_synthe, nature, odile, officer):
    submit_need(need=draft, by=odile)
    assert not NeedPosting.objects.exists()
    publish_need(need=draft, by=officer)
    row = NeedPosting.objects.get(need=draft)
    assert (row.neighbourhood, row.is_remote) == (petite_synthe, False)
    assert (row.domains, row.activities) == masks([(nature.pk, "domain")])
    assert drift() == 0


def test_editing_changes_it(clean_up, malo, odile):
    sport = factories.domain("sport")
    edit_need(need=clean_up, by=odile, neighbourhood=malo, remote="full", interests=[sport])
    row = NeedPosting.objects.get(need=clean_up)
    assert (row.neighbourhood, row.is_remote) == (malo, True)
    assert (row.domains, row.activities) == masks([(sport.pk, "domain")])
    assert drift() == 0


def test_withdrawing_takes_it_away(clean_up, odile):
    withdraw_need(need=clean_up, by=odile)
    assert not NeedPosting.objects.exists()


def test_the_end_takes_it_away(clean_up):
    past = timezone.now() - timedelta(hours=3)
    Shift.objects.update(starts_at=past, ends_at=past + timedelta(hours=1))
    assert close_past_needs() == 1
    assert not NeedPosting.objects.exists()


def test_a_neighbourhood_that_goes_leaves_nothing_wrong(clean_up, petite_synthe):
    petite_synthe.delete()
    assert NeedPosting.objects.get(need=clean_up).neighbourhood is None
    assert drift() == 0


def test_planted_drift_is_counted_then_mended(clean_up, malo):
    other = factories.NeedFactory(shifts=[1])
    NeedPosting.objects.filter(need=clean_up).update(neighbourhood=malo)
    NeedPosting.objects.filter(need=other).delete()
    draft = factories.NeedFactory(state=Need.State.DRAFT)
    NeedPosting.objects.create(need=draft, is_remote=False, domains=0, activities=0)
    assert rebuild_postings(write=False) == Drift(missing=1, wrong=1, left_over=1, right=0)
    assert rebuild_postings().total == 3
    assert drift() == 0


def test_the_cost_does_not_grow_with_the_needs(treize, nature, django_assert_num_queries):
    needs = [factories.NeedFactory(association=treize, interests=[nature]) for _ in range(12)]
    for some in (needs[:1], needs):
        NeedPosting.objects.all().delete()
        with django_assert_num_queries(6):
            refresh_postings([need.pk for need in some])
