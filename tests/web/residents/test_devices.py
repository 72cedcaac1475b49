"""Where an account is signed in: seen, and closed."""

import datetime as dt

import pytest
import time_machine
from allauth.usersessions.models import UserSession
from django.contrib.sessions.models import Session
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from engagement.people.devices import NO_ADDRESS, device_in_words, forget_ended_devices
from tests.web.residents.conftest import is_signed_in, sign_in

pytestmark = pytest.mark.django_db
INES = "ines@exemple.example"
PHONE = (
    "Mozilla/5.0 (Linux; Android 13; SM-A145R) AppleWebKit/537.36 (KHTML, like Gecko) "
    "Chrome/120.0.0.0 Mobile Safari/537.36"
)


def signed_in(agent: str = PHONE, email: str = INES) -> Client:
    client = Client(HTTP_USER_AGENT=agent)
    sign_in(client, email)
    return client


def close(client: Client, which: object) -> None:
    client.post(reverse("residents:devices"), {"close": which})


def test_each_sign_in_is_shown_in_words_and_no_ip_address_is_kept():
    client = signed_in()
    page = client.get(reverse("residents:devices")).content.decode()
    assert "Chrome sur un téléphone Android" in page
    assert "Celui-ci" in page
    assert UserSession.objects.get().ip == NO_ADDRESS


def test_one_of_the_others_is_closed_and_is_a_visitor_from_then_on():
    here, there = signed_in(), signed_in(agent="Firefox on Windows")
    close(here, UserSession.objects.get(session_key=there.session.session_key).pk)
    assert is_signed_in(here)
    assert there.get(reverse("residents:account")).status_code == 302


def test_all_others_are_closed_at_once_but_never_this_one():
    here, *others = [signed_in() for _ in range(3)]
    close(here, "others")
    assert here.get(reverse("residents:account")).status_code == 200
    for other in others:
        assert other.get(reverse("residents:account")).status_code == 302


def test_the_device_of_somebody_else_is_not_closed(odile):
    here, hers = signed_in(), signed_in(email=odile.email)
    close(here, UserSession.objects.get(session_key=hers.session.session_key).pk)
    assert hers.get(reverse("residents:account")).status_code == 200


def test_a_device_is_seen_again_once_an_hour(django_assert_num_queries):
    client = signed_in()
    first = UserSession.objects.get().last_seen_at
    client.get(reverse("residents:devices"))
    assert UserSession.objects.get().last_seen_at == first
    with time_machine.travel(timezone.now() + dt.timedelta(hours=2)):
        client.get(reverse("residents:devices"))
        assert UserSession.objects.get().last_seen_at > first + dt.timedelta(hours=1)


def test_what_ended_is_forgotten_by_the_clock():
    client = signed_in()
    kept = UserSession.objects.get()
    signed_in()
    Session.objects.exclude(pk=client.session.session_key).update(expire_date=timezone.now())
    assert forget_ended_devices() == 1
    assert UserSession.objects.get() == kept


@pytest.mark.parametrize(
    ("agent", "words"),
    [
        (PHONE, "Chrome sur un téléphone Android"),
        (
            "Mozilla/5.0 (iPhone; CPU iPhone OS 17_0) Version/17.0 Safari/604.1",
            "Safari sur un iPhone",
        ),
        (
            "Mozilla/5.0 (Windows NT 10.0) Chrome/120.0 Safari/537.36 Edg/120.0",
            "Edge sur un ordinateur Windows",
        ),
        (
            "Mozilla/5.0 (X11; Linux x86_64; rv:120.0) Gecko Firefox/120.0",
            "Firefox sur un ordinateur Linux",
        ),
        ("curl/8", "Un appareil que nous ne reconnaissons pas"),
    ],
)
def test_a_device_is_told_as_it_says_it_is(agent, words):
    assert device_in_words(agent) == words
