"""A person is found by her name as it is heard, or by her telephone as it is written."""

import pytest

from engagement.people.finding import find_people, like_her
from engagement.people.models import Resident
from tests import factories


@pytest.fixture
def everybody(db):
    told = {"account": None, "is_self": False}
    factories.ResidentFactory(name="Émilie Le Gall", phone="06 12 34 56 78", **told)
    factories.ResidentFactory(name="Jean-François", phone="+33 3.28.00.11.22", **told)
    factories.ResidentFactory(name="Yvonne", **told)
    return Resident.objects.all()


@pytest.mark.parametrize(
    ("typed", "found"),
    [
        ("emilie", ["Émilie Le Gall"]),
        ("LE GAL Émilie", ["Émilie Le Gall"]),
        ("francois", ["Jean-François"]),
        ("Yvone", ["Yvonne"]),
        ("vonne", []),
        ("0612345678", ["Émilie Le Gall"]),
        ("+33 6 12 34 56 78", ["Émilie Le Gall"]),
        ("03 28 00 11 22", ["Jean-François"]),
        ("12 34", []),
        ("", []),
        (".*", []),
        ("%", []),
    ],
)
def test_she_is_found(everybody, typed, found):
    assert [row.name for row in find_people(typed, everybody)] == found


def test_the_same_number_or_the_same_name_may_be_her(everybody):
    same = like_her(name="Paul", phone="0328001122", among=everybody)
    assert [row.name for row in same] == ["Jean-François"]
    assert [row.name for row in like_her(name="yvonne", phone="", among=everybody)] == ["Yvonne"]
    assert not like_her(name="Paul", phone="", among=everybody)
