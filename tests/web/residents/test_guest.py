"""A place without an account: a name, an address, and the button of a message."""

import pytest
from django.core.cache import cache
from django.test import Client

from engagement.needs.actions import sign_up
from engagement.needs.models import Need, Question, SignUp
from engagement.outbox.models import Message
from engagement.people.models import Account
from tests.web.residents.conftest import form_of, link_to

pytestmark = pytest.mark.django_db
ZOE = {"name": "Zoé", "email": "Zoe@Exemple.example"}


def test_her_place_is_hers_once_she_pressed_the_button_of_her_message(client, shift):
    page = client.post(form_of(shift), ZOE, follow=True).content.decode()
    assert "Un message est parti" in page
    signup = SignUp.objects.get()
    assert (signup.state, signup.resident.email) == ("unconfirmed", "zoe@exemple.example")
    assert not Account.objects.filter(email="zoe@exemple.example").exists()

    address = link_to(signup)
    assert "Plus qu’un geste" in client.get(address).content.decode()
    confirmed = client.post(address, {"do": "confirm"}, follow=True).content.decode()
    assert "Vous êtes attendu·e" in confirmed
    signup.refresh_from_db()
    assert signup.state == SignUp.State.CONFIRMED


def test_known_guest_and_unknown_addresses_get_the_same_answer(shift, ines):
    sign_up(shift=shift, resident=ines, by=None)
    answers = []
    for email in (ines.email, "zoe@exemple.example", "zoe@exemple.example"):
        response = Client().post(form_of(shift), ZOE | {"email": email}, follow=True)
        answers.append((response.redirect_chain, "Un message est parti" in told(response)))
    assert answers[0] == answers[1] == answers[2]
    assert Message.objects.filter(template="guest_to_confirm").count() == 3


def told(response) -> str:
    return "".join(str(message) for message in response.context["messages"])


def test_a_name_and_an_address_are_needed_and_what_was_typed_stays(client, shift):
    page = client.post(form_of(shift), {"name": "Zoé", "email": "zoe", "others": "2"})
    assert set(page.context["form"].errors) == {"email"}
    text = page.content.decode()
    assert 'value="Zoé"' in text
    assert 'value="2"' in text
    assert not SignUp.objects.exists()


def test_an_address_is_written_to_ten_times_an_hour_sign_in_codes_included(client, shift):
    for _ in range(10):
        assert client.post(form_of(shift), ZOE).status_code == 302
    refused = client.post(form_of(shift), ZOE)
    assert "Trop d’essais" in refused.content.decode()
    assert Message.objects.filter(template="guest_to_confirm").count() == 10


def test_one_place_names_three_hundred_addresses_in_ten_minutes(client, shift, settings):
    settings.ACCOUNT_RATE_LIMITS = settings.ACCOUNT_RATE_LIMITS | {"sign_in_address": "3/10m/ip"}
    for n in range(3):
        told = ZOE | {"email": f"zoe{n}@exemple.example"}
        assert client.post(form_of(shift), told).status_code == 302
    forged = {"x-forwarded-for": "9.9.9.9"}
    refused = client.post(form_of(shift), ZOE, headers=forged)
    assert refused.context["form"].errors["email"]
    assert SignUp.objects.count() == 3
    cache.clear()


def test_a_form_with_a_mistake_does_not_count(client, shift):
    for _ in range(12):
        client.post(form_of(shift), ZOE | {"name": ""})
    assert client.post(form_of(shift), ZOE).status_code == 302


def test_the_association_s_yes_comes_after_hers(client, shift):
    Need.objects.update(answer_hours=24)
    client.post(form_of(shift), ZOE)
    signup = SignUp.objects.get()
    page = client.post(link_to(signup), {"do": "confirm"}, follow=True).content.decode()
    assert "Votre demande est envoyée" in page


def test_questions_are_asked_of_guests_too(client, shift):
    Question.objects.create(need=shift.need, text="Taille de gants ?", purpose="Les commander.")
    assert "Pourquoi : Les commander." in client.get(form_of(shift)).content.decode()


@pytest.mark.parametrize("state", [Need.State.DRAFT, Need.State.PAUSED, Need.State.WITHDRAWN])
def test_a_need_that_takes_nobody_has_no_form(client, shift, state):
    Need.objects.update(state=state)
    assert client.get(form_of(shift)).status_code == 404
    assert client.post(form_of(shift), ZOE).status_code == 404
    assert not SignUp.objects.exists()
