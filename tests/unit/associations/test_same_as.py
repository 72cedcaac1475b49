"""The same association registered twice is found: by number, or by name."""

import pytest

from engagement.associations.models import Association
from engagement.associations.queries import same_as
from tests import factories

pytestmark = pytest.mark.django_db
SIREN, SIRET = "732829320", "73282932000074"


@pytest.fixture
def known():
    return factories.AssociationFactory(
        name="L’Épicerie du cœur", slug="l-epicerie-du-coeur", rna="W591234567", siret=SIRET
    )


@pytest.mark.parametrize(
    "facts",
    [
        {"name": "L'EPICERIE DU COEUR"},
        {"name": "Autre nom", "rna": "W591234567"},
        {"name": "Autre nom", "siret": SIRET},
        {"name": "Autre nom", "siret": SIREN},
    ],
)
def test_it_is_found(known, facts):
    assert list(same_as(**facts)) == [known]


def test_another_is_not(known):
    assert not same_as(name="L’Épicerie du port", rna="W599999999", siret="552100554").exists()


def test_one_that_was_refused_stands_in_nobody_s_way(known):
    Association.objects.update(state=Association.State.REFUSED)
    assert not same_as(name=known.name, rna=known.rna).exists()
