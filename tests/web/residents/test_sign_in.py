"""Signing in by an e-mailed code: trust.md, security cases 2, 3, 6 and 14."""

import datetime as dt
import math

import pytest
import time_machine
from django.core.cache import cache
from django.test import Client
from django.urls import NoReverseMatch, reverse
from django.utils import timezone

from engagement.outbox.models import Message
from engagement.people.models import Account, Resident
from tests import factories
from tests.web.residents.conftest import (
    ask_code,
    is_signed_in,
    last_code,
    sign_in,
    type_code,
    wrong,
)

pytestmark = pytest.mark.django_db
NEW = "nouvelle@exemple.example"


def test_a_new_address_becomes_an_account_once_its_code_is_typed(client):
    ask_code(client, NEW)
    assert not Account.objects.filter(email=NEW).exists()

    response = type_code(client, last_code(NEW))

    assert response.url == "/pour-moi/"
    assert is_signed_in(client)
    account = Account.objects.get(email=NEW)
    assert not account.has_usable_password()
    assert Resident.objects.get(account=account, is_self=True).email == NEW


def test_a_known_address_signs_in_to_its_account_whatever_its_case(client, odile):
    ask_code(client, "Odile@Treize.example")
    type_code(client, last_code("odile@treize.example"))
    assert client.session["_auth_user_id"] == str(odile.pk)
    assert Account.objects.count() == 1


def test_known_and_unknown_addresses_get_the_same_answer_for_the_same_work(
    odile, django_assert_num_queries
):
    seen = []
    for email in ("odile@treize.example", NEW):
        client = Client()
        client.get(reverse("account_login"))
        with django_assert_num_queries(COST_OF_ASKING, exact=False) as queries:
            response = ask_code(client, email)
        page = client.get(response.url)
        text = page.content.decode().replace(email, "ADRESSE")
        seen.append((response.status_code, response.url, len(queries), without_token(text)))
    assert seen[0] == seen[1]
    assert Message.objects.filter(kind=Message.Kind.CODE).count() == 2


COST_OF_ASKING = 20


def without_token(html: str) -> str:
    return "\n".join(line for line in html.splitlines() if "csrfmiddlewaretoken" not in line)


def test_the_code_has_twenty_bits_or_more_and_leaves_through_the_outbox_for_ten_minutes(client):
    ask_code(client, NEW)
    message = Message.objects.get()
    digits = message.context["code"].replace("-", "")
    assert digits.isdigit()
    assert len(digits) * math.log2(10) >= 20
    assert message.template == "sign_in_code"
    life = message.expires_at - timezone.now()
    assert dt.timedelta(minutes=9) < life <= dt.timedelta(minutes=10)


@pytest.mark.parametrize(("minutes", "lives"), [(9.9, True), (10.1, False)])
def test_a_code_is_dead_after_ten_minutes(client, minutes, lives):
    now = dt.datetime.now(dt.UTC)
    with time_machine.travel(now, tick=False):
        ask_code(client, NEW)
    with time_machine.travel(now + dt.timedelta(minutes=minutes), tick=False):
        type_code(client, last_code(NEW))
        assert is_signed_in(client) is lives


def test_a_code_works_once(client):
    sign_in(client, NEW)
    client.post(reverse("account_logout"))
    type_code(client, last_code(NEW))
    assert not is_signed_in(client)


def test_a_code_works_only_in_the_browser_that_asked(client):
    ask_code(client, NEW)
    other = Client()
    ask_code(other, "autre@exemple.example")
    type_code(other, last_code(NEW))
    assert not is_signed_in(other)
    type_code(client, last_code(NEW))
    assert is_signed_in(client)


@pytest.mark.parametrize(("mistakes", "lives"), [(4, True), (5, False)])
def test_five_wrong_tries_kill_the_code(client, mistakes, lives):
    ask_code(client, NEW)
    code = last_code(NEW)
    for _ in range(mistakes):
        type_code(client, wrong(code))
    type_code(client, code)
    assert is_signed_in(client) is lives


def test_tries_at_the_same_moment_are_counted_each(client):
    """Two requests at once read the same session: here each try starts from the first one."""
    ask_code(client, NEW)
    code, session = last_code(NEW), dict(client.session.items())
    for _ in range(5):
        type_code(client, wrong(code))
        put_back(client, session)
    type_code(client, code)
    assert not is_signed_in(client)


def put_back(client: Client, data: dict) -> None:
    session = client.session
    session.update(data)
    session.save()


