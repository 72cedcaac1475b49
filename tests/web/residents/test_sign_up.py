"""From a need's page to a confirmed place, and back."""

import time

import pytest
from django.test import Client
from django.urls import reverse

from engagement.base.links import Link, make_code
from engagement.needs.models import Need, SignUp
from engagement.web.residents.pending import LIFE, SESSION_KEY
from tests import factories
from tests.conftest import client_of
from tests.web.residents.conftest import last_code, type_code

pytestmark = pytest.mark.django_db
NEW = "nouvelle@exemple.example"
CANCEL = {"do": "cancel"}


def take(client: Client, shift):
    return client.post(reverse("residents:sign_up", args=[shift.need.slug, shift.pk]))


def test_a_resident_takes_a_place_with_one_touch(shift, ines):
    client = client_of(ines.account)
    response = take(client, shift)
    signup = SignUp.objects.get()
    assert (signup.resident, signup.shift, signup.by) == (ines, shift, ines.account)
    assert response.url == reverse("residents:signed_up", args=[signup.pk])
    assert "Vous êtes attendu·e" in client.get(response.url).content.decode()


def test_one_touch_is_few_queries_and_one_that_comes_too_late_fewer(
    shift, ines, omar, django_assert_max_num_queries
):
    shift.need.shifts.update(capacity=1)
    first, second = client_of(ines.account), client_of(omar.account)
    with django_assert_max_num_queries(11):
        take(first, shift)
    with django_assert_max_num_queries(8):
        take(second, shift)
    assert SignUp.objects.get().resident == ines


def test_a_visitor_gives_her_address_and_finds_her_place_taken(client, shift):
    form = take(client, shift)
    assert not SignUp.objects.exists()
    code_page = client.post(form.url, {"email": NEW})
    response = client.post(code_page.url, {"code": last_code(NEW)})
    signup = SignUp.objects.get()
    assert signup.resident.email == NEW
    assert response.url == reverse("residents:signed_up", args=[signup.pk])


def test_a_sign_up_begun_survives_the_closed_tab(client, shift):
    client.post(take(client, shift).url, {"email": NEW})
    type_code(client, last_code(NEW))  # the address of the page alone, nothing carried in it
    assert SignUp.objects.get().resident.email == NEW


def test_a_sign_up_begun_long_ago_is_not_carried_out_for_the_next_person(client, shift):
    take(client, shift)
    session = client.session
    session[SESSION_KEY] |= {"at": time.time() - LIFE - 1}
    session.save()
    client.post(reverse("account_login"), {"email": NEW})
    type_code(client, last_code(NEW))
    assert not SignUp.objects.exists()


def test_a_place_asked_twice_is_one_place(shift, ines):
    client = client_of(ines.account)
    assert take(client, shift).url == take(client, shift).url
    assert SignUp.objects.count() == 1


def test_the_last_place_gone_meanwhile_is_told(shift, ines):
    shift.need.shifts.update(taken=shift.capacity)
    client = client_of(ines.account)
    response = take(client, shift)
    assert response.url == reverse("residents:need", args=[shift.need.slug])
    assert "dernière place" in client.get(response.url).content.decode()


def test_a_shift_of_another_need_a_draft_and_a_get_take_nothing(shift, ines, voisine):
    client = client_of(ines.account)
    other = factories.NeedFactory(association=voisine, shifts=[1])
    assert client.post(reverse("residents:sign_up", args=[other.slug, shift.pk])).status_code == 404
    assert (
        client.get(reverse("residents:sign_up", args=[shift.need.slug, shift.pk])).status_code
        == 405
    )
    Need.objects.update(state=Need.State.DRAFT)
    assert take(client, shift).status_code == 404
    assert not SignUp.objects.exists()


def test_a_sign_up_is_seen_by_its_own_resident_alone(place, omar, odile):
    address = reverse("residents:signed_up", args=[place.pk])
    assert Client().get(address).status_code == 302
    for account in (omar.account, odile):
        assert client_of(account).get(address).status_code == 404
    assert client_of(place.resident.account).get(address).status_code == 200


def test_only_its_own_resident_cancels_and_only_by_the_button(place, omar):
    address = reverse("residents:signed_up", args=[place.pk])
    assert client_of(omar.account).post(address, CANCEL).status_code == 404
    client = client_of(place.resident.account)
    for do in ("", "destroy"):
        assert client.post(address, {"do": do}).status_code == 404
    place.refresh_from_db()
    assert place.state == SignUp.State.CONFIRMED
    page = client.post(address, CANCEL, follow=True)
    assert "Inscription annulée" in page.content.decode()
    place.refresh_from_db()
    assert (place.state, place.shift.taken) == (SignUp.State.CANCELLED, 0)


def test_the_link_of_a_message_changes_nothing_until_its_button_is_pressed(client, place):
    address = reverse("residents:sign_up_link", args=[make_code(Link.SIGN_UP, place.pk)])
    for method in (client.get, client.head, client.options):
        method(address)
    place.refresh_from_db()
    assert place.state == SignUp.State.CONFIRMED
    for _ in range(2):
        assert "est prévenue" in client.post(address, CANCEL, follow=True).content.decode()
    place.refresh_from_db()
    assert place.state == SignUp.State.CANCELLED


def test_a_code_for_another_thing_or_another_person_opens_nothing(client, place):
    good = make_code(Link.SIGN_UP, place.pk)
    other_purpose = "s" + make_code(Link.UNSUBSCRIBE, place.pk)[1:]
    for code in (good[:-2] + "xx", other_purpose, make_code(Link.NEED, place.pk), "s", "smille"):
        assert client.get(reverse("residents:sign_up_link", args=[code])).status_code == 404
    unknown = make_code(Link.SIGN_UP, place.pk + 1)
    assert client.get(reverse("residents:sign_up_link", args=[unknown])).status_code == 404
    assert client.get(reverse("residents:sign_up_link", args=[good])).status_code == 200
