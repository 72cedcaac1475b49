"""Associations are registered, verified, refused, suspended."""

import pytest
import time_machine
from django.core.exceptions import ValidationError

from engagement.associations.actions import (
    describe_association,
    refuse_association,
    register_association,
    submit_association,
    suspend_association,
    verify_association,
)
from engagement.associations.models import AnswerPromise, Association, Membership
from engagement.associations.queries import addresses_of
from engagement.associations.roles import Act, may
from engagement.base.models import IllegalMove
from engagement.outbox.models import Message
from engagement.outbox.rendering import render
from tests.factories import AccountFactory

pytestmark = pytest.mark.django_db


def register(by, **facts):
    given = {"name": "Les Ch’tis Jardiniers", "description": "Un jardin.", "email": "c@j.example"}
    return register_association(**given | facts, by=by)


def test_a_new_association_is_pending_and_owned_by_who_registered_it(odile, nature):
    association = register(odile, interests=[nature], rna="W591234567")
    assert association.state == Association.State.PENDING
    assert association.slug == "les-ch-tis-jardiniers"
    assert association.memberships.get().role == Membership.Role.OWNER
    assert may(odile, association, Act.SEE)


def test_a_wrong_rna_number_is_refused(odile):
    with pytest.raises(ValidationError):
        register(odile, rna="591234567")
    assert not Association.objects.exists()


def test_nobody_else_acts_for_it(odile, viviane, voisine):
    association = register(odile)
    assert not may(viviane, association, Act.SEE)
    odile.is_active = False
    assert not may(odile, association, Act.SEE)


def test_a_verified_association_is_public_and_told(odile, officer):
    association = verify_association(association=register(odile), by=officer)
    assert association.is_public
    assert (association.verified_by, bool(association.verified_at)) == (officer, True)
    message = Message.objects.get(template="association_verified", to=odile.email)
    assert "vérifiée" in render(message).text


def test_a_refused_association_is_told_why(odile, officer):
    association = refuse_association(association=register(odile), by=officer, reason="Sans RNA.")
    assert not association.is_public
    message = Message.objects.get(template="association_refused", to=odile.email)
    assert "Sans RNA." in render(message).text


def test_a_suspended_association_is_hidden_until_it_is_verified_again(treize, officer):
    suspend_association(association=treize, by=officer, reason="Plainte")
    assert treize not in Association.objects.public()
    verify_association(association=treize, by=officer)
    assert treize in Association.objects.public()


def test_a_verified_association_cannot_be_refused(treize, officer):
    with pytest.raises(IllegalMove):
        refuse_association(association=treize, by=officer, reason="Trop tard")


def test_each_address_is_told_once(treize, odile):
    twin = AccountFactory(email=treize.email)
    gone = AccountFactory(is_active=False)
    for account in (twin, gone):
        Membership.objects.create(association=treize, account=account)
    assert sorted(addresses_of(treize).values()) == sorted([treize.email, odile.email])


def test_a_refused_association_is_completed_and_sent_again(odile, officer):
    association = refuse_association(association=register(odile), by=officer, reason="Sans RNA.")
    describe_association(association=association, by=odile, rna="W591234567")
    submit_association(association=association, by=odile)
    assert (association.state, association.rna) == (Association.State.PENDING, "W591234567")
    with pytest.raises(IllegalMove):
        submit_association(association=association, by=odile)


def test_who_registers_is_told_who_answers_and_until_when(odile):
    AnswerPromise.objects.create(officer="Claire Martin")
    with time_machine.travel("2026-06-05 10:00 +0200"):
        register(odile)
    words = render(Message.objects.get(template="association_received", to=odile.email)).text
    assert "Claire Martin" in words
    assert "mardi 9 juin" in words


@pytest.mark.parametrize("number", ["73282932000075", "123", "73282932O"])
def test_a_siret_with_a_wrong_check_digit_is_refused(odile, number):
    with pytest.raises(ValidationError):
        register(odile, siret=number)


def test_a_suspended_association_is_told_why(treize, odile, officer):
    suspend_association(association=treize, by=officer, reason="Plainte")
    message = Message.objects.get(template="association_suspended", to=odile.email)
    assert "Plainte" in render(message).text
