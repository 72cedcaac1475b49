"""A sign-up begun on a phone is not lost with the tab, nor taken for somebody else."""

import datetime as dt
import time

import pytest
import time_machine
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from engagement.needs.actions.pending import forget_pending
from engagement.needs.models import PendingSignUp, SignUp
from engagement.outbox.models import Message
from engagement.web.residents.pending import LIFE, SESSION_KEY
from tests.web.residents.conftest import ask_code, last_code, sign_in, type_code

pytestmark = pytest.mark.django_db
NEW = "nouvelle@exemple.example"


@pytest.fixture
def phone(client, shift):
    """A phone on which the place was asked for and the code is on its way."""
    client.post(reverse("residents:sign_up", args=[shift.need.slug, shift.pk]))
    ask_code(client, NEW)
    return client


def test_the_link_of_the_message_opens_the_code_page_again_in_the_same_browser(phone):
    link = Message.objects.get().context["link"]
    assert link.endswith(reverse("account_confirm_login_code"))
    page = phone.get(link.partition("8000")[2])
    assert "Le code reçu" in page.content.decode()
    type_code(phone, last_code(NEW))
    assert SignUp.objects.get().resident.email == NEW
    assert not PendingSignUp.objects.exists()


def test_in_another_browser_the_link_explains_and_the_place_is_offered(phone, shift):
    other = Client()
    page = other.get(reverse("account_confirm_login_code"), follow=True)
    assert "rien n’est perdu" in page.content.decode()
    landed = sign_in(other, NEW)
    assert landed.url == reverse("residents:need", args=[shift.need.slug])
    assert "Vous vouliez venir" in other.get(landed.url).content.decode()
    assert not SignUp.objects.exists()
    other.post(reverse("residents:sign_up", args=[shift.need.slug, shift.pk]))
    assert SignUp.objects.get().resident.email == NEW


def test_it_is_offered_once_and_not_to_other_addresses(phone):
    assert sign_in(Client(), "autre@exemple.example").url == reverse("residents:for_me")
    assert sign_in(Client(), NEW).url != reverse("residents:for_me")
    assert sign_in(Client(), NEW).url == reverse("residents:for_me")


def test_a_code_that_comes_late_is_asked_again_and_the_place_is_still_offered(phone, shift):
    session = phone.session
    session[SESSION_KEY] |= {"at": time.time() - LIFE - 1}
    session.save()
    assert sign_in(phone, NEW).url == reverse("residents:need", args=[shift.need.slug])


def test_after_a_day_nobody_remembers(phone):
    with time_machine.travel(timezone.now() + dt.timedelta(hours=24, minutes=1)):
        assert sign_in(Client(), NEW).url == reverse("residents:for_me")


def test_the_clock_deletes_what_nobody_came_back_for(phone):
    assert forget_pending() == 0
    with time_machine.travel(timezone.now() + dt.timedelta(hours=24, minutes=1)):
        assert forget_pending() == 1
