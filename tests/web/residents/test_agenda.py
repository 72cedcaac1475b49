"""The calendar entry of a sign-up: by the link of a message, and with the account."""

import pytest
from django.test import Client
from django.urls import reverse
from icalendar import Calendar

from engagement.base.links import Link, make_code
from engagement.needs.actions import cancel_sign_up, change_shift
from engagement.needs.models import Shift
from engagement.outbox.models import Message
from engagement.outbox.rendering import render
from tests.conftest import client_of
from tests.web.residents.conftest import fresh, link_to

pytestmark = pytest.mark.django_db


def events_of(response) -> list:
    assert response.status_code == 200
    assert response["Content-Type"] == "text/calendar; charset=utf-8"
    return Calendar.from_ical(response.content).walk("VEVENT")


def test_by_link_and_by_account_it_is_the_same_entry(client, place):
    own = client_of(place.resident.account)
    uids = {
        str(events_of(who.get(address))[0]["uid"])
        for who, address in (
            (client, f"{link_to(place)}agenda.ics"),
            (own, reverse("residents:agenda", args=[place.pk])),
        )
    }
    assert uids == {f"shift-{place.shift.pk}@127.0.0.1"}


def test_the_message_and_both_pages_lead_to_it(client, place):
    told = Message.objects.get(template="sign_up_confirmed")
    code = make_code(Link.CALENDAR, place.pk)
    assert f"/i/{code}/" in render(told).text
    assert events_of(client.get(f"/i/{code}/", follow=True))
    assert f"{link_to(place)}agenda.ics" in client.get(link_to(place)).content.decode()


def test_asked_again_after_a_change_it_follows(client, place):
    address = f"{link_to(place)}agenda.ics"
    later = place.shift.ends_at
    change_shift(shift=place.shift, by=None, starts_at=later, ends_at=None, capacity=10)
    (event,) = events_of(client.get(address))
    assert event.start == later.replace(microsecond=0)
    cancel_sign_up(signup=fresh(place), by=None)
    (event,) = events_of(client.get(address))
    assert event["status"] == "CANCELLED"


def test_nobody_reads_another_s_entry(place, omar):
    address = reverse("residents:agenda", args=[place.pk])
    assert Client().get(address).status_code == 302
    assert client_of(omar.account).get(address).status_code == 404
    other = make_code(Link.UNSUBSCRIBE, place.pk)
    assert Client().get(reverse("residents:agenda_link", args=[other])).status_code == 404


def test_a_shift_without_a_day_has_none(client, place):
    Shift.objects.update(starts_at=None, ends_at=None)
    assert client.get(f"{link_to(place)}agenda.ics").status_code == 404
    assert "agenda" not in client.get(link_to(place)).content.decode()
