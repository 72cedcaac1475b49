"""Changing the address one signs in with: both confirm, in either order."""

import datetime as dt

import pytest
import time_machine
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from engagement.base.links import Link, make_code
from engagement.outbox.models import Message
from engagement.people.addresses import TRIES, forget_old_address_changes
from engagement.people.models import Account, AddressChange, Resident
from tests import factories
from tests.web.residents.conftest import is_signed_in, last_code, sign_in, wrong

pytestmark = pytest.mark.django_db
OLD, NEW = "ines@exemple.example", "ines@nouvelle.example"
PAGE = "residents:address"


@pytest.fixture
def ines_signed_in(client):
    sign_in(client, OLD)
    client.post(reverse(PAGE), {"email": NEW})
    return client


def type_code(client: Client, code: str):
    return client.post(reverse(PAGE), {"code": code}, follow=True)


def answer(do: str):
    link = make_code(Link.ADDRESS, AddressChange.objects.get().key)
    return Client().post(reverse("residents:address_link", args=[link]), {"do": do})


def prove(client: Client) -> None:
    type_code(client, last_code(NEW))


def agree(client: Client) -> None:
    answer("agree")


@pytest.mark.parametrize("order", [(prove, agree), (agree, prove)])
def test_it_is_changed_once_both_have_confirmed_and_the_resident_follows(ines_signed_in, order):
    account = Account.objects.get()
    child = factories.ResidentFactory(account=account, is_self=False, email="autre@exemple.example")
    first, second = order
    first(ines_signed_in)
    account.refresh_from_db()
    assert account.email == OLD
    second(ines_signed_in)
    account.refresh_from_db()
    assert account.email == NEW
    assert Resident.objects.get(account=account, is_self=True).email == NEW
    child.refresh_from_db()
    assert child.email == "autre@exemple.example"
    told = Message.objects.filter(template="address_changed").values_list("to", flat=True)
    assert set(told) == {OLD, NEW}
    assert not AddressChange.objects.exists()


def test_until_then_the_old_address_signs_in(ines_signed_in):
    prove(ines_signed_in)
    client = Client()
    sign_in(client, OLD)
    assert client.session["_auth_user_id"] == str(Account.objects.get().pk)


def test_the_old_address_stops_it(ines_signed_in):
    answer("stop")
    prove_page = type_code(ines_signed_in, "0000-0000")
    assert prove_page.status_code == 200
    assert Account.objects.get().email == OLD


def test_opening_the_link_changes_nothing(ines_signed_in):
    prove(ines_signed_in)
    link = make_code(Link.ADDRESS, AddressChange.objects.get().key)
    for method in (Client().get, Client().head):
        assert method(reverse("residents:address_link", args=[link])).status_code == 200
    assert Account.objects.get().email == OLD


@pytest.mark.parametrize(("wrong_tries", "is_proven"), [(TRIES - 1, True), (TRIES, False)])
def test_five_wrong_tries_kill_the_code(ines_signed_in, wrong_tries, is_proven):
    code = last_code(NEW)
    for _try in range(wrong_tries):
        type_code(ines_signed_in, wrong(code))
    type_code(ines_signed_in, code)
    assert (AddressChange.objects.get().proven_at is not None) is is_proven


@pytest.mark.parametrize(("minutes", "is_proven"), [(9, True), (10.1, False)])
def test_the_code_is_dead_after_ten_minutes(ines_signed_in, minutes, is_proven):
    code = last_code(NEW)
    with time_machine.travel(timezone.now() + dt.timedelta(minutes=minutes)):
        type_code(ines_signed_in, code)
    assert (AddressChange.objects.get().proven_at is not None) is is_proven


def test_a_code_of_somebody_else_proves_nothing(ines_signed_in):
    code, other = last_code(NEW), Client()
    sign_in(other, "omar@exemple.example")
    type_code(other, code)
    assert AddressChange.objects.get().proven_at is None


def test_a_known_address_gets_the_same_answer_and_is_told_only_once_proven(client):
    factories.AccountFactory(email=NEW)
    sign_in(client, OLD)
    asked = client.post(reverse(PAGE), {"email": NEW})
    assert asked.status_code == 302
    agree(client)
    page = type_code(client, last_code(NEW)).content.decode()
    assert "Un compte existe déjà" in page
    assert Account.objects.filter(email=OLD).exists()


def test_a_week_without_an_answer_ends_it(ines_signed_in):
    prove(ines_signed_in)
    AddressChange.objects.update(expires_at=timezone.now())
    link = make_code(Link.ADDRESS, AddressChange.objects.get().key)
    page = Client().post(reverse("residents:address_link", args=[link]), {"do": "agree"})
    assert "terminé" in page.content.decode()
    assert Account.objects.get().email == OLD
    assert forget_old_address_changes() == 1


def test_the_message_to_the_old_address_does_not_write_the_new_one_out(ines_signed_in):
    asked = Message.objects.get(template="address_change_asked")
    assert asked.to == OLD
    assert NEW not in str(asked.context)
    assert is_signed_in(ines_signed_in)
