"""The code of a receipt is typed on line: what was done at the counter joins the account."""

import pytest
from django.core.cache import cache
from django.test import Client

from engagement.base.codes import new_code, shown
from engagement.needs.actions import sign_up
from engagement.outbox.models import Message
from engagement.people.claiming import LENGTH, make_claim_code
from engagement.people.models import Resident
from tests import factories
from tests.conftest import client_of

PAGE = "/mon-compte/recuperer/"


@pytest.fixture
def code(clean_up):
    yvonne = factories.ResidentFactory(name="Yvonne", account=None, is_self=False)
    sign_up(shift=clean_up.shifts.get(), resident=yvonne, by=None)
    return make_claim_code(resident=yvonne, by=None)


@pytest.fixture
def account(db):
    return factories.AccountFactory()


def test_a_signed_in_account_takes_it_in_one_step(code, account):
    client = client_of(account)
    assert client.post(PAGE, {"code": shown(code)}).url == "/inscriptions/"
    assert account.residents.get().signups.count() == 1


def test_a_visitor_types_it_signs_in_and_presses_one_button(code):
    client, email = Client(), "yvonne@exemple.example"
    assert "connexion" in client.post(PAGE, {"code": code}).url
    assert code not in str(dict(client.session.items()))
    client.post(f"/compte/connexion/?next={PAGE}", {"email": email})
    told = Message.objects.get(to=email).context["code"]
    client.post("/compte/connexion/code/", {"code": told})
    assert Resident.objects.filter(name="Yvonne", account=None)
    assert "Un bouton" in client.get(PAGE).content.decode()
    assert Resident.objects.filter(name="Yvonne", account=None)
    client.post(PAGE, {"go": "1"})
    assert Resident.objects.get(name="Yvonne").account.email == email


def test_nothing_says_whether_a_code_exists_before_sign_in(code):
    answers = [Client().post(PAGE, {"code": typed}) for typed in (code, new_code(LENGTH))]
    assert len({(answer.status_code, answer.url) for answer in answers}) == 1


def test_a_mistyped_code_is_said_without_being_counted(account):
    client = client_of(account)
    for _slip in range(12):
        assert "relisez-le" in client.post(PAGE, {"code": "ACE"}).content.decode()
    assert "Trop d’essais" not in client.get(PAGE).content.decode()


def test_after_ten_wrong_ones_the_right_one_waits(code, account):
    client = client_of(account)
    for _guess in range(10):
        client.post(PAGE, {"code": new_code(LENGTH)})
    client.post(PAGE, {"code": code})
    assert not account.residents.filter(name="Yvonne")
    cache.clear()
    client.post(PAGE, {"code": code})
    assert account.residents.filter(name="Yvonne")
