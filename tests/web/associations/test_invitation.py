"""/association/invitation/<code>/: the link shows, the button accepts."""

import pytest
from django.test import Client
from django.urls import reverse

from engagement.associations.actions import invite_member, revoke_invitation
from engagement.associations.models import Membership
from engagement.base.links import Link, make_code
from tests import factories
from tests.conftest import client_of


@pytest.fixture
def invitation(treize, odile):
    role = Membership.Role.HELPER
    return invite_member(association=treize, email="lea@x.example", role=role, by=odile)


@pytest.fixture
def address(invitation):
    return reverse("associations:invitation", args=[make_code(Link.INVITATION, invitation.pk)])


def test_the_short_link_of_the_message_leads_here(invitation, address):
    code = make_code(Link.INVITATION, invitation.pk)
    assert Client().get(f"/i/{code}/")["Location"] == address


def test_a_visitor_signs_in_first_and_comes_back(address):
    assert Client().get(address)["Location"].endswith(f"?next={address}")


def test_looking_changes_nothing_and_the_button_accepts(address, treize, db):
    lea = factories.AccountFactory(email="lea@x.example")
    client = client_of(lea)
    page = client.get(address).text
    assert "Rejoindre l’équipe" in page
    assert "L’invitation est partie" not in page
    assert not treize.memberships.filter(account=lea).exists()
    client.post(address)
    assert treize.memberships.get(account=lea).role == Membership.Role.HELPER


def test_another_account_is_told_so_before_it_accepts(address, treize, ines):
    client = client_of(ines.account)
    assert "L’invitation est partie à lea@x.example" in client.get(address).text
    client.post(address)
    assert treize.memberships.filter(account=ines.account).exists()


def test_it_serves_once(address, treize, ines, omar):
    client_of(ines.account).post(address)
    page = client_of(omar.account).post(address, follow=True).text
    assert "Ce lien ne vaut plus" in page
    assert not treize.memberships.filter(account=omar.account).exists()


def test_one_taken_back_says_so(address, invitation, odile, ines):
    revoke_invitation(invitation=invitation, by=odile)
    assert "Ce lien ne vaut plus" in client_of(ines.account).get(address).text


def test_a_changed_code_or_one_of_another_kind_is_not_found(invitation, ines):
    client = client_of(ines.account)
    for code in (
        make_code(Link.INVITATION, invitation.pk)[:-1],
        make_code(Link.SIGN_UP, invitation.pk),
    ):
        assert client.get(reverse("associations:invitation", args=[code])).status_code == 404
