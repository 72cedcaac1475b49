"""A fête that has begun, who is expected, and a phone that keeps its gate."""

import json
from datetime import timedelta

import pytest
from django.test import Client
from django.utils import timezone

from engagement.events.actions import attach_need, issue_badges, make_steward_pass, register
from engagement.events.keys import payload_of
from engagement.events.models import Badge
from tests import factories
from tests.factories import ResidentFactory, ShiftFactory
from tests.phone import Phone
from tests.unit.needs.days import expected


@pytest.fixture(autouse=True)
def quick_pins(settings):
    settings.PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]


@pytest.fixture
def fete(petite_synthe):
    now = timezone.now()
    return factories.event(starts_at=now - timedelta(hours=1), ends_at=now + timedelta(hours=4))


@pytest.fixture
def ines_comes(fete, ines):
    """Inès and two with her."""
    return register(event=fete, resident=ines, by=None, seats=3)


@pytest.fixture
def shift(fete, clean_up):
    attach_need(event=fete, need=clean_up, by=None)
    return ShiftFactory(need=clean_up, capacity=2)


@pytest.fixture
def omar_helps(shift, omar):
    """Omar, in a shift that has just begun."""
    signup = expected(shift, omar)
    shift.starts_at = timezone.now() - timedelta(minutes=30)
    shift.ends_at = shift.starts_at + timedelta(hours=2)
    shift.save()
    return signup


@pytest.fixture
def steward(fete, officer):
    """The pass, its secret and its PIN."""
    return make_steward_pass(event=fete, by=officer)


@pytest.fixture
def badge(fete, ines_comes, omar_helps):
    """Return the badge of a resident."""
    issue_badges(event=fete)
    return lambda resident: Badge.objects.valid().get(event=fete, resident=resident)


@pytest.fixture
def payload(badge):
    return lambda resident: payload_of(badge(resident))


def sent_by(client):
    """Let a phone talk through Django's test client."""

    def send(method, address, headers, body):
        sent = {"content_type": "application/json", "headers": headers}
        if method == "POST":
            sent["data"] = json.dumps(body)
        response = getattr(client, method.lower())(address, **sent)
        return response.status_code, response.json() if response.content else {}

    return send


@pytest.fixture
def new_phone(fete):
    return lambda name="Entrée nord": Phone(sent_by(Client()), fete.slug, name)


@pytest.fixture
def opened(new_phone, steward, badge):
    """Return a phone with the gate open and the list on it."""

    def open_one(name="Entrée nord"):
        phone = new_phone(name)
        assert phone.open(steward.secret, steward.pin)[0] == 200
        phone.fetch_list()
        return phone

    return open_one


@pytest.fixture
def phone(opened):
    return opened()


@pytest.fixture
def stranger(fete):
    """Somebody who has registered since the phone fetched its list."""
    return lambda: register(event=fete, resident=ResidentFactory(name="Zoé"), by=None).resident
