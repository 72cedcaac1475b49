"""load_demo into a city that has rows of its own, or lacks something."""

import io
import json

import pytest
from django.core.management import CommandError, call_command
from django.utils import timezone

from cms.demo.content.needs import BY_KEY
from cms.demo.load import load
from cms.demo.loading import SOURCE
from cms.demo.loading.people import FAMILY
from cms.demo.remove import remove
from engagement.associations.models import AnswerPromise, Association
from engagement.needs.models import Need
from engagement.territory.models import Interest, Neighbourhood
from tests import factories

pytestmark = pytest.mark.xdist_group("demo")
PEOPLE = 10


def demo(model):
    return model.objects.filter(source=SOURCE)


def test_a_real_quartier_of_the_same_code_is_used_and_not_changed(db):
    petite_synthe = factories.NeighbourhoodFactory(
        name="Petite-Synthe (réelle)", code="petite-synthe", population=12, lat=51.5
    )
    before = Neighbourhood.objects.filter(pk=petite_synthe.pk).values().get()
    assert load(residents=PEOPLE)["neighbourhoods"] == 6
    assert Neighbourhood.objects.filter(pk=petite_synthe.pk).values().get() == before
    garden = Need.objects.get(source_id="jardinage-samedi")
    assert garden.neighbourhood == petite_synthe


def test_a_real_association_and_need_of_the_same_name_are_not_changed(db):
    association = factories.AssociationFactory(name="Graines de Polder", description="Vraie.")
    need = factories.NeedFactory(
        association=association, title=BY_KEY["jardinage-samedi"].title, description="Vrai."
    )
    load(residents=PEOPLE)
    association.refresh_from_db()
    need.refresh_from_db()
    assert (association.description, need.description) == ("Vraie.", "Vrai.")
    assert demo(Association).get(name="Graines de Polder").slug == "graines-de-polder-2"


def test_who_answers_is_left_as_the_city_said_it(db):
    AnswerPromise.objects.create(officer="Mme Roux")
    load(residents=PEOPLE)
    remove()
    assert AnswerPromise.objects.get().officer == "Mme Roux"


def test_real_residents_are_not_asked_for_the_collection(db):
    resident = factories.ResidentFactory(suggestions_since=timezone.now())
    load(residents=PEOPLE)
    assert not resident.suggestions.exists()


def test_an_interest_that_is_missing_stops_the_load_with_nothing_half_done(db):
    Interest.objects.filter(code="jardinage").delete()
    with pytest.raises(CommandError, match="jardinage"):
        call_command("load_demo", "--residents=5", stderr=io.StringIO())
    assert demo(Neighbourhood).count() == 0


def test_the_command_prints_counts_and_its_progress_apart(db):
    out, err = io.StringIO(), io.StringIO()
    call_command("load_demo", "--json", "--residents=5", stdout=out, stderr=err)
    assert json.loads(out.getvalue())["residents"] == 5 + FAMILY
    assert "pictures: 18 / 18" in err.getvalue()


def test_a_negative_number_of_residents_is_refused(db):
    with pytest.raises(CommandError, match="négatif"):
        call_command("load_demo", "--residents=-1")
