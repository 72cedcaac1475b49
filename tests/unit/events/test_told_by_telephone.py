"""Fêtes for people without e-mail: an offer is held for the call, a change is told by one call."""

from datetime import timedelta

import pytest
from django.utils import timezone

from engagement.events.actions import (
    cancel_event,
    cancel_registration,
    register,
    settle_cancelled_events,
)
from engagement.events.deadlines import held_until, offer_until
from engagement.events.messages.telling import tell_each
from engagement.events.models import Event, Registration
from engagement.outbox.calls import claim_call, note_reached
from engagement.outbox.models import Message
from tests import factories
from tests.factories import AccountFactory, ResidentFactory
from tests.unit.events.test_cancelling import a_minute_later

pytestmark = pytest.mark.django_db
State = Registration.State
NUMBER = "03 28 00 00 00"


@pytest.fixture
def claire():
    return AccountFactory(email="claire@mairie.example")


@pytest.fixture
def yvonne():
    return ResidentFactory(account=None, is_self=False, name="Yvonne", email="", phone=NUMBER)


@pytest.fixture
def offered(yvonne, omar):
    event = factories.event(capacity=1)
    first = register(event=event, resident=omar, by=None)
    waiting = register(event=Event.objects.get(), resident=yvonne, by=None, wait=True)
    cancel_registration(registration=first, by=None)
    waiting.refresh_from_db()
    return waiting


def told_by(claire, answer):
    message = Message.objects.get(template="registration_offered", way="telephone")
    call = claim_call(message=message, by=claire)
    return note_reached(call=call, by=claire, answers={message.pk: answer})


def test_an_offered_place_is_held_for_the_call_and_never_beyond_the_fete(offered):
    event, now = offered.event, timezone.now()
    assert offered.state == State.OFFERED
    assert offered.expires_at > offer_until(event, now)
    for left in (timedelta(minutes=5), timedelta(days=1), timedelta(days=40)):
        assert held_until(event, event.starts_at - left) <= event.ends_at


@pytest.mark.parametrize(
    ("said", "state"),
    [("yes", State.CONFIRMED), ("no", State.DECLINED), ("reached", State.OFFERED)],
)
def test_what_she_says_is_her_answer_and_her_time_runs_from_the_call(offered, claire, said, state):
    held = offered.expires_at
    assert told_by(claire, said) == []
    offered.refresh_from_db()
    assert offered.state == state
    if said == "reached":
        assert offered.expires_at < held


def test_a_fete_called_off_is_told_by_one_call_and_nothing_older(offered, claire, yvonne):
    ResidentFactory(account=None, is_self=False, name="Marc", email="", phone=NUMBER)
    cancel_event(event=offered.event, by=claire, reason="Tempête.")
    with a_minute_later():
        settle_cancelled_events()
    [row] = Message.objects.by_hand()
    assert (row.template, row.to) == ("event_called_off", NUMBER)


def test_people_of_one_number_are_called_once_and_only_addresses_are_counted(yvonne, ines):
    event = factories.event()
    marc = ResidentFactory(account=None, is_self=False, name="Marc", email="", phone=NUMBER)
    told = tell_each(event, [yvonne, marc, ines], template="event_word", words="Prenez un gilet.")
    assert told == 1
    assert Message.objects.by_way("telephone").count() == 1
