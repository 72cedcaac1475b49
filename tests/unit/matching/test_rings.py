"""The search by rings finds exactly who brute force finds; 1,000 cities are asked by
benchmarks/matching_exactness.py."""

from dataclasses import replace

import numpy as np
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from engagement.matching import interests, queries, rings
from engagement.matching.actions import digests, telling
from engagement.matching.city import City
from engagement.matching.queries import rank_residents
from engagement.needs.indexing import reindex
from engagement.needs.models import NeedPosting
from engagement.people.models import Resident, ResidentPosting
from engagement.people.models.residents import ResidentQuerySet
from tests import factories
from tests.unit.matching.small_city import missed_in, violations_in

pytestmark = pytest.mark.django_db


@settings(
    max_examples=4, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(st.integers(0, 2**32))
def test_rings_find_what_brute_force_finds(db, seed):
    assert missed_in(seed) == []


@settings(
    max_examples=4, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(st.integers(0, 2**32))
def test_the_weekly_letter_keeps_every_cap_consent_and_rest(db, seed):
    assert violations_in(seed) == []


def test_a_letter_that_looked_at_nothing_would_be_found_out(db, monkeypatch):
    """The control: nobody's cap, rest, pause or address is looked at."""
    crowd = City.crowd

    def rested(city, among=None):
        found = crowd(city, among)
        return replace(found, left=np.full(len(found.keys), 3))

    monkeypatch.setattr(City, "crowd", rested)
    monkeypatch.setattr(ResidentQuerySet, "taking_suggestions", lambda rows: rows)
    monkeypatch.setattr(telling, "left_of", lambda takers: dict.fromkeys(takers, 3))
    for room in (digests, telling):
        monkeypatch.setattr(room, "lock_takers", lambda keys: Resident.objects.in_bulk(keys))
    assert any(violations_in(seed) for seed in range(1, 6))


def test_levels_that_were_skipped_would_be_missed(db, monkeypatch):
    """The control: a search that stops after its first level is found out."""
    first = rings.batches
    monkeypatch.setattr(rings, "batches", lambda *how: iter([next(first(*how))]))
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


def test_what_changed_since_the_needs_were_read_counts_at_once(
    clean_up, ines, petite_synthe, nature
):
    assert [pair.terms["I"] for pair in queries.rank_needs(ines)] == [1]
    new = factories.NeedFactory(neighbourhood=petite_synthe, interests=[nature], shifts=[4])
    clean_up.interests.clear()
    reindex([clean_up.pk])
    found = queries.rank_needs(ines)
    assert [(pair.need, pair.terms["I"]) for pair in found] == [(new, 1), (clean_up, 0)]


def test_of_thousands_alike_only_the_first_are_read(
    clean_up, petite_synthe, nature, large_city, monkeypatch
):
    factories.ResidentFactory.create_batch(
        40, account=None, consenting=True, neighbourhood=petite_synthe, interests=[nature]
    )
    monkeypatch.setattr(queries, "SPARE", 0)
    read = []
    keys = rings.read

    def reading(asked, groups, reach):
        rows = list(keys(asked, groups, reach))
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
