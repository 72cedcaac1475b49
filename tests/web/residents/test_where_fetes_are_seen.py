"""A fête is seen wherever somebody looks for what goes on: home, quartier, association, hers."""

import pytest
from django.urls import reverse

from engagement.events.actions import attach_need, register
from tests import factories
from tests.conftest import client_of

pytestmark = pytest.mark.django_db


@pytest.fixture
def fete(treize, petite_synthe):
    return factories.event(title="La fête du lac", association=treize, neighbourhood=petite_synthe)


@pytest.mark.parametrize("where", ["home", "neighbourhood", "association"])
def test_everybody_sees_it(fete, treize, petite_synthe, client, where):
    addresses = {
        "home": "/",
        "neighbourhood": reverse("residents:neighbourhood", args=[petite_synthe.code]),
        "association": reverse("residents:association", args=[treize.slug]),
    }
    page = client.get(addresses[where]).content.decode()
    assert reverse("residents:event", args=[fete.slug]) in page


def test_nobody_sees_it_where_the_city_does_without(fete, treize, client, settings):
    settings.MODULES = [name for name in settings.MODULES if name != "events"]
    for address in ("/", reverse("residents:association", args=[treize.slug])):
        assert "La fête du lac" not in client.get(address).content.decode()


def test_those_registered_find_it_among_what_they_come_to(fete, ines):
    registration = register(event=fete, resident=ines, by=ines.account, seats=2)
    page = client_of(ines.account).get(reverse("residents:sign_ups")).content.decode()
    assert reverse("residents:registered", args=[registration.pk]) in page
    assert "2 places" in page


def test_who_organises_finds_the_way_from_her_account(fete, treize, odile, ines):
    way = reverse("organisers:index")
    page = client_of(odile).get(reverse("residents:account")).content.decode()
    assert way in page
    assert reverse("associations:home", args=[treize.slug]) in page
    assert way not in client_of(ines.account).get(reverse("residents:account")).content.decode()


def test_an_association_that_helps_finds_the_day_and_no_preparation(fete, voisine, viviane):
    need = factories.NeedFactory(association=voisine, shifts=[3])
    attach_need(event=fete, need=need, by=None)
    fete.starts_at = fete.starts_at.replace(year=fete.starts_at.year - 1)
    fete.save(update_fields=["starts_at"])
    hers = client_of(viviane).get(reverse("associations:home", args=[voisine.slug]))
    assert reverse("organisers:day", args=[fete.slug]) in hers.content.decode()
    preparation = f'href="{reverse("organisers:prepare", args=[fete.slug])}"'
    assert preparation not in hers.content.decode()
