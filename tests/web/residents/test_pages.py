"""An association's public page, the rules, accessibility, open data."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone
from django.utils.formats import date_format

from engagement.associations.models import Association
from engagement.matching.actions import change_rules
from engagement.matching.rules import current_rules
from engagement.needs.models import Need
from tests import factories

pytestmark = pytest.mark.django_db


def association_page(client, association):
    return client.get(reverse("residents:association", args=[association.slug]))


def test_an_association_shows_its_open_needs(client, treize, clean_up, voisine):
    other = factories.NeedFactory(association=voisine, shifts=[1])
    text = association_page(client, treize).content.decode()
    assert clean_up.title in text
    assert other.title not in text


def test_an_association_without_need_says_so(client, voisine):
    assert "Rien d’ouvert" in association_page(client, voisine).content.decode()


@pytest.mark.parametrize("state", ["pending", "refused", "suspended"])
def test_an_association_that_is_not_public_is_not_seen(client, treize, state):
    Association.objects.update(state=state)
    assert association_page(client, treize).status_code == 404


def test_no_address_of_a_person_is_shown(client, treize, clean_up):
    text = association_page(client, treize).content.decode()
    assert "odile@treize.example" not in text


def test_the_number_of_queries_does_not_grow(client, treize):
    counts = []
    for wanted in (1, 3, 30):
        while Need.objects.count() < wanted:
            factories.NeedFactory(association=treize, shifts=[1, 2])
        with CaptureQueriesContext(connection) as queries:
            association_page(client, treize)
        counts.append(len(queries))
    assert len(set(counts)) == 1, counts


def test_the_rules_are_those_that_run(client):
    change_rules(by=None, reason="Essai", w_i=0.41, w_d=0.44)
    text = client.get("/regles/").content.decode()
    assert "Vos goûts : 41 %" in text
    assert f"Règles {current_rules().version}." in text
    assert date_format(timezone.localdate(), "j F Y") in text


@pytest.mark.parametrize("address", ["/regles/", "/accessibilite/", "/donnees/"])
def test_pages_about_the_platform_open_for_all_and_take_no_post(client, address, db):
    assert client.get(address).status_code == 200
    assert client.get("/en" + address).status_code == 200
    assert client.post(address).status_code == 405
