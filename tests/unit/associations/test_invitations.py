"""Members are invited by e-mail: once, for two weeks, until it is taken back."""

from datetime import timedelta

import pytest
import time_machine
from django.utils import timezone

from engagement.associations.actions import (
    AlreadyMember,
    InvitationClosed,
    TooManyInvitations,
    accept_invitation,
    forget_old_invitations,
    invite_member,
    resend_invitation,
    revoke_invitation,
)
from engagement.associations.actions.inviting import KEEP, MOST_OPEN
from engagement.associations.models import Invitation, Membership
from engagement.associations.models.members import INVITATION_LIFE
from engagement.base.models import IllegalMove
from engagement.outbox.models import Message
from tests.factories import AccountFactory

HELPER = Membership.Role.HELPER


@pytest.fixture
def invitation(treize, odile):
    return invite_member(association=treize, email=" Hugo@Treize.Example", role=HELPER, by=odile)


@pytest.fixture
def hugo(db):
    return AccountFactory(email="hugo@treize.example")


def test_it_reaches_the_address_with_its_link_and_who_invites(invitation, odile):
    message = Message.objects.get(template="invitation")
    assert message.to == "hugo@treize.example"
    assert message.context["inviter"] == str(odile)
    assert "/i/v" in message.context["link"]


def test_accepting_makes_a_member_of_the_role_once(invitation, hugo, viviane):
    membership = accept_invitation(invitation=invitation, by=hugo)
    assert (membership.association, membership.role) == (invitation.association, HELPER)
    with pytest.raises(InvitationClosed):
        accept_invitation(invitation=invitation, by=viviane)
    assert invitation.moves.get().by == hugo


def test_two_who_open_the_link_at_once_make_one_member(invitation, hugo, viviane):
    twin = Invitation.objects.get(pk=invitation.pk)
    accept_invitation(invitation=invitation, by=hugo)
    with pytest.raises(InvitationClosed):
        accept_invitation(invitation=twin, by=viviane)


def test_it_is_worth_nothing_after_two_weeks_until_it_is_sent_again(invitation, odile, hugo):
    with time_machine.travel(timezone.now() + INVITATION_LIFE + timedelta(minutes=1)):
        with pytest.raises(InvitationClosed):
            accept_invitation(invitation=invitation, by=hugo)
        resend_invitation(invitation=invitation, by=odile)
        accept_invitation(invitation=invitation, by=hugo)


def test_one_taken_back_is_worth_nothing(invitation, odile, hugo):
    revoke_invitation(invitation=invitation, by=odile)
    with pytest.raises(InvitationClosed):
        accept_invitation(invitation=invitation, by=hugo)
    with pytest.raises(InvitationClosed):
        resend_invitation(invitation=invitation, by=odile)
    with pytest.raises(IllegalMove):
        revoke_invitation(invitation=invitation, by=odile)


def test_an_owner_who_opens_it_stays_an_owner(invitation, odile):
    assert accept_invitation(invitation=invitation, by=odile).role == Membership.Role.OWNER


def test_inviting_twice_is_one_invitation_with_the_last_role(invitation, treize, odile):
    owner = Membership.Role.OWNER
    again = invite_member(association=treize, email="hugo@treize.example", role=owner, by=odile)
    assert (again.pk, again.role) == (invitation.pk, owner)
    assert Message.objects.filter(template="invitation").count() == 1


def test_a_member_is_not_invited(treize, odile):
    with pytest.raises(AlreadyMember):
        invite_member(association=treize, email=odile.email.upper(), role=HELPER, by=odile)


def test_an_association_does_not_write_to_everybody(treize, odile):
    Invitation.objects.bulk_create(
        Invitation(association=treize, email=f"{number}@x.example", role=HELPER)
        for number in range(MOST_OPEN)
    )
    with pytest.raises(TooManyInvitations):
        invite_member(association=treize, email="one@more.example", role=HELPER, by=odile)


def test_addresses_of_old_invitations_are_forgotten(invitation, treize, odile):
    Invitation.objects.update(expires_at=timezone.now() - KEEP - timedelta(minutes=1))
    kept = invite_member(association=treize, email="neuve@x.example", role=HELPER, by=odile)
    assert forget_old_invitations() == 1
    assert Invitation.objects.get() == kept


def test_one_answered_meanwhile_is_not_opened_again(invitation, odile, hugo):
    stale = Invitation.objects.get(pk=invitation.pk)
    accept_invitation(invitation=invitation, by=hugo)
    with pytest.raises(InvitationClosed):
        resend_invitation(invitation=stale, by=odile)
    assert Invitation.objects.get().state == Invitation.State.ACCEPTED
