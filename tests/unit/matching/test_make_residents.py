"""manage.py make_residents: believable, repeatable, refused without a territory."""

import json
from io import StringIO

import pytest
from django.core.management import CommandError, call_command
from hypothesis import given
from hypothesis import strategies as st

from engagement.people.models import ConsentRecord, Resident
from engagement.people.trial import shares
from tests import factories


@pytest.fixture
def city(db):
    factories.NeighbourhoodFactory(name="Grand", population=9_000)
    factories.NeighbourhoodFactory(name="Petit", population=1_000)


def make(count, seed=1):
    out = StringIO()
    call_command(
        "make_residents", str(count), "--seed", str(seed), "--json", stdout=out, stderr=StringIO()
    )
    return json.loads(out.getvalue())


def people():
    rows = Resident.objects.order_by("source_id").prefetch_related("interests")
    return {
        row.source_id: (
            row.name,
            row.neighbourhood_id,
            row.suggestions_since is not None,
            row.monthly_cap,
            sorted(interest.pk for interest in row.interests.all()),
        )
        for row in rows
    }


def test_they_are_believable(city):
    counts = make(1_500)
    residents = Resident.objects.filter(source="trial")
    assert counts["added"] == residents.count() == 1_500
    assert counts["consenting"] == residents.filter(suggestions_since__isnull=False).count()
    assert 0.65 < counts["consenting"] / 1_500 < 0.75
    assert 0 < counts["paused"] < 150
    assert 1_250 < residents.filter(neighbourhood__name="Grand").count() < 1_450
    assert {resident.interests.count() for resident in residents[:50]} == {5}


def test_some_tastes_are_common_and_some_rare(city):
    make(400)
    likes = Resident.interests.through.objects.values_list("interest", flat=True)
    counts = sorted((list(likes).count(key) for key in set(likes)), reverse=True)
    assert counts[0] > 8 * counts[40]


def test_each_agreement_has_its_record(city):
    counts = make(60)
    assert ConsentRecord.objects.filter(given=True).count() == counts["consenting"]


def test_nobody_can_be_written_to(city):
    make(60)
    assert not Resident.objects.exclude(email="", phone="").exists()


def test_the_same_seed_gives_the_same_people(city):
    make(40)
    first = people()
    Resident.objects.all().delete()
    make(40)
    assert people() == first
    make(40, seed=2)
    assert Resident.objects.count() == 80


def test_a_second_call_keeps_them_and_more_adds(city):
    make(30)
    first = people()
    assert make(30) == {"added": 0, "kept": 30, "consenting": 0, "paused": 0}
    assert make(50)["added"] == 20
    assert {key: row for key, row in people().items() if key in first} == first


def test_a_thousand_rows_at_most_are_written_at_once(city, django_assert_max_num_queries):
    with django_assert_max_num_queries(130):
        make(1_001)


@pytest.mark.django_db
def test_without_a_territory_it_says_what_to_do():
    with pytest.raises(CommandError, match="import_neighbourhoods"):
        make(10)
    assert not Resident.objects.exists()


@pytest.mark.django_db
def test_a_negative_number_is_refused():
    with pytest.raises(CommandError):
        call_command("make_residents", "--", "-1")


@given(st.lists(st.none() | st.integers(0, 10**6), min_size=1))
def test_every_territory_can_be_drawn_from(populations):
    weights = shares(populations)
    assert len(weights) == len(populations)
    assert sum(weights) > 0


def test_an_unknown_population_counts_as_the_mean():
    assert shares([100, None, 300]) == [100, 200, 300]
    assert shares([None, None]) == [1, 1]
