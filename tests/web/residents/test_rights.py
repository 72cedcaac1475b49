"""Her rights on her own pages: what is held and why, reading, taking away, erasing."""

import json
import re

import pytest
from django.urls import reverse

from engagement.associations.models import Membership
from engagement.needs.actions import sign_up
from engagement.people.actions import NEWSLETTER, SUGGESTIONS, agree, withdraw
from engagement.people.models import Account, Resident
from engagement.rights.declarations import purposes
from tests import factories
from tests.conftest import client_of

pytestmark = pytest.mark.django_db

ERASE = reverse("residents:erase_me")
DATA = reverse("residents:my_data")


@pytest.fixture(autouse=True)
def ledger_of_its_own(settings, tmp_path):
    settings.ERASURE_LEDGER = str(tmp_path / "erasures.txt")


@pytest.fixture
def child(ines):
    return Resident.objects.create(account=ines.account, name="Noé", is_self=False)


def test_the_public_page_tells_every_purpose_that_a_model_names(client):
    page = client.get(reverse("residents:privacy")).text
    assert all(str(purpose.title) in page for purpose in purposes())
    assert "RGPD, article 6.1.a" in page


def test_every_page_leads_to_it(client):
    assert reverse("residents:privacy") in client.get(reverse("residents:needs")).text


def test_she_sees_the_log_of_her_consents(ines, omar):
    agree(resident=ines, purpose=NEWSLETTER, by=ines.account)
    withdraw(resident=ines, purpose=SUGGESTIONS, by=ines.account)
    agree(resident=omar, purpose=NEWSLETTER, by=omar.account)
    rows = client_of(ines.account).get(DATA).context["consents"]
    assert [(row["what"], row["given"]) for row in rows] == [
        ("recevoir des suggestions", False),
        ("recevoir la lettre de la ville", True),
    ]


def test_the_file_holds_her_and_those_under_her_account_and_nobody_else(
    ines, child, omar, clean_up
):
    sign_up(shift=clean_up.shifts.get(), resident=child, by=ines.account)
    sign_up(shift=clean_up.shifts.get(), resident=omar, by=omar.account)
    response = client_of(ines.account).get(reverse("residents:my_data_file"))
    told = json.loads(response.content)
    assert "attachment" in response["Content-Disposition"]
    assert told["people"] == ["Inès", "Noé"]
    assert {table["table"] for table in told["tables"]} >= {"people.Resident", "needs.SignUp"}
    assert clean_up.title in response.text
    assert "Omar" not in response.text
    assert omar.email not in response.text


def test_the_page_to_read_says_the_same_in_words_and_without_codes(ines):
    agree(resident=ines, purpose=NEWSLETTER, by=ines.account)
    page = client_of(ines.account).get(reverse("residents:all_my_data")).text
    assert ines.email in page
    assert "recevoir la lettre de la ville" in page
    assert "Accord donné</strong> · oui" in page
    assert not re.search(r"\d{4}-\d\d-\d\dT", page)
    assert str(client_of(ines.account).session.session_key) not in page


def test_the_page_tells_before_what_is_given_back_and_changes_nothing(ines, clean_up):
    sign_up(shift=clean_up.shifts.get(), resident=ines, by=ines.account)
    page = client_of(ines.account).get(ERASE)
    assert clean_up.title in page.text
    assert [row.why for row in page.context["told"].stays]
    assert Resident.objects.filter(pk=ines.pk, name="Inès").exists()


def test_without_the_tick_nothing_is_erased(ines):
    response = client_of(ines.account).post(ERASE)
    assert "Cochez la case" in response.text
    assert Account.objects.filter(email=ines.account.email).exists()


def test_with_it_she_is_gone_and_signed_out(ines, child):
    client = client_of(ines.account)
    response = client.post(ERASE, {"sure": "on"})
    assert "C’est effacé" in response.text
    assert not Account.objects.filter(pk=ines.account_id).exists()
    assert not Resident.objects.exists()
    assert client.get(DATA).status_code == 302


def test_a_child_goes_alone(ines, child):
    client = client_of(ines.account)
    client.post(reverse("residents:erase_one", args=[child.pk]), {"sure": "on"})
    assert list(Resident.objects.all()) == [ines]
    assert client.get(DATA).status_code == 200


def test_nobody_erases_somebody_else(ines, omar, child):
    for key in (omar.pk, ines.pk):
        address = reverse("residents:erase_one", args=[key])
        assert client_of(ines.account).post(address, {"sure": "on"}).status_code == 404
    address = reverse("residents:erase_one", args=[child.pk])
    assert client_of(omar.account).post(address, {"sure": "on"}).status_code == 404


def test_who_alone_answers_for_an_association_is_told_to_hand_over(ines, treize, odile):
    Membership.objects.filter(account=odile).delete()
    Membership.objects.create(association=treize, account=ines.account)
    response = client_of(ines.account).post(ERASE, {"sure": "on"})
    assert reverse("associations:team", args=[treize.slug]) in response.text
    assert Account.objects.filter(pk=ines.account_id).exists()
    factories.AccountFactory()
    Membership.objects.create(association=treize, account=odile)
    assert "C’est effacé" in client_of(ines.account).post(ERASE, {"sure": "on"}).text


def test_who_has_a_role_at_the_city_gives_it_back_first(officer):
    response = client_of(officer).post(ERASE, {"sure": "on"})
    assert "rôle à la ville" in response.text
    assert Account.objects.filter(pk=officer.pk).exists()
