"""The rest of Treize's team."""

import pytest

from engagement.associations.models import Membership
from tests import factories


@pytest.fixture
def hugo(treize):
    """A helper of Treize."""
    account = factories.AccountFactory(email="hugo@treize.example")
    treize.memberships.create(account=account, role=Membership.Role.HELPER)
    return account