def test_an_address_gets_ten_codes_an_hour(client):
    now = dt.datetime.now(dt.UTC)
    with time_machine.travel(now, tick=False):
        for _ in range(10):
            assert ask_code(Client(), NEW).status_code == 302
        refused = ask_code(Client(), NEW)
        assert refused.status_code == 200
        assert "Trop d’essais" in refused.content.decode()
        assert Message.objects.count() == 10
        assert ask_code(Client(), "autre@exemple.example").status_code == 302
    cache.clear()  # the cache keeps its own clock
    assert ask_code(client, NEW).status_code == 302


def test_two_hundred_honest_people_sign_in_from_one_place_and_a_forged_place_changes_nothing(
    settings,
):
    """Asked with a tenth of the limits and of the people."""
    limits = settings.ACCOUNT_RATE_LIMITS
    assert limits["sign_in_address"] == "300/10m/ip"
    assert limits["sign_in_failure"] == "100/10m/ip"
    tenths = {"sign_in_address": "30/10m/ip", "sign_in_failure": "10/10m/ip"}
    settings.ACCOUNT_RATE_LIMITS = {**limits, **tenths}
    for n in range(20):
        client = Client()
        sign_in(client, f"personne{n}@exemple.example")
        assert is_signed_in(client), n
    for n in range(20, 30):
        forged = {"x-forwarded-for": f"9.9.9.{n}"}
        assert ask_code(Client(), f"personne{n}@exemple.example", headers=forged).status_code == 302
    forged = {"x-forwarded-for": "8.8.8.8"}
    refused = ask_code(Client(), "personne30@exemple.example", headers=forged)
    assert refused.status_code == 200
    assert ask_code(Client(), "personne0@exemple.example").status_code == 302


def test_a_hundred_failures_close_the_place_for_a_while(client, settings):
    settings.ACCOUNT_RATE_LIMITS = settings.ACCOUNT_RATE_LIMITS | {"sign_in_failure": "3/10m/ip"}
    ask_code(client, NEW)
    code = last_code(NEW)
    for _ in range(3):
        type_code(client, wrong(code))
    refused = type_code(client, code)
    assert refused.status_code == 429
    assert "pause de dix minutes" in refused.content.decode()
    assert not is_signed_in(client)


def test_the_session_key_rotates_at_sign_in(client):
    ask_code(client, NEW)
    before = client.session.session_key
    type_code(client, last_code(NEW))
    assert client.session.session_key != before


@pytest.mark.parametrize(
    ("asked", "lands"),
    [
        ("/mon-compte/", "/mon-compte/"),
        ("//evil.example", "/pour-moi/"),
        ("https://evil.example/", "/pour-moi/"),
        ("javascript:alert(1)", "/pour-moi/"),
    ],
)
def test_next_is_kept_through_the_flow_and_never_leads_elsewhere(client, asked, lands):
    address = reverse("account_login") + "?next=" + asked
    response = client.post(address, {"email": NEW})
    response = client.post(response.url, {"code": last_code(NEW)})
    assert response.url == lands


def test_next_survives_a_closed_tab(client):
    client.post(reverse("account_login") + "?next=/mon-compte/", {"email": NEW})
    assert type_code(client, last_code(NEW)).url == "/mon-compte/"


def test_a_mistyped_address_can_be_corrected(client):
    ask_code(client, "nouvele@exemple.example")
    page = client.get(reverse("account_login"))
    assert page.status_code == 200
    assert reverse("account_confirm_login_code") in page.content.decode()
    sign_in(client, NEW)
    assert is_signed_in(client)


def test_a_closed_account_does_not_open(client):
    factories.AccountFactory(email=NEW, is_active=False)
    response = sign_in(client, NEW)
    assert response.url == reverse("account_inactive")
    assert not is_signed_in(client)
    assert client.get(response.url).status_code == 200


def test_no_address_no_code(client):
    for email in ("", "pas une adresse", "a" * 300 + "@exemple.example"):
        response = ask_code(client, email)
        assert response.status_code == 200
        assert response.context["form"].errors["email"]
    assert not Message.objects.exists()


def test_signing_out_takes_a_post(client, ines):
    client.force_login(ines.account, backend="django.contrib.auth.backends.ModelBackend")
    assert client.get(reverse("account_logout")).status_code == 200
    assert is_signed_in(client)
    client.post(reverse("account_logout"))
    assert not is_signed_in(client)


@pytest.mark.parametrize(
    "name",
    ["account_signup", "account_reset_password", "account_change_password", "account_email"],
)
def test_what_allauth_offers_beside_is_not_reachable(name):
    with pytest.raises(NoReverseMatch):
        reverse(name)
