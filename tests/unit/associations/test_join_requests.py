"""Somebody asks to act for an association that is there already."""

import pytest

from engagement.associations.actions import (
    ask_to_join,
    grant_request,
    list_association,
    refuse_request,
)
from engagement.associations.models import Association, JoinRequest, Membership
from engagement.base.models import IllegalMove
from engagement.outbox.models import Message
from tests import factories


@pytest.fixture
def listed(db):
    return list_association(name="Les Amis du phare", source="national", source_id="9")


@pytest.fixture
def paul(db):
    return factories.AccountFactory(email="paul@phare.example")


def test_an_owner_is_asked_and_lets_a_helper_in(treize, odile, paul):
    request = ask_to_join(association=treize, by=paul, words="Trésorier depuis mars.")
    assert Message.objects.get(template="join_request").to == odile.email
    assert request not in JoinRequest.objects.for_the_city()
    assert grant_request(request=request, by=odile).role == Membership.Role.HELPER
    assert Message.objects.get(template="join_granted").to == paul.email


def test_asking_twice_is_one_request_and_one_message(treize, paul):
    assert ask_to_join(association=treize, by=paul) == ask_to_join(association=treize, by=paul)
    assert Message.objects.filter(template="join_request").count() == 1


def test_the_city_answers_for_one_that_came_from_a_feed(listed, paul, officer):
    """She becomes its owner, it is verified, and its needs take people here."""
    need = factories.NeedFactory(
        association=listed, shifts=[3], application_url="https://ailleurs.example/"
    )
    request = ask_to_join(association=listed, by=paul)
    assert list(JoinRequest.objects.for_the_city()) == [request]
    assert need.is_elsewhere
    assert grant_request(request=request, by=officer).role == Membership.Role.OWNER
    listed.refresh_from_db()
    need.association.refresh_from_db()
    assert (listed.state, listed.verified_by) == (Association.State.VERIFIED, officer)
    assert not need.is_elsewhere


def test_the_city_answers_for_one_whose_owner_is_gone(treize, odile, paul, officer):
    odile.is_active = False
    odile.save()
    request = ask_to_join(association=treize, by=paul)
    assert list(JoinRequest.objects.for_the_city()) == [request]
    assert grant_request(request=request, by=officer).role == Membership.Role.OWNER


def test_who_is_turned_down_knows_why_and_may_ask_again(listed, paul, officer):
    request = ask_to_join(association=listed, by=paul)
    refuse_request(request=request, by=officer, reason="Envoyez le récépissé.")
    assert Message.objects.get(template="join_refused").context["reason"] == "Envoyez le récépissé."
    assert not listed.memberships.exists()
    assert ask_to_join(association=listed, by=paul).pk != request.pk


def test_it_is_answered_once(listed, paul, officer):
    request = ask_to_join(association=listed, by=paul)
    grant_request(request=request, by=officer)
    with pytest.raises(IllegalMove):
        refuse_request(request=request, by=officer)
    assert request.moves.get().by == officer


def test_an_owner_whose_old_request_is_granted_stays_an_owner(treize, odile, paul):
    request = ask_to_join(association=treize, by=paul)
    treize.memberships.create(account=paul, role=Membership.Role.OWNER)
    assert grant_request(request=request, by=odile).role == Membership.Role.OWNER
    assert Message.objects.get(template="join_granted").context["is_owner"]
