"""One field over needs, initiatives and associations; the same words in the list of needs."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from engagement.initiatives.models import Initiative
from engagement.needs.models import Need
from engagement.search.actions import rebuild
from tests import factories

pytestmark = pytest.mark.django_db


def page_of(client, text: str):
    response = client.get(reverse("residents:search"), {"q": text})
    assert response.status_code == 200
    return response


@pytest.fixture
def beach(treize):
    need = factories.NeedFactory(title="Bénévoles pour la plage", association=treize, shifts=[3])
    rebuild()
    return need


def test_before_anything_is_asked_there_is_one_field(client, db):
    page = client.get(reverse("residents:search"))
    assert "Que cherchez-vous" in page.content.decode()
    assert "asked" not in page.context


def test_each_kind_is_found(client, beach):
    Initiative.objects.create(title="Une plage pour tous")
    factories.AssociationFactory(name="Les Amis de la plage")
    rebuild()
    text = page_of(client, "plages").content.decode()
    for title in ("Bénévoles pour la plage", "Une plage pour tous", "Les Amis de la plage"):
        assert title in text


def test_a_typo_is_forgiven_and_told(client, beach):
    text = page_of(client, "benevole palge").content.decode()
    assert "Bénévoles pour la plage" in text
    assert "Résultats pour «\xa0benevole plage\xa0»." in text


def test_what_only_has_some_of_the_words_is_told_as_such(client, beach):
    assert "Rien ne réunit tous ces mots" in page_of(client, "plage licorne").content.decode()


def test_a_full_need_is_not_shown(client, beach):
    beach.shifts.update(taken=3)
    assert page_of(client, "plage").context["needs"] == []


def test_what_the_index_still_has_but_is_hidden_is_not_shown(client, beach):
    type(beach.association).objects.update(state="suspended")
    Need.objects.update(state=Need.State.WITHDRAWN)
    assert not page_of(client, "plage").context["any"]


@pytest.mark.parametrize("text", ["licorne", "les", "%"])
def test_nothing_found_says_what_to_do(client, beach, text):
    assert "Voir tous les besoins" in page_of(client, text).content.decode()


@pytest.mark.parametrize("text", ["", "a" * 300, "\x00"])
def test_a_query_that_cannot_be_is_told(client, beach, text):
    assert page_of(client, text).context["form"].errors


def test_an_initiative_leads_to_its_page_or_to_the_list(client, db):
    Initiative.objects.create(title="Un jardin")
    rebuild()
    (card,) = page_of(client, "jardin").context["initiatives"]
    assert client.get(card["url"])["Location"] == "/initiatives/"


def test_the_list_of_needs_takes_words_beside_its_filters(client, beach, petite_synthe, nature):
    here = factories.NeedFactory(title="La plage ici", neighbourhood=petite_synthe, shifts=[1])
    rebuild()
    page = client.get(reverse("residents:needs"), {"q": "palge", "quartier": "petite-synthe"})
    assert [card["title"] for card in page.context["cards"]] == [here.title]
    assert "Résultats pour «\xa0plage\xa0»." in page.content.decode()
    assert page.context["filter"].folded_in_use


def test_the_list_of_needs_is_then_best_first(client, treize):
    factories.NeedFactory(title="Autre", description="à la plage", shifts=[1])
    factories.NeedFactory(title="Plage", shifts=[1])
    rebuild()
    page = client.get(reverse("residents:needs"), {"q": "plage"})
    assert [card["title"] for card in page.context["cards"]] == ["Plage", "Autre"]


@pytest.mark.parametrize("name", ["residents:search", "residents:needs"])
def test_the_number_of_queries_does_not_grow(client, petite_synthe, nature, name):
    counts = []
    for wanted in (1, 3, 30):
        while Need.objects.count() < wanted:
            facts = {"neighbourhood": petite_synthe, "interests": [nature]}
            factories.NeedFactory(title=f"Plage {Need.objects.count()}", shifts=[2], **facts)
            Initiative.objects.create(title="Plage", neighbourhood=petite_synthe)
        rebuild()
        with CaptureQueriesContext(connection) as queries:
            client.get(reverse(name), {"q": "palge"})
        counts.append(len(queries))
    assert len(set(counts)) == 1, counts
