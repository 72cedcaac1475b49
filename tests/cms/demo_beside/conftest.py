"""A city with rows of its own, and the demo that was loaded beside them: once for this folder."""

import io
import json
from dataclasses import dataclass
from typing import Any

import pytest
from django.apps import apps
from django.core.management import call_command
from django.db import transaction
from django.utils import timezone
from wagtail.models import Site

from cms.demo.content.needs import BY_KEY
from engagement.associations.models import AnswerPromise, Association
from engagement.needs.models import Need
from engagement.people.models import Resident
from engagement.search.actions import rebuild
from engagement.territory.models import Neighbourhood
from tests import factories
from tests.cms.demo.conftest import media_root

__all__ = ["media_root"]

PEOPLE = 10


@dataclass
class Beside:
    """What was there before, and what the command said."""

    place: Neighbourhood
    place_before: dict[str, Any]
    association: Association
    need: Need
    resident: Resident
    rows: dict[type, int]
    site_name: str
    counts: dict[str, int]
    progress: str


def count_rows() -> dict[type, int]:
    """Count every row of every model of ours."""
    return {
        model: model.objects.count()
        for model in apps.get_models()
        if model.__module__.startswith(("engagement.", "cms."))
    }


@pytest.fixture(scope="package")
def loaded_beside(django_db_setup, django_db_blocker, media_root):
    """Load within a transaction that each test is a savepoint of; undone at the end."""
    with django_db_blocker.unblock(), transaction.atomic():
        yield load_beside()
        transaction.set_rollback(True)


def load_beside() -> Beside:
    place = factories.NeighbourhoodFactory(
        name="Petite-Synthe (réelle)", code="petite-synthe", population=12, lat=51.5
    )
    association = factories.AssociationFactory(name="Graines de Polder", description="Vraie.")
    need = factories.NeedFactory(
        association=association, title=BY_KEY["jardinage-samedi"].title, description="Vrai."
    )
    AnswerPromise.objects.create(officer="Mme Roux")
    resident = factories.ResidentFactory(suggestions_since=timezone.now())
    rebuild()
    before = Neighbourhood.objects.filter(pk=place.pk).values().get()
    rows, site_name = count_rows(), Site.objects.get(is_default_site=True).site_name
    out, err = io.StringIO(), io.StringIO()
    call_command("load_demo", "--json", f"--residents={PEOPLE}", stdout=out, stderr=err)
    counts = json.loads(out.getvalue())
    told = (rows, site_name, counts, err.getvalue())
    return Beside(place, before, association, need, resident, *told)


@pytest.fixture
def beside(loaded_beside, db):
    return loaded_beside
