"""Roles: who may do what for an association."""

import pytest

from engagement.associations.models import Membership
from engagement.associations.roles import ROLES, Act, Helper, Owner, may
from tests.factories import AccountFactory


@pytest.fixture
def hugo(treize):
    """A helper of Treize."""
    account = AccountFactory(email="hugo@treize.example")
    treize.memberships.create(account=account, role=Membership.Role.HELPER)
    return account


@pytest.mark.parametrize("act", Act)
def test_an_owner_may_do_everything_for_hers_and_nothing_for_another(act, odile, treize, voisine):
    assert may(odile, treize, act)
    assert not may(odile, voisine, act)


def test_a_helper_runs_needs_and_leaves_team_and_files_alone(hugo, treize):
    assert all(may(hugo, treize, act) for act in (Act.POST, Act.EDIT, Act.SEE_PEOPLE, Act.WRITE))
    assert not any(may(hugo, treize, act) for act in (Act.EXPORT, Act.INVITE, Act.MANAGE))


def test_an_account_that_was_closed_may_do_nothing(odile, treize):
    odile.is_active = False
    assert not may(odile, treize, Act.SEE)


def test_each_role_of_a_member_says_what_it_may():
    assert set(ROLES) == set(Membership.Role)
    assert Helper.acts < Owner.acts == set(Act)
