"""The search by rings finds exactly who brute force finds; 1,000 cities are asked by
benchmarks/matching_exactness.py."""

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from engagement.matching import interests, queries, rings
from engagement.matching.queries import rank_residents
from engagement.needs.models import NeedPosting
from engagement.people.models import ResidentPosting
from tests import factories
from tests.unit.matching.small_city import missed_in

pytestmark = pytest.mark.django_db


@settings(
    max_examples=4, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(st.integers(0, 2**32))
def test_rings_find_what_brute_force_finds(db, seed):
    assert missed_in(seed) == []


def test_levels_that_were_skipped_would_be_missed(db, monkeypatch):
    """The control: a search that stops after its first level is found out."""
    first = rings.batches
    monkeypatch.setattr(rings, "batches", lambda asked: iter([next(first(asked))]))
    assert any(missed_in(seed) for seed in range(1, 3))


@pytest.fixture
def large_city(monkeypatch):
    """Have even this small one searched by rings."""
    monkeypatch.setattr(queries, "is_small_city", lambda: False)


def test_a_resident_without_posting_is_not_found(clean_up, ines, large_city):
    ResidentPosting.objects.all().delete()
    assert rank_residents(clean_up) == []


def test_a_need_without_posting_is_not_found(clean_up, ines):
    NeedPosting.objects.all().delete()
    assert queries.rank_needs(ines) == []


def test_of_thousands_alike_only_the_first_are_read(
    clean_up, petite_synthe, nature, large_city, monkeypatch
):
    factories.ResidentFactory.create_batch(
        40, account=None, consenting=True, neighbourhood=petite_synthe, interests=[nature]
    )
    monkeypatch.setattr(queries, "SPARE", 0)
    read = []
    keys = rings.read

    def reading(asked, group, reach):
        rows = list(keys(asked, group, reach))
        read.extend(rows)
        return rows

    monkeypatch.setattr(rings, "read", reading)
    found = [pair.resident.pk for pair in rank_residents(clean_up, 4)]
    assert len(read) == 5
    monkeypatch.setattr(queries, "is_small_city", lambda: True)
    assert [pair.resident.pk for pair in rank_residents(clean_up, 4)] == found


def test_a_city_counts_as_small_up_to_a_number(ines, monkeypatch):
    assert interests.is_small_city()
    interests.forget()
    monkeypatch.setattr(interests, "SMALL", 0)
    assert not interests.is_small_city()
