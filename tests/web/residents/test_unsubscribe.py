"""The way out of suggestions, from a message: trust.md, security cases 5, 7, 15 and 16."""

import uuid

import pytest
from django.test import Client
from django.urls import reverse

from engagement.base.links import Link, make_code, make_link
from engagement.people.models import Resident

pytestmark = pytest.mark.django_db


@pytest.fixture
def code(ines):
    return make_code(Link.UNSUBSCRIBE, ines.public_id)


def takes_suggestions(resident: Resident) -> bool:
    return Resident.objects.get(pk=resident.pk).suggestions_since is not None


def test_opening_the_link_changes_nothing(client, ines, code):
    for address in (f"/i/{code}/", reverse("residents:unsubscribe", args=[code])):
        client.get(address, follow=True)
        client.head(address)
        client.options(address)
    assert takes_suggestions(ines)


def test_the_mail_program_stops_them_in_one_post_without_session_nor_redirect(ines, code):
    client = Client(enforce_csrf_checks=True)
    for _ in range(2):
        response = client.post(f"/i/{code}/", {"List-Unsubscribe": "One-Click"})
        assert response.status_code == 200
    assert not takes_suggestions(ines)
    assert [row.given for row in ines.consents.all()] == [False]


def test_the_button_of_the_page_stops_them(ines, code):
    client = Client(enforce_csrf_checks=True)
    address = reverse("residents:unsubscribe", args=[code])
    assert "Arrêter les suggestions" in client.get(address).content.decode()
    assert "Plus aucune suggestion" in client.post(address).content.decode()
    assert not takes_suggestions(ines)


def test_a_code_stops_the_messages_of_one_person_alone(client, ines, omar, code):
    for bad in (make_code(Link.UNSUBSCRIBE, uuid.uuid4()), "u" + make_code(Link.SIGN_UP, 1)[1:]):
        assert client.post(reverse("residents:unsubscribe", args=[bad])).status_code == 404
    assert takes_suggestions(ines)


def test_no_other_short_link_takes_a_post(clean_up):
    client = Client(enforce_csrf_checks=True)
    assert client.post(f"/i/{make_code(Link.NEED, clean_up.pk)}/").status_code == 302


def test_a_forged_host_is_refused_and_links_keep_the_site_address(client, ines, settings):
    assert (
        client.get(reverse("residents:needs"), headers={"host": "evil.example"}).status_code == 400
    )
    settings.SITE_URL = "https://ville.example"
    assert make_link(Link.FOR_ME).startswith("https://ville.example/i/")
