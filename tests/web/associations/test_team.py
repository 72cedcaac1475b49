"""/association/<slug>/equipe/: who is in it, who is invited, who asks, who leaves."""

import pytest
from django.urls import reverse

from engagement.associations.actions import ask_to_join, invite_member, members
from engagement.associations.models import Membership
from engagement.outbox.models import Message
from tests import factories
from tests.conftest import client_of

OWNER, HELPER = Membership.Role.OWNER, Membership.Role.HELPER


def address(name, association, *more):
    return reverse(f"associations:{name}", args=[association.slug, *more])


@pytest.fixture
def invitation(treize, odile):
    return invite_member(association=treize, email="lea@x.example", role=HELPER, by=odile)


def test_an_owner_sees_members_invitations_and_requests(treize, odile, hugo, invitation, ines):
    ask_to_join(association=treize, by=ines.account, words="Je suis la voisine.")
    page = client_of(odile).get(address("team", treize)).text
    for words in (odile.email, hugo.email, invitation.email, "Je suis la voisine."):
        assert words in page


def test_every_form_of_the_team_can_be_sent(treize, odile, hugo, invitation, ines):
    ask_to_join(association=treize, by=ines.account)
    page = client_of(odile).get(address("team", treize)).text
    assert page.count('method="post"') == page.count('name="csrfmiddlewaretoken"') > 5


def test_a_helper_sees_the_members_and_nothing_to_manage(treize, hugo, odile, invitation):
    page = client_of(hugo).get(address("team", treize)).text
    assert odile.email in page
    assert invitation.email not in page
    assert "Inviter quelqu’un" not in page


def test_inviting_sends_the_link(treize, odile):
    facts = {"email": "lea@x.example", "role": "helper"}
    response = client_of(odile).post(address("team", treize), facts)
    assert response.status_code == 302
    assert Message.objects.get(template="invitation").to == "lea@x.example"


@pytest.mark.parametrize(
    ("facts", "words"),
    [
        ({"email": "", "role": "helper"}, "Donnez l’adresse"),
        ({"email": "odile@treize.example", "role": "helper"}, "déjà dans l’équipe"),
        ({"email": "lea@x.example", "role": "god"}, "god"),
    ],
)
def test_a_wrong_invitation_is_said_at_its_field(treize, odile, facts, words):
    response = client_of(odile).post(address("team", treize), facts)
    assert response.status_code == 200
    assert words in response.text
    assert not treize.invitations.exists()


def test_an_invitation_is_sent_again_and_taken_back(treize, odile, invitation):
    client = client_of(odile)
    client.post(address("resend", treize, invitation.pk))
    client.post(address("revoke", treize, invitation.pk))
    page = client.post(address("resend", treize, invitation.pk), follow=True).text
    assert "n’attend plus de réponse" in page
    invitation.refresh_from_db()
    assert invitation.state == invitation.State.REVOKED


def test_roles_change_and_the_last_owner_stays(treize, odile, hugo):
    client = client_of(odile)
    helper = treize.memberships.get(account=hugo)
    client.post(address("change_role", treize, helper.pk))
    helper.refresh_from_db()
    assert helper.role == OWNER
    client.post(address("change_role", treize, helper.pk))
    page = client.post(address("leave", treize), follow=True).text
    assert "transmettez d’abord" in page
    assert treize.memberships.owners().get().account == odile


def test_handing_over_makes_one_a_helper(treize, odile, hugo):
    helper = treize.memberships.get(account=hugo)
    client_of(odile).post(address("hand_over", treize, helper.pk))
    assert treize.memberships.get(account=odile).role == HELPER
    assert treize.memberships.owners().get().account == hugo


def test_a_member_is_removed_and_another_leaves(treize, odile, hugo):
    helper = treize.memberships.get(account=hugo)
    client_of(odile).post(address("remove_member", treize, helper.pk))
    assert client_of(hugo).get(address("team", treize)).status_code == 404
    lea = treize.memberships.create(account=factories.AccountFactory(), role=HELPER)
    client_of(lea.account).post(address("leave", treize))
    assert treize.memberships.get().account == odile


@pytest.mark.parametrize(("answer", "comes_in"), [("grant", True), ("turn_down", False)])
def test_a_request_is_answered_once(treize, odile, ines, answer, comes_in):
    asked = ask_to_join(association=treize, by=ines.account)
    client = client_of(odile)
    client.post(address(answer, treize, asked.pk))
    again = client.post(address("grant", treize, asked.pk), follow=True).text
    assert "déjà répondu" in again
    assert treize.memberships.filter(account=ines.account).exists() == comes_in


OWNERS_ONLY = ["change_role", "hand_over", "remove_member", "resend", "revoke", "grant"]


@pytest.mark.parametrize("name", OWNERS_ONLY)
def test_a_helper_manages_nobody(treize, hugo, name):
    assert client_of(hugo).post(address(name, treize, 1)).status_code == 403


def test_members_cost_the_page_no_more_queries(treize, odile, django_assert_num_queries):
    from django.db import connection
    from django.test.utils import CaptureQueriesContext

    client = client_of(odile)

    def add(number):
        for _ in range(number):
            treize.memberships.create(account=factories.AccountFactory(), role=HELPER)
            ask_to_join(association=treize, by=factories.AccountFactory())
            account = factories.AccountFactory.build()
            invite_member(association=treize, email=account.email, role=HELPER, by=odile)

    add(1)
    client.get(address("team", treize))
    with CaptureQueriesContext(connection) as with_one:
        client.get(address("team", treize))
    add(10)
    with django_assert_num_queries(len(with_one)):
        client.get(address("team", treize))


@pytest.mark.parametrize("name", ["change_role", "hand_over", "remove_member"])
def test_who_was_removed_in_the_same_moment_is_told_to_be_gone(
    treize, odile, hugo, monkeypatch, name
):
    member = treize.memberships.get(account=hugo)
    locks = members.locked

    def removed_meanwhile(key):
        Membership.objects.filter(pk=member.pk).delete()
        return locks(key)

    monkeypatch.setattr(members, "locked", removed_meanwhile)
    page = client_of(odile).post(address(name, treize, member.pk), follow=True)
    assert page.status_code == 200
    assert "n’est plus dans l’équipe" in page.text
    assert treize.memberships.get(account=odile).role == OWNER


def test_owners_read_what_changed_in_the_team(treize, odile, hugo):
    member = treize.memberships.get(account=hugo)
    client_of(odile).post(address("change_role", treize, member.pk))
    page = client_of(odile).get(address("team", treize)).text
    assert "aide → responsable" in page
    client_of(odile).post(address("remove_member", treize, member.pk))
    page = client_of(odile).get(address("team", treize)).text
    assert f"{hugo}</b>" in page
    assert "n’est plus dans l’équipe" in page
