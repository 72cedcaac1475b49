"""A clerk at the town hall, a relay at the social centre, and Yvonne, who has no e-mail."""

from datetime import timedelta

import pytest
from django.contrib.auth.models import Group
from django.urls import reverse
from django.utils import timezone

from engagement.people.models import Channel
from engagement.people.registering import register_resident
from engagement.people.relays import grant_relay
from tests import factories
from tests.cms.conftest import admitted_client_of
from tests.conftest import client_of

NEW = {"name": "Yvonne Leroy", "phone": "03 28 11 22 33", "language": "fr", "mandate": "on"}


def at(name, *arguments):
    return reverse(f"counter:{name}", args=arguments)


@pytest.fixture
def clerk(db):
    account = factories.AccountFactory(email="guichet@ville.example")
    account.groups.add(Group.objects.get(name="clerk"))
    return account


@pytest.fixture
def desk(clerk):
    return admitted_client_of(clerk)


@pytest.fixture
def right(officer):
    return grant_relay(
        email="relais@centre.example",
        place="Maison de quartier",
        purpose="Permanence",
        expires_at=timezone.now() + timedelta(days=30),
        by=officer,
    )


@pytest.fixture
def relay(right):
    return client_of(right.account)


@pytest.fixture
def yvonne(clerk, petite_synthe):
    return register_resident(
        by=clerk,
        place="Mairie",
        channel=Channel.COUNTER,
        name="Yvonne Leroy",
        phone="03 28 11 22 33",
        neighbourhood=petite_synthe,
    )


@pytest.fixture
def hers(yvonne):
    """Her screen at the counter."""
    return at("person", yvonne.public_id)
