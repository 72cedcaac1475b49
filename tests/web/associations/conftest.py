"""The rest of Treize's team, a Saturday that tests travel to, and who is expected on it."""

import pytest
import time_machine

from engagement.associations.models import Membership
from tests import factories
from tests.unit.needs.days import BEFORE, THAT_DAY, expected, shift_of, utc


@pytest.fixture
def hugo(treize):
    """A helper of Treize."""
    account = factories.AccountFactory(email="hugo@treize.example")
    treize.memberships.create(account=account, role=Membership.Role.HELPER)
    return account


@pytest.fixture
def clock():
    with time_machine.travel(utc(BEFORE), tick=False) as traveller:
        yield traveller


@pytest.fixture
def shift(clock, clean_up):
    return shift_of(clean_up)


@pytest.fixture
def signup(shift, ines):
    return expected(shift, ines)


@pytest.fixture
def that_day(clock, signup):
    clock.move_to(utc(THAT_DAY))
    return signup
