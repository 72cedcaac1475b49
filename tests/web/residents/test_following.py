"""Following an initiative: a button, a list, and a way out in every message."""

import pytest
from django.test import Client
from django.urls import reverse

from engagement.base.links import Link, make_code
from engagement.initiatives.actions import change_stage, follow
from engagement.initiatives.messages import stop_key
from engagement.initiatives.models import Follow, Initiative
from engagement.outbox.models import Message
from engagement.outbox.rendering import render
from tests import factories
from tests.conftest import client_of

pytestmark = pytest.mark.django_db


@pytest.fixture
def orchard():
    return factories.InitiativeFactory(title="Un verger")


@pytest.fixture
def code(ines, orchard):
    follow(resident=ines, thing=orchard, by=None)
    return make_code(Link.UNFOLLOW, stop_key(ines, orchard))


def test_a_resident_follows_sees_her_list_and_stops(ines, orchard):
    client = client_of(ines.account)
    address = reverse("residents:follow_initiative", args=[orchard.pk])
    for _twice in range(2):
        client.post(address)
    assert Follow.objects.get().resident == ines
    assert "Un verger" in client.get(reverse("residents:following")).text
    assert "Un verger" not in client.post(address, {"stop": "1"}, follow=True).text
    assert not Follow.objects.exists()


def test_what_is_hidden_is_not_followed(ines, orchard):
    Initiative.objects.update(is_public=False)
    address = reverse("residents:follow_initiative", args=[orchard.pk])
    assert client_of(ines.account).post(address).status_code == 404


def test_opening_the_way_out_changes_nothing_and_its_button_stops(ines, orchard, code):
    client = Client(enforce_csrf_checks=True)
    address = reverse("residents:stop_following", args=[code])
    for asked in (address, f"/i/{code}/"):
        assert "Ne plus suivre" in client.get(asked, follow=True).text
        client.head(asked)
    assert Follow.objects.exists()
    assert "Vous ne suivez plus" in client.post(address).text
    assert "Vous ne suivez plus" in client.post(address).text
    assert not Follow.objects.exists()


def test_the_mail_program_stops_it_in_one_post(ines, omar, orchard, code):
    follow(resident=omar, thing=orchard, by=None)
    response = Client(enforce_csrf_checks=True).post(f"/i/{code}/", {"List-Unsubscribe": "x"})
    assert response.status_code == 200
    assert Follow.objects.get().resident == omar


def test_a_link_made_for_something_else_opens_nothing(client, ines, orchard, code):
    for bad in (make_code(Link.UNFOLLOW, "x"), "f" + make_code(Link.SIGN_UP, 1)[1:]):
        assert client.post(reverse("residents:stop_following", args=[bad])).status_code == 404
    assert Follow.objects.exists()


def test_the_message_leads_to_the_page_and_out(ines, orchard, code):
    change_stage(initiative=orchard, to="preparing", by=None, reason="Douze voisins réunis.")
    message = render(Message.objects.get(template="initiative_stage"))
    assert "Douze voisins réunis." in message.text
    assert f"/i/{make_code(Link.INITIATIVE, orchard.pk)}/" in message.text
    assert code in message.text
