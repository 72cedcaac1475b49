"""Sign-ups made as a guest join the account that proves the same address."""

import pytest
from django.test import Client
from django.urls import reverse

from engagement.events.actions import register_guest
from engagement.events.models import Registration
from engagement.needs.actions import sign_up, sign_up_guest
from engagement.needs.models import SignUp
from engagement.people.actions import resident_of
from engagement.people.family import family_of
from engagement.people.models import Account, GuestJoin, Resident
from tests import factories
from tests.web.residents.conftest import sign_in

pytestmark = pytest.mark.django_db
HERS = "rania@exemple.example"
PAGE = "residents:found"


@pytest.fixture
def guest(shift):
    sign_up_guest(shift=shift, name="Rania", email=HERS)
    return Resident.objects.get(email=HERS)


def take(client: Client, guest: Resident, who: str):
    return client.post(reverse(PAGE), {"guest": guest.pk, "who": who})


def test_at_her_next_sign_in_she_is_asked_and_her_place_is_hers_and_sure(client, guest):
    assert sign_in(client, HERS).url == reverse(PAGE)
    assert "Rania" in client.get(reverse(PAGE)).content.decode()
    take(client, guest, "me")
    me = resident_of(Account.objects.get(email=HERS))
    signup = SignUp.objects.get()
    assert (signup.resident, signup.state) == (me, SignUp.State.CONFIRMED)
    assert me.name == "Rania"
    joined = GuestJoin.objects.get()
    assert (joined.resident, joined.guest, joined.is_self) == (me, guest.public_id, True)
    assert not Resident.objects.filter(pk=guest.pk).exists()
    assert sign_in(Client(), HERS).url == reverse("residents:for_me")


def test_two_places_in_one_shift_become_one(client, guest, shift):
    sign_in(client, HERS)
    account = Account.objects.get(email=HERS)
    sign_up(shift=shift, resident=resident_of(account), by=account)
    take(client, guest, "me")
    assert SignUp.objects.live().get().resident == resident_of(account)
    shift.refresh_from_db()
    assert shift.taken == 1


def test_family_who_share_the_address_stay_apart_by_name(client, guest, shift):
    other = factories.NeedFactory(shifts=[3]).shifts.get()
    sign_up_guest(shift=shift, name="Sami", email=HERS)
    sign_up_guest(shift=other, name="SAMI", email=HERS, phone="06 11 22 33 44")
    sign_in(client, HERS)
    for one in Resident.objects.filter(account=None, name__iexact="sami"):
        take(client, one, "family")
    account = Account.objects.get(email=HERS)
    (sami,) = family_of(account)
    assert (sami.name, sami.signups.count()) == ("Sami", 2)
    assert Resident.objects.filter(account=None, email=HERS).get() == guest


def test_a_fete_comes_along(client):
    register_guest(event=factories.event(), name="Rania", email=HERS)
    guest = Resident.objects.get(email=HERS)
    sign_in(client, HERS)
    take(client, guest, "me")
    registration = Registration.objects.get()
    assert registration.resident == resident_of(Account.objects.get(email=HERS))
    assert registration.state == Registration.State.CONFIRMED


def test_a_guest_of_another_address_is_not_hers(client, guest):
    sign_in(client, "autre@exemple.example")
    assert take(client, guest, "me").status_code == 404
    assert SignUp.objects.get().resident == guest


def test_what_she_does_not_recognise_stays_as_it_is(client, guest):
    sign_in(client, HERS)
    client.get(reverse(PAGE))
    assert SignUp.objects.get().state == SignUp.State.UNCONFIRMED
    assert not GuestJoin.objects.exists()
