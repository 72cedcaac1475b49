"""Nobody enters the administration on an e-mailed code alone."""

import pytest
from allauth.mfa.models import Authenticator
from allauth.mfa.totp.internal.auth import (
    format_hotp_value,
    hotp_value,
    yield_hotp_counters_from_time,
)
from django.conf import settings as project

from cms.desk.second_factor import DEMO_DOOR
from tests.cms.conftest import admitted_client_of, give_second_factor
from tests.conftest import client_of

ADMIN = "/admin/"


def code_of(secret: str) -> str:
    counter = next(iter(yield_hotp_counters_from_time()))
    return format_hotp_value(hotp_value(secret, counter))


def test_a_visitor_is_led_to_the_sign_in_by_code(client, db):
    for address in (ADMIN, "/admin/login/", "/admin/password_reset/", "/admin/need/"):
        response = client.get(address)
        assert response.status_code == 302
        assert response.url.startswith("/compte/connexion/?next=%2Fadmin%2F")


def test_an_officer_without_a_second_factor_is_led_to_set_it_up(officer):
    response = client_of(officer).get("/admin/need/")
    assert response.url == "/compte/2fa/totp/activate/?next=%2Fadmin%2Fneed%2F"


def test_an_officer_with_one_not_proven_in_this_session_is_asked(officer):
    give_second_factor(officer)
    response = client_of(officer).get(ADMIN)
    assert response.url == "/compte/2fa/reauthenticate/?next=%2Fadmin%2F"


def test_whoever_proved_both_enters(officer_client, editor_client):
    assert officer_client.get(ADMIN).status_code == 200
    assert editor_client.get(ADMIN).status_code == 200


def test_an_editor_needs_a_second_factor_too(editor):
    assert "/2fa/" in client_of(editor).get(ADMIN).url


def test_a_resident_is_told_that_it_is_not_for_her(ines):
    response = client_of(ines.account).get(ADMIN)
    assert response.status_code == 403
    assert "site-header" in response.text


def test_a_proof_of_another_account_does_not_count(officer, editor):
    give_second_factor(officer)
    client = admitted_client_of(editor)
    client.force_login(officer, backend="django.contrib.auth.backends.ModelBackend")
    assert "/2fa/" in client.get(ADMIN).url


def test_a_second_factor_taken_away_since_does_not_count(officer):
    client = admitted_client_of(officer)
    Authenticator.objects.all().delete()
    assert "/2fa/totp/activate/" in client.get(ADMIN).url


def test_posting_without_a_second_factor_changes_nothing(officer, waiting_need):
    response = client_of(officer).post(f"/admin/need/publish/{waiting_need.pk}/")
    assert "/2fa/" in response.url
    waiting_need.refresh_from_db()
    assert waiting_need.state == "submitted"


def door_client(officer):
    client = client_of(officer)
    session = client.session
    session[DEMO_DOOR] = True
    session.save()
    return client


def test_the_doors_of_the_demo_pass_where_debug_is_on(officer, settings):
    settings.DEBUG = True
    assert door_client(officer).get(ADMIN).status_code == 200


def test_the_doors_of_the_demo_stay_shut_where_debug_is_off(officer):
    assert project.DEBUG is False
    assert "/2fa/" in door_client(officer).get(ADMIN).url


def test_the_doors_open_to_officers_only(ines, settings):
    settings.DEBUG = True
    assert door_client(ines.account).get(ADMIN).status_code == 403


def test_an_officer_sets_it_up_proves_it_and_enters(officer):
    client = client_of(officer)
    page = client.get("/compte/2fa/totp/activate/?next=/admin/")
    assert "Un deuxième verrou" in page.text
    secret = page.context["form"].secret
    asked = client.post("/compte/2fa/totp/activate/", {"code": code_of(secret)}, follow=True)
    assert asked.redirect_chain[-1][0].startswith("/compte/2fa/reauthenticate/")
    assert "/2fa/" in client.get(ADMIN).url
    codes = client.post(asked.redirect_chain[-1][0], {"code": code_of(secret)}, follow=True)
    assert "Codes de secours" in codes.text
    assert client.get(ADMIN).status_code == 200


def test_a_recovery_code_replaces_a_lost_phone_once(officer):
    client = admitted_client_of(officer)
    generated = client.post("/compte/2fa/recovery-codes/generate/", follow=True)
    code = generated.context["unused_codes"][0]
    for expected in (200, 302):
        late = client_of(officer)
        late.post("/compte/2fa/reauthenticate/?next=/admin/", {"code": code})
        assert late.get(ADMIN).status_code == expected


@pytest.mark.parametrize("code", ["000000", "", "abcdef"])
def test_a_wrong_code_opens_nothing(officer, code):
    give_second_factor(officer)
    client = client_of(officer)
    client.post("/compte/2fa/reauthenticate/?next=/admin/", {"code": code})
    assert "/2fa/" in client.get(ADMIN).url


@pytest.mark.parametrize(
    "address",
    [
        "",
        "totp/deactivate/",
        "recovery-codes/generate/",
        "webauthn/",
        "webauthn/add/",
    ],
)
def test_every_page_of_the_second_factor_looks_like_ours(officer, address):
    client = admitted_client_of(officer)
    secret_page = client.get(f"/compte/2fa/{address}", follow=True)
    assert secret_page.status_code == 200
    assert "site-header" in secret_page.text


@pytest.mark.parametrize("prefix", ["", "/en"])
def test_the_people_of_a_fete_are_behind_it_too_but_not_for_associations(
    officer, odile, prefix, treize
):
    address = f"{prefix}/organisation/"
    assert "/2fa/" in client_of(officer).get(address).url
    assert admitted_client_of(officer).get(address).status_code == 200
    assert client_of(odile).get(address).status_code == 200
