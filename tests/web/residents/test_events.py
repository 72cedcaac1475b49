"""The fêtes as residents and visitors see them, and how they say that they come."""

import re

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from engagement.events.actions import (
    attach_need,
    cancel_registration,
    post_event,
    register,
    save_activity,
)
from engagement.events.models import Activity, Event, Registration
from engagement.outbox.models import Message
from engagement.outbox.rendering import render
from tests import factories
from tests.conftest import client_of

pytestmark = pytest.mark.django_db
State = Registration.State


@pytest.fixture
def fete(petite_synthe, clean_up, nature):
    event = factories.event(capacity=2, neighbourhood=petite_synthe, interests=[nature])
    fanfare = Activity(title="Fanfare du port", starts_at=event.starts_at)
    save_activity(event=event, activity=fanfare, by=None)
    event.partners.create(name="Le centre social")
    attach_need(event=event, need=clean_up, by=None)
    return event


def address(event):
    return reverse("residents:event", args=[event.slug])


def form_of(event):
    return reverse("residents:register", args=[event.slug])


def link_in(message):
    return re.search(r"(/i/\S+)", render(message).text)[1]


def test_the_list_and_the_page_tell_what_happens_and_who_is_missing(client, fete):
    listed = client.get(reverse("residents:events")).content.decode()
    assert "La fête du lac" in listed
    assert "encore 10 bénévoles" in listed
    page = client.get(address(fete)).content.decode()
    for told in ("Fanfare du port", "Le centre social", "Ramasser les déchets du lac"):
        assert told in page
    calendar = client.get(reverse("residents:event_agenda", args=[fete.slug])).content.decode()
    assert f"UID:event-{fete.pk}@" in calendar


def test_the_list_costs_the_same_with_one_and_with_many(client, fete, petite_synthe):
    list_url = reverse("residents:events")
    client.get(list_url)
    with CaptureQueriesContext(connection) as one:
        client.get(list_url)
    for n in range(3):
        factories.event(title=f"Fête {n}", neighbourhood=petite_synthe)
    with CaptureQueriesContext(connection) as many:
        client.get(list_url)
    assert len(many) == len(one)


def test_filters_find_a_fete_by_place_kind_and_words(client, fete, malo):
    list_url = reverse("residents:events")
    for query, found in (
        ("?q=fanfare", True),
        (f"?quartier={malo.code}", False),
        ("?sorte=fete", True),
        ("?sorte=market", False),
        ("?passees", False),
    ):
        assert ("La fête du lac" in client.get(list_url + query).content.decode()) is found, query


def test_a_draft_is_seen_by_its_organisers_only(client, officer, viviane, fete):
    draft = post_event(
        by=None,
        title="Brouillon",
        starts_at=fete.starts_at,
        ends_at=fete.ends_at,
        place="Au lac",
    )
    assert client.get(address(draft)).status_code == 404
    assert client_of(viviane).get(address(draft)).status_code == 404
    assert "Aperçu" in client_of(officer).get(address(draft)).content.decode()


def test_a_resident_comes_with_her_family_and_gives_the_places_back(fete, ines):
    client = client_of(ines.account)
    page = client.post(form_of(fete), {"others": "1", "access_needs": "une chaise"}, follow=True)
    registration = Registration.objects.get()
    assert registration.seats == 2
    assert "Vous êtes attendu·e" in page.content.decode()
    assert client.get(form_of(fete)).status_code == 302
    client.post(reverse("residents:registered", args=[registration.pk]), {"do": "cancel"})
    assert Event.objects.get().taken == 0


def test_full_she_is_told_how_many_places_are_left_and_may_wait(fete, ines, omar):
    register(event=fete, resident=omar, by=None)
    client = client_of(ines.account)
    page = client.post(form_of(fete), {"others": "1"}).content.decode()
    assert "Il reste 1 place." in page
    client.post(form_of(fete), {"others": "1", "wait": "on"})
    assert Registration.objects.get(resident=ines).state == State.WAITING


def test_a_guest_confirms_with_the_button_of_her_message_not_by_opening_it(client, fete):
    client.post(form_of(fete), {"name": "Zoé", "email": "zoe@example.org"})
    link = link_in(Message.objects.get(template="registration_to_confirm"))
    page = client.get(link, follow=True)
    assert Registration.objects.get().state == State.UNCONFIRMED
    client.post(page.redirect_chain[-1][0], {"do": "confirm"})
    assert Registration.objects.get().state == State.CONFIRMED


def test_an_offer_that_went_to_another_says_so(client, fete, ines, omar):
    holder = register(event=fete, resident=omar, by=None, seats=2)
    waiting = register(event=fete, resident=ines, by=None, wait=True)
    cancel_registration(registration=holder, by=None)
    cancel_registration(registration=waiting, by=None)
    mine = reverse("residents:registered", args=[waiting.pk])
    page = client_of(ines.account).post(mine, {"do": "accept"}, follow=True)
    assert "Trop tard" in page.content.decode()


def test_nobody_reads_the_registration_of_another(fete, ines, omar):
    theirs = register(event=fete, resident=omar, by=None)
    mine = reverse("residents:registered", args=[theirs.pk])
    assert client_of(ines.account).get(mine).status_code == 404
    assert client_of(ines.account).get("/venue/gabc/").status_code == 404
