"""The doors of the demo: one click into each story, where DEBUG is on and nowhere else."""

from urllib.parse import parse_qs
from uuid import uuid4

import pytest
from django.template import Context, Template
from django.test import Client, RequestFactory
from django.urls import NoReverseMatch, reverse

from cms.demo.doors import DOORS
from cms.demo.loading import SOURCE
from cms.demo.remove import remove
from engagement.events.actions import open_station, pass_of
from engagement.events.models import Event
from tests import factories
from tests.cms.demo import urls_with_doors  # now, while DEBUG is off

pytestmark = [
    pytest.mark.django_db,
    pytest.mark.urls(urls_with_doors.__name__),
]


@pytest.fixture(autouse=True)
def debug(settings):
    settings.DEBUG = True


def enter(client, name, **options):
    return client.post(reverse("demo:enter", args=[name]), **options)


@pytest.mark.parametrize(
    "door", [door for door in DOORS if door.signs_in], ids=lambda door: door.name
)
def test_a_door_signs_in_and_leads_to_its_story(client, loaded, door):
    response = enter(client, door.name, follow=True)
    assert response.status_code == 200
    assert response.redirect_chain == [(door.leads_to(), 302)]
    assert response.context["user"] == door.account()


def test_the_counter_serves_somebody_without_e_mail(client, loaded):
    page = enter(client, "guichet", follow=True)
    resident = page.context["resident"]
    assert (resident.email, resident.channel) == ("", "counter")
    assert page.context["mandate"].by.email == "officier@demo.example"
    assert client.get(reverse("counter:receipt", args=[resident.public_id])).status_code == 200


def test_the_association_finds_its_collection_at_three_of_eight(client, loaded):
    page = enter(client, "association", follow=True).content.decode()
    assert "il manque 5 personnes sur 8" in page
    assert "Qui est invité" in page


def test_the_gate_opens_to_a_steward_without_account(client, loaded):
    fete = Event.objects.get(source=SOURCE, source_id="bassin")
    address, _, told = enter(client, "accueil").url.partition("#")
    assert address == f"/accueil/{fete.slug}/"
    assert "_auth_user_id" not in client.session
    told = parse_qs(told)
    steward = pass_of(fete, told["pass"][0])
    station = uuid4()
    assert open_station(
        steward_pass=steward, pin=told["pin"][0], public_id=station, name=told["name"][0]
    )
    page = client.get(address).content.decode()
    assert "Couper le réseau" in page
    assert told["pass"][0] not in page


def test_no_gate_but_the_demo_s_shows_the_switch(client, loaded, settings):
    other = factories.event()
    assert "demo" not in client.get(reverse("gate:page", args=[other.slug])).content.decode()
    address, _, _told = enter(client, "accueil").url.partition("#")
    settings.DEBUG = False
    assert "demo" not in client.get(address).content.decode()


def test_only_debug_spares_the_officer_her_second_factor(client, loaded, settings):
    assert enter(client, "officier", follow=True).status_code == 200
    settings.DEBUG = False
    assert client.get("/admin/").status_code == 302


@pytest.mark.parametrize("name", [door.name for door in DOORS])
def test_a_door_does_not_open_by_a_link(client, loaded, name):
    assert client.get(reverse("demo:enter", args=[name])).status_code == 405
    assert "_auth_user_id" not in client.session


def test_a_door_asks_for_its_token(loaded):
    assert enter(Client(enforce_csrf_checks=True), "habitante").status_code == 403


@pytest.mark.parametrize("name", [door.name for door in DOORS])
def test_without_debug_no_door_opens(client, loaded, settings, name):
    settings.DEBUG = False
    assert enter(client, name).status_code == 404
    assert "_auth_user_id" not in client.session
    assert client.post(reverse("demo:leave")).status_code == 404


def test_without_debug_the_doors_have_no_address():
    with pytest.raises(NoReverseMatch):
        reverse("demo:enter", args=["habitante"], urlconf="engagement.urls")


def test_there_is_no_other_door(client, loaded):
    assert enter(client, "maire").status_code == 404


def test_a_door_stays_shut_when_the_demo_is_gone(client, loaded):
    remove()
    assert enter(client, "habitante").status_code == 404


def test_whoever_leaves_is_a_plain_visitor_again(client, loaded):
    enter(client, "officier")
    response = client.post(reverse("demo:leave"), follow=True)
    assert response.status_code == 200
    assert "_auth_user_id" not in client.session
    assert "demo_door" not in client.session


def strip():
    context = Context({"user": None, "csrf_token": "x", "request": RequestFactory().get("/")})
    return Template("{% load demo %}{% demo_doors %}").render(context).strip()


def test_the_home_page_shows_the_doors(client, loaded):
    page = client.get("/").content.decode()
    assert page.count('action="/demo/') == len(DOORS)
    enter(client, "habitante")
    assert client.get("/").content.decode().count('action="/demo/') == len(DOORS) + 1


def test_no_strip_without_demo(loaded):
    remove()
    assert strip() == ""


def test_no_strip_without_debug(loaded, settings):
    assert strip()
    settings.DEBUG = False
    assert strip() == ""
