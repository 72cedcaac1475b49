"""Roles change hands, members leave; an association keeps an owner."""

import pytest

from engagement.associations.actions import (
    LastOwner,
    ask_to_join,
    change_role,
    grant_request,
    hand_over,
    remove_member,
)
from engagement.associations.actions.taking_back import take_back_grant
from engagement.associations.models import Membership
from engagement.outbox.models import Message
from tests.factories import AccountFactory

OWNER, HELPER = Membership.Role.OWNER, Membership.Role.HELPER


@pytest.fixture
def mine(treize, odile):
    return treize.memberships.get(account=odile)


@pytest.fixture
def helper(treize):
    account = AccountFactory(email="hugo@treize.example")
    return treize.memberships.create(account=account, role=HELPER)


def test_the_only_owner_cannot_leave_nor_step_down(mine, helper, odile):
    with pytest.raises(LastOwner):
        remove_member(membership=mine, by=odile)
    with pytest.raises(LastOwner):
        change_role(membership=mine, role=HELPER, by=odile)
    mine.refresh_from_db()
    assert mine.role == OWNER


def test_an_owner_who_cannot_sign_in_does_not_count(mine, treize, odile):
    gone = AccountFactory(is_active=False)
    treize.memberships.create(account=gone, role=OWNER)
    with pytest.raises(LastOwner):
        remove_member(membership=mine, by=odile)


def test_handing_over_leaves_one_owner_and_one_helper(mine, helper, odile):
    hand_over(to=helper, by=odile)
    mine.refresh_from_db()
    assert (helper.role, mine.role) == (OWNER, HELPER)
    told = Message.objects.filter(template="role_changed")
    assert {message.to: message.context["is_owner"] for message in told} == {
        helper.account.email: True,
        odile.email: False,
    }


def test_after_handing_over_the_former_owner_may_leave(mine, helper, odile, treize):
    hand_over(to=helper, by=odile)
    mine.refresh_from_db()
    remove_member(membership=mine, by=odile)
    assert treize.memberships.get() == helper


def test_who_is_removed_is_told_and_who_leaves_is_not(helper, odile, treize):
    remove_member(membership=helper, by=odile)
    assert Message.objects.get(template="member_removed").to == helper.account.email
    other = treize.memberships.create(account=AccountFactory(), role=HELPER)
    remove_member(membership=other, by=other.account)
    assert Message.objects.filter(template="member_removed").count() == 1


def test_the_same_role_again_says_nothing(mine, odile):
    change_role(membership=mine, role=OWNER, by=odile)
    assert not Message.objects.filter(template="role_changed").exists()


def test_who_became_the_only_owner_meanwhile_is_not_let_go(mine, helper, odile):
    seen_as_helper = Membership.objects.get(pk=helper.pk)
    hand_over(to=helper, by=odile)
    with pytest.raises(LastOwner):
        remove_member(membership=seen_as_helper, by=odile)


def test_who_came_left_and_changed_stays_written_down(mine, helper, odile, treize, ines):
    hand_over(to=helper, by=odile)
    request = ask_to_join(association=treize, by=ines.account)
    grant_request(request=request, by=helper.account)
    remove_member(membership=treize.memberships.get(account=odile), by=helper.account)
    told = treize.team_moves.order_by("pk").values_list("account", "from_role", "to_role", "by")
    hugo = helper.account_id
    assert list(told) == [
        (hugo, HELPER, OWNER, odile.pk),
        (odile.pk, OWNER, HELPER, odile.pk),
        (ines.account_id, "", HELPER, hugo),
        (odile.pk, HELPER, "", hugo),
    ]
    change_role(membership=helper, role=OWNER, by=odile)
    assert treize.team_moves.count() == 4


def test_what_the_city_takes_back_is_written_down_too(treize, ines, officer):
    treize.memberships.all().delete()
    request = ask_to_join(association=treize, by=ines.account)
    grant_request(request=request, by=officer)
    take_back_grant(request=request, by=officer)
    steps = treize.team_moves.order_by("pk").values_list("from_role", "to_role")
    assert list(steps) == [("", OWNER), (OWNER, "")]
