"""load_demo into a city that has rows of its own, and remove_demo out of it."""

from wagtail.models import Site

from cms.demo.load import load
from cms.demo.loading import SOURCE
from cms.demo.loading.people import FAMILY
from cms.demo.remove import remove
from engagement.associations.models import AnswerPromise, Association
from engagement.needs.models import Need
from engagement.search.models import KnownWord, Posting
from engagement.territory.models import Neighbourhood
from tests.cms.demo_beside.conftest import PEOPLE, count_rows


def test_a_real_quartier_of_the_same_code_is_used_and_not_changed(beside):
    assert beside.counts["neighbourhoods"] == 6
    kept = Neighbourhood.objects.filter(pk=beside.place.pk).values().get()
    assert kept == beside.place_before
    garden = Need.objects.get(source_id="jardinage-samedi")
    assert garden.neighbourhood == beside.place


def test_a_real_association_and_need_of_the_same_name_are_not_changed(beside):
    association = Association.objects.get(pk=beside.association.pk)
    need = Need.objects.get(pk=beside.need.pk)
    assert (association.description, need.description) == ("Vraie.", "Vrai.")
    theirs = Association.objects.get(source=SOURCE, name="Graines de Polder")
    assert theirs.slug == "graines-de-polder-2"


def test_who_answers_is_left_as_the_city_said_it(beside):
    remove()
    assert AnswerPromise.objects.get().officer == "Mme Roux"


def test_real_residents_are_not_asked_for_the_collection(beside):
    assert not beside.resident.suggestions.exists()


def test_the_command_prints_counts_and_its_progress_apart(beside):
    assert beside.counts["residents"] == PEOPLE + FAMILY
    assert "pictures: 18 / 18" in beside.progress


def test_nothing_is_left_and_the_demo_can_come_back(beside):
    assert remove() == beside.counts
    after, before = count_rows(), dict(beside.rows)
    del after[KnownWord], before[KnownWord]
    # A real row’s words stay known in the forms that the demo brought, no other word does.
    assert not KnownWord.objects.exclude(stem__in=Posting.objects.values("stem")).exists()
    assert after == before
    assert Site.objects.get(is_default_site=True).site_name == beside.site_name
    assert load(residents=PEOPLE) == beside.counts
