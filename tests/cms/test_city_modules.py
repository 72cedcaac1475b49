"""What the operator does not offer, or the officer closes, is nowhere: menu, pages, messages."""

import pytest
from allauth.account.adapter import get_adapter
from django.test import override_settings
from django.urls import reverse

from engagement.base.links import Link, make_code
from engagement.city import kept
from engagement.city.modules import is_on, open_modules
from engagement.links import TARGETS
from engagement.matching import pacing
from engagement.matching.actions import CannotAsk, send_weekly_digest, start_campaign, suggest_need
from engagement.outbox.models import Message
from tests import factories
from tests.conftest import client_of

ADDRESSES = {
    "initiatives": ["/initiatives/", "/en/initiatives/", "/initiatives/la-mer/"],
    "ideas": ["/idees/", "/en/idees/", "/idees/une-idee/"],
    "events": ["/evenements/", "/en/evenements/", "/evenements/une-fete/", "/accueil/une-fete/"],
    "matching": ["/pour-moi/", "/en/pour-moi/"],
    "open_data": ["/donnees/", "/en/donnees/"],
}


def close(*modules):
    kept.remember(kept.Shown(closed=frozenset(modules)))


@pytest.mark.parametrize("module", ADDRESSES)
def test_a_closed_module_is_nowhere_and_the_others_are(client, home, clean_up, module):
    shown = {name: client.get(paths[0]).status_code for name, paths in ADDRESSES.items()}
    assert set(shown.values()) == {200}, "all are open by default"
    close(module)
    for address in ADDRESSES[module]:
        page = client.get(address)
        assert page.status_code == 404, address
        assert "au tableau" in page.text or address.startswith("/en/")
    front = client.get("/").text
    for name, paths in ADDRESSES.items():
        assert (f'"{paths[0]}"' in front) == (name != module), name
        assert client.get(paths[0]).status_code == (404 if name == module else 200)
    assert client.get("/besoins/").status_code == 200
    assert (f"{ADDRESSES[module][0]}<" in client.get("/sitemap.xml").text) is False


def test_what_the_operator_does_not_offer_the_officer_cannot_open(client, home):
    with override_settings(MODULES=["matching"]):
        assert open_modules() == {
            "initiatives": False,
            "ideas": False,
            "events": False,
            "matching": True,
            "open_data": False,
        }
        assert client.get("/evenements/").status_code == 404
        close("matching")
        assert not is_on("matching")


def test_closed_suggestions_write_to_nobody_and_lead_elsewhere(clean_up, ines, officer, home):
    close("matching")
    assert pacing.is_quiet()
    assert send_weekly_digest() is None
    assert suggest_need(need=clean_up, by=officer) == []
    with pytest.raises(CannotAsk):
        start_campaign(need=clean_up, by=officer, audience={}, wanted=3)
    assert not Message.objects.exists()
    assert TARGETS[Link.FOR_ME](make_code(Link.FOR_ME, ""), "") == "/besoins/"
    close()
    assert suggest_need(need=clean_up, by=officer), "the control: Inès is told"


def test_what_belongs_to_a_closed_module_is_not_shown_elsewhere(client, home, clean_up):
    clean_up.initiative = factories.InitiativeFactory(title="La mer propre")
    clean_up.save()
    address = reverse("residents:need", args=[clean_up.slug])
    seen = "La mer propre" in client.get(address).text
    close("initiatives")
    assert seen
    assert "La mer propre" not in client.get(address).text


def test_she_comes_to_her_account_where_there_are_no_suggestions(rf, odile):
    close("matching")
    assert get_adapter().get_login_redirect_url(rf.get("/")) == reverse("residents:account")
    assert client_of(odile).get(reverse("residents:account")).status_code == 200
