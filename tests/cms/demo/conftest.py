"""The demo city, loaded once for this folder, with few residents and tiny pictures.

Every test of this folder stands in it; what loads the demo itself is in tests/cms/demo_beside.
"""

import pytest
import time_machine
from django.db import transaction
from django.test import override_settings

from cms.demo.load import load
from cms.demo.loading import pictures
from tests import factories

PEOPLE = 80
#: The demo's stories know mornings and evenings, weekdays and Sundays.
A_TUESDAY_MORNING = "2027-03-02T08:30:00+01:00"


@pytest.fixture
def petite_synthe(db):
    """The real quartier of the cast, under a code that the demo does not have."""
    return factories.NeighbourhoodFactory(name="Grande-Synthe", lat=51.013, lon=2.303)


@pytest.fixture(scope="package", autouse=True)
def media_root(tmp_path_factory):
    """Draw in a folder of our own, sixty pixels wide."""
    folder = tmp_path_factory.mktemp("media")
    with override_settings(MEDIA_ROOT=folder), pytest.MonkeyPatch.context() as patch:
        patch.setattr(pictures, "SIZE", (60, 40))
        yield folder


@pytest.fixture(scope="package", autouse=True)
def standing_city(django_db_setup, django_db_blocker, media_root):
    """Load within a transaction that each test is a savepoint of; undone at the end."""
    with (
        time_machine.travel(A_TUESDAY_MORNING),
        django_db_blocker.unblock(),
        transaction.atomic(),
    ):
        yield load(residents=PEOPLE)
        transaction.set_rollback(True)


@pytest.fixture
def loaded(standing_city, db):
    """What load_demo counted."""
    return standing_city
