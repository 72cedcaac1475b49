"""A resident's record: what she gave, where, for how long, in the days she asks for."""

from datetime import timedelta

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from engagement.needs.models import SignUp
from tests import factories
from tests.conftest import client_of
from tests.unit.needs.days import BEGINS, shift_of

HOURS = "/mon-compte/heures/"


def gave(resident, need, minutes=120, days=0, **facts) -> SignUp:
    start = BEGINS + timedelta(days=days)
    shift = shift_of(need, starts_at=start, ends_at=start + timedelta(hours=2))
    return SignUp.objects.create(
        **{"shift": shift, "resident": resident, "attendance": "came", "minutes": minutes} | facts
    )


@pytest.fixture
def record(ines):
    client = client_of(ines.account)
    return lambda query="": client.get(HOURS + query).text


def test_it_adds_up_what_she_gave(record, ines, clean_up):
    gave(ines, clean_up, 150)
    gave(ines, clean_up, 45, days=7)
    page = record()
    for words in (
        clean_up.title,
        clean_up.association.name,
        "2\N{NO-BREAK SPACE}h\N{NO-BREAK SPACE}30",
    ):
        assert words in page
    assert "<strong>3\N{NO-BREAK SPACE}h\N{NO-BREAK SPACE}15</strong>" in page


@pytest.mark.parametrize("attendance", ["absent", "excused", ""])
def test_what_she_did_not_do_is_not_told(record, ines, clean_up, attendance):
    gave(ines, clean_up, None, attendance=attendance)
    assert "Pas encore d’heures" in record()


def test_hours_that_nobody_noted_yet_are_said_to_be_missing(record, ines, clean_up):
    gave(ines, clean_up, None)
    assert "à préciser par l’association" in record()


@pytest.mark.parametrize(
    ("query", "seen"),
    [
        ("?du=2027-03-06&au=2027-03-06", True),
        ("?du=2027-03-07", False),
        ("?au=2027-03-05", False),
        ("?avec=les-treize-jardins", True),
        ("?avec=la-voisine", False),
        ("?du=2027-03-07&au=2027-03-01", False),
        ("?du=hier", False),
    ],
)
def test_days_and_association_are_hers_to_choose(record, ines, clean_up, voisine, query, seen):
    gave(ines, clean_up)
    assert (clean_up.title in record(query)) == seen


def test_nobody_reads_the_record_of_another(record, omar, clean_up):
    gave(omar, clean_up)
    assert "Pas encore d’heures" in record()
    assert clean_up.title not in record(f"?qui={omar.pk}")


def test_who_looks_after_a_child_sees_the_childs_hours_apart(record, ines, clean_up):
    child = factories.ResidentFactory(account=ines.account, is_self=False, name="Léo", email="")
    gave(child, clean_up)
    assert clean_up.title not in record()
    assert clean_up.title in record(f"?qui={child.pk}")


def test_a_visitor_signs_in_first(db):
    assert Client().get(HOURS).status_code == 302


def test_the_number_of_queries_does_not_depend_on_the_hours(record, ines, clean_up):
    counts = []
    for more in (1, 1, 12):
        for _ in range(more):
            gave(ines, clean_up, days=SignUp.objects.count())
        with CaptureQueriesContext(connection) as queries:
            record()
        counts.append(len(queries))
    assert counts[1] == counts[2], counts
