"""The page of a neighbourhood: its needs, initiatives and associations, what came of it."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from engagement.associations.models import Association
from engagement.base.links import Link, make_code
from engagement.initiatives.models import Initiative
from engagement.needs.models import Need, Outcome
from tests import factories

pytestmark = pytest.mark.django_db


def page_of(client, place):
    return client.get(reverse("residents:neighbourhood", args=[place.code]))


def text_of(client, place) -> str:
    return page_of(client, place).content.decode()


@pytest.fixture
def told(clean_up):
    return Outcome.objects.create(
        need=clean_up, amount="1.2", unit="t", sentence="Le lac est propre."
    )


def test_its_address_is_its_code(client, petite_synthe):
    assert client.get("/quartiers/petite-synthe/").status_code == 200
    assert client.get("/en/quartiers/petite-synthe/").status_code == 200
    assert client.post("/quartiers/petite-synthe/").status_code == 405
    assert client.get("/quartiers/nulle-part/").status_code == 404


def test_it_shows_what_is_here_and_not_what_is_elsewhere(client, clean_up, voisine, malo, told):
    here, there = text_of(client, clean_up.neighbourhood), text_of(client, malo)
    for words in (clean_up.title, "Les Treize Jardins", "Le lac est propre.", "1,2"):
        assert words in here
        assert words not in there
    assert "La Voisine" in there
    assert "La Voisine" not in here


def test_the_neighbourhood_stands_out_on_the_map(client, petite_synthe, malo):
    text = text_of(client, malo)
    assert 'aria-label="Malo-les-Bains sur la carte"' in text
    assert text.count('data-paper="brick"') == 1


def test_six_needs_are_shown_and_the_list_has_the_others(client, petite_synthe):
    for _number in range(7):
        factories.NeedFactory(neighbourhood=petite_synthe, shifts=[1])
    response = page_of(client, petite_synthe)
    assert len(response.context["cards"]) == 6
    assert 'href="/besoins/?quartier=petite-synthe"' in response.content.decode()


def test_a_public_initiative_leads_to_its_page(client, petite_synthe):
    initiative = Initiative.objects.create(title="Le lac propre", neighbourhood=petite_synthe)
    link = f'href="/i/{make_code(Link.INITIATIVE, initiative.pk)}/"'
    assert link in text_of(client, petite_synthe)
    Initiative.objects.update(is_public=False)
    assert "Le lac propre" not in text_of(client, petite_synthe)


def test_where_nothing_is_it_says_so_and_what_to_do(client, malo):
    text = text_of(client, malo)
    assert "Rien d’ouvert ici" in text
    assert 'href="/besoins/?rayon=voisins&amp;quartier=malo-les-bains"' in text
    assert "Rien à raconter" in text
    assert "Aucune association de ce quartier" in text
    assert reverse("associations:register") in text


def test_nothing_of_an_association_that_is_not_public_is_shown(client, clean_up, told):
    Association.objects.update(state=Association.State.SUSPENDED)
    text = text_of(client, clean_up.neighbourhood)
    for words in (clean_up.title, "Les Treize Jardins", "Le lac est propre."):
        assert words not in text


def test_what_came_of_a_need_stays_after_it_is_over(client, clean_up, told):
    Need.objects.update(state=Need.State.OVER)
    text = text_of(client, clean_up.neighbourhood)
    assert "Le lac est propre." in text
    assert "Rien d’ouvert ici" in text


def test_the_pages_of_a_need_and_of_an_association_lead_to_it(client, clean_up, treize):
    link = 'href="/quartiers/petite-synthe/"'
    assert link in client.get(f"/besoins/{clean_up.slug}/").content.decode()
    assert link in client.get(f"/associations/{treize.slug}/").content.decode()


def test_the_number_of_queries_does_not_grow(client, petite_synthe, nature):
    counts = []
    for wanted in (1, 30):
        while Need.objects.count() < wanted:
            place = {"neighbourhood": petite_synthe}
            association = factories.AssociationFactory(**place)
            need = factories.NeedFactory(association=association, shifts=[1, 2], **place)
            Outcome.objects.create(need=need, sentence="C’est fait.")
            Initiative.objects.create(title=need.title, **place).interests.add(nature)
        with CaptureQueriesContext(connection) as queries:
            assert page_of(client, petite_synthe).status_code == 200
        counts.append(len(queries))
    assert counts[0] == counts[1], counts
