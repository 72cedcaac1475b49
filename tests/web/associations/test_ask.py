"""/association/rejoindre/<slug>/: somebody says that an association is hers."""

import pytest
from django.urls import reverse

from engagement.associations.models import Association, JoinRequest
from tests import factories
from tests.conftest import client_of


def address(association):
    return reverse("associations:ask", args=[association.slug])


@pytest.fixture
def listed(db):
    return factories.AssociationFactory(name="Le Phare", state="listed")


def test_the_public_page_of_one_from_a_feed_leads_here(client, listed, treize):
    page = client.get(reverse("residents:association", args=[listed.slug])).text
    assert address(listed) in page
    hers = client.get(reverse("residents:association", args=[treize.slug])).text
    assert address(treize) not in hers


def test_the_city_is_asked_for_one_from_a_feed(listed, ines):
    client = client_of(ines.account)
    assert "La ville vous répond d’ici" in client.get(address(listed)).text
    page = client.post(address(listed), {"words": "Sa présidente."}, follow=True).text
    assert "Le Phare : en attente d’une réponse" in page
    asked = JoinRequest.objects.get()
    assert (asked.account, asked.words) == (ines.account, "Sa présidente.")


def test_the_owners_are_asked_where_there_are_any(treize, ines):
    client = client_of(ines.account)
    assert "Ses responsables décident" in client.get(address(treize)).text
    client.post(address(treize), {"words": "Bénévole."})
    assert "Votre demande attend une réponse" in client.get(address(treize)).text


def test_one_says_who_one_is(treize, ines):
    page = client_of(ines.account).post(address(treize), {"words": " "}).text
    assert "Dites en une phrase qui vous êtes." in page
    assert not JoinRequest.objects.exists()


def test_a_member_is_led_home(treize, odile):
    home = reverse("associations:home", args=[treize.slug])
    assert client_of(odile).get(address(treize))["Location"] == home


@pytest.mark.parametrize("state", ["pending", "refused", "suspended"])
def test_one_that_residents_do_not_see_is_not_found(treize, ines, state):
    Association.objects.update(state=state)
    assert client_of(ines.account).get(address(treize)).status_code == 404
