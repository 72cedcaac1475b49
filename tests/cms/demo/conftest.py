"""The demo city, loaded once for each file of tests, with few residents and tiny pictures."""

import pytest
from django.db import transaction
from django.test import override_settings

from cms.demo.load import load
from cms.demo.loading import pictures
from tests import factories

PEOPLE = 80


@pytest.fixture
def petite_synthe(db):
    """The real quartier of the cast, under a code that the demo does not have."""
    return factories.NeighbourhoodFactory(name="Grande-Synthe", lat=51.013, lon=2.303)


@pytest.fixture(scope="module", autouse=True)
def media_root(tmp_path_factory):
    """Draw in a folder of our own, sixty pixels wide."""
    folder = tmp_path_factory.mktemp("media")
    with override_settings(MEDIA_ROOT=folder), pytest.MonkeyPatch.context() as patch:
        patch.setattr(pictures, "SIZE", (60, 40))
        yield folder


@pytest.fixture(scope="module")
def standing_city(django_db_setup, django_db_blocker, media_root):
    """Load within a transaction that each test is a savepoint of; undone at the end."""
    with django_db_blocker.unblock(), transaction.atomic():
        yield load(residents=PEOPLE)
        transaction.set_rollback(True)


@pytest.fixture
def loaded(standing_city, db):
    """What load_demo counted."""
    return standing_city
