"""The waiting list as residents see it: joining, one's place, the offer, by link and by account."""

import datetime as dt

import pytest
import time_machine
from django.urls import reverse

from engagement.base.moments import moment_of
from engagement.needs.actions import cancel_sign_up, let_lapse, sign_up
from engagement.needs.models import Shift, SignUp
from tests import factories
from tests.conftest import client_of
from tests.web.residents.conftest import form_of, fresh, last_code, link_to, type_code

pytestmark = pytest.mark.django_db


@pytest.fixture
def full(shift, omar):
    """The shift has one place, Omar's."""
    Shift.objects.update(capacity=1)
    shift.refresh_from_db()
    sign_up(shift=shift, resident=omar, by=omar.account)
    return shift


@pytest.fixture
def offer(full, ines, omar):
    """Inès waited; Omar left."""
    waiting = sign_up(shift=full, resident=ines, by=ines.account, wait=True)
    cancel_sign_up(signup=omar.signups.get(), by=omar.account)
    return fresh(waiting)


def wait(client, shift, **more):
    address = reverse("residents:sign_up", args=[shift.need.slug, shift.pk])
    return client.post(address, {"wait": "1"}, **more)


def test_a_full_shift_offers_to_wait_and_says_how_many_do(client, full):
    address = reverse("residents:need", args=[full.need.slug])
    assert "Personne n’attend encore" in client.get(address).content.decode()
    for seats in (1, 1):
        other = factories.ResidentFactory()
        sign_up(shift=full, resident=other, by=None, wait=True, seats=seats)
    text = client.get(address).content.decode()
    assert "2 personnes attendent une place" in text
    assert "M’inscrire sur la liste d’attente" in text


def test_one_touch_joins_the_list_and_says_her_place_in_it(full, ines):
    sign_up(shift=full, resident=factories.ResidentFactory(), by=None, wait=True)
    page = wait(client_of(ines.account), full, follow=True).content.decode()
    assert "Vous êtes numéro 2" in page
    assert ines.signups.get().state == SignUp.State.WAITING


def test_a_visitor_joins_the_list_after_her_code(client, full):
    response = wait(client, full)
    client.post(response.url, {"email": "nouvelle@exemple.example"})
    response = type_code(client, last_code("nouvelle@exemple.example"))
    assert "numéro 1" in client.get(response.url).content.decode()


def test_a_place_freed_meanwhile_is_hers_at_once(full, ines, omar):
    cancel_sign_up(signup=omar.signups.get(), by=omar.account)
    wait(client_of(ines.account), full)
    assert ines.signups.get().state == SignUp.State.CONFIRMED


def test_without_asking_to_wait_nobody_does(full, ines):
    response = client_of(ines.account).post(
        reverse("residents:sign_up", args=[full.need.slug, full.pk]), follow=True
    )
    assert "dernière place" in response.content.decode()
    assert not ines.signups.exists()


def test_a_family_waits_for_all_its_places(full, ines):
    form = {"others": "1", "wait": "on"}
    Shift.objects.update(capacity=2)
    page = client_of(ines.account).post(form_of(full), form, follow=True).content.decode()
    assert "liste d’attente" in page
    assert ines.signups.get().seats == 2


def test_leaving_the_list_tells_no_association(full, ines):
    client = client_of(ines.account)
    wait(client, full)
    signup = ines.signups.get()
    page = client.post(
        reverse("residents:signed_up", args=[signup.pk]), {"do": "cancel"}, follow=True
    ).content.decode()
    assert "est prévenue" not in page
    assert fresh(signup).state == SignUp.State.CANCELLED


@pytest.mark.parametrize("by_link", [True, False])
@pytest.mark.parametrize(("do", "state"), [("accept", "confirmed"), ("decline", "declined")])
def test_an_offer_is_answered_by_link_and_by_account(client, offer, ines, by_link, do, state):
    who = client if by_link else client_of(ines.account)
    address = link_to(offer) if by_link else reverse("residents:signed_up", args=[offer.pk])
    page = who.get(address).content.decode()
    assert "Une place s’est libérée" in page
    assert "Je prends la place" in page
    for _ in range(2):
        assert who.post(address, {"do": do}).status_code == 302
    assert fresh(offer).state == state


def test_an_offer_whose_time_is_over_is_not_taken(client, offer):
    with time_machine.travel(offer.expires_at + dt.timedelta(minutes=1), tick=False):
        page = client.post(link_to(offer), {"do": "accept"}, follow=True).content.decode()
        assert "Trop tard" in page
        let_lapse()
        assert "est allée à la personne suivante" in client.get(link_to(offer)).content.decode()
    assert fresh(offer).state == SignUp.State.EXPIRED


def test_it_says_until_when_the_place_is_kept(client, offer):
    assert moment_of(offer.expires_at) in client.get(link_to(offer)).content.decode()
