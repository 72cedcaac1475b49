"""The cast of the desk, and sessions that have or have not proved a second factor."""

import time

import pytest
from allauth.account.internal.flows.login import (
    _AUTHENTICATION_METHODS_USER_SESSION_KEY,
    AUTHENTICATION_METHODS_SESSION_KEY,
)
from allauth.mfa.totp.internal.auth import TOTP, generate_totp_secret
from django.contrib.auth.models import Group
from django.test import Client
from wagtail.models import Locale

from cms.pages.models import HomePage, InitiativeIndexPage, InitiativePage
from engagement.initiatives.models import Initiative
from engagement.people.models import Account
from tests import factories
from tests.conftest import client_of


def give_second_factor(account: Account) -> str:
    """Give the account an app of codes; return its secret."""
    secret = generate_totp_secret()
    TOTP.activate(account, secret)
    return secret


def admitted_client_of(account: Account) -> Client:
    """Return a client whose session proved both factors of this account."""
    give_second_factor(account)
    client = client_of(account)
    session = client.session
    session[AUTHENTICATION_METHODS_SESSION_KEY] = [
        {"method": "mfa", "at": time.time(), "reauthenticated": True}
    ]
    session[_AUTHENTICATION_METHODS_USER_SESSION_KEY] = str(account.pk)
    session.save()
    return client


@pytest.fixture
def editor(db):
    account = factories.AccountFactory(email="redaction@ville.example")
    account.groups.add(Group.objects.get(name="editor"))
    return account


@pytest.fixture
def officer_client(officer):
    return admitted_client_of(officer)


@pytest.fixture
def editor_client(editor):
    return admitted_client_of(editor)


@pytest.fixture
def home(db):
    return HomePage.objects.get(locale=Locale.objects.get(language_code="fr"))


@pytest.fixture
def index(db):
    return InitiativeIndexPage.objects.get(locale=Locale.objects.get(language_code="fr"))


@pytest.fixture
def orchard(petite_synthe, nature):
    initiative = Initiative.objects.create(title="Un verger partagé", neighbourhood=petite_synthe)
    initiative.interests.add(nature)
    return initiative


@pytest.fixture
def orchard_page(index, orchard):
    page = InitiativePage(
        title="Un verger au bord du lac",
        slug="verger",
        intro="Quarante arbres.",
        initiative=orchard,
    )
    return index.add_child(instance=page)


@pytest.fixture
def waiting_need(treize, petite_synthe, nature):
    """A need that its association handed in."""
    return factories.NeedFactory(
        title="Tailler les haies",
        association=treize,
        neighbourhood=petite_synthe,
        interests=[nature],
        shifts=[4],
        state="submitted",
        published_at=None,
    )
