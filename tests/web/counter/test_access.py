"""Who serves at the counter, and whom."""

import pytest
from django.core.cache import cache
from django.test import Client
from django.utils import timezone

from engagement.base.codes import new_code
from engagement.people.claiming import LENGTH, make_claim_code
from engagement.people.mandates import withdraw_mandates
from engagement.people.models import RelayRight
from engagement.people.relays import revoke_relay
from tests import factories
from tests.conftest import client_of
from tests.web.counter.conftest import NEW, at


def test_a_visitor_is_asked_to_sign_in_and_a_resident_refused(ines):
    assert "connexion" in Client().get(at("index")).url
    assert client_of(ines.account).get(at("index")).status_code == 403


def test_a_clerk_proves_a_second_factor_first(clerk, desk):
    assert "2fa" in client_of(clerk).get(at("index")).url
    answer = desk.get(at("index"))
    assert answer.status_code == 200
    assert "no-store" in answer["Cache-Control"]


def test_a_relay_enters_by_her_code_alone_until_her_right_ends(relay, right):
    assert relay.get(at("index")).status_code == 200
    RelayRight.objects.update(expires_at=timezone.now())
    assert relay.get(at("index")).status_code == 403


def test_a_right_that_is_taken_back_ends_at_once(relay, right):
    revoke_relay(right=right)
    assert relay.get(at("index")).status_code == 403


def test_a_relay_finds_those_she_registered_and_nobody_else(relay, yvonne, hers):
    assert relay.get(hers).status_code == 404
    assert hers not in relay.post(at("index"), {"q": "Yvonne"}).content.decode()
    relay.post(at("new"), NEW | {"name": "Yvette"})
    found = relay.post(at("index"), {"q": "yvette"}).content.decode()
    assert "Yvette" in found


def test_a_relay_does_not_learn_that_somebody_is_known_elsewhere(relay, yvonne):
    answer = relay.post(at("new"), NEW)
    assert answer.status_code == 302


def test_who_shows_her_code_is_found_and_asked_for_her_yes(relay, yvonne, hers):
    code = make_claim_code(resident=yvonne, by=None)
    assert relay.post(at("index"), {"q": code.lower()}).url == hers
    assert "mandat" in relay.get(hers).content.decode()
    assert relay.get(at("receipt", yvonne.public_id)).status_code == 403
    relay.post(at("mandate", yvonne.public_id), {"mandate": "on"})
    assert relay.get(at("receipt", yvonne.public_id)).status_code == 200
    assert yvonne.mandates.last().place == "Maison de quartier"


def test_after_twenty_wrong_codes_the_right_one_waits(desk, yvonne, hers):
    cache.clear()
    code = make_claim_code(resident=yvonne, by=None)
    assert desk.post(at("index"), {"q": code}).url == hers
    for _guess in range(20):
        desk.post(at("index"), {"q": new_code(LENGTH)})
    assert desk.post(at("index"), {"q": code}).url == at("index")


def test_who_took_her_mandate_back_is_acted_for_by_nobody(desk, yvonne, hers, clean_up):
    shift = at("take_shift", yvonne.public_id, clean_up.shifts.get().pk)
    assert desk.get(shift).status_code == 200
    withdraw_mandates(resident=yvonne)
    assert desk.get(shift).status_code == 403
    assert "propositions" not in desk.get(hers).content.decode()


def test_she_takes_it_back_at_the_counter(desk, yvonne):
    desk.post(at("mandate", yvonne.public_id), {"withdraw": "1"})
    assert not yvonne.mandates.valid()
    assert yvonne.mandates.get().withdrawn_at


@pytest.mark.parametrize("route", ["edit", "receipt"])
def test_what_is_another_s_is_not_found(relay, route):
    stranger = factories.ResidentFactory()
    assert relay.get(at(route, stranger.public_id)).status_code == 404
