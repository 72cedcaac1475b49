"""A fête is called off: everybody once, every place free, and a minute to think again."""

from datetime import timedelta

import pytest
import time_machine
from django.utils import timezone

from engagement.events.actions import (
    TooLate,
    attach_need,
    cancel_event,
    register,
    settle_cancelled_events,
    undo_cancel_event,
)
from engagement.events.concerned import people_to_call
from engagement.events.models import Event, Registration
from engagement.needs.actions import sign_up
from engagement.needs.models import Need, Shift, SignUp
from engagement.outbox.models import Message
from engagement.people.models import Resident
from tests import factories
from tests.factories import NeedFactory, ResidentFactory

pytestmark = pytest.mark.django_db


@pytest.fixture
def fete(treize):
    """Six registered, three shifts with two helpers each, some of whom registered too."""
    event = factories.event(capacity=100)
    need = NeedFactory(association=treize, shifts=[2, 2, 2])
    attach_need(event=event, need=need, by=None)
    people = ResidentFactory.create_batch(5)
    for person in people:
        register(event=event, resident=person, by=None)
    for shift in need.shifts.all():
        for person in people[:2]:
            sign_up(shift=shift, resident=person, by=None)
    without_address = ResidentFactory(
        account=None, is_self=False, name="Yvonne", phone="0328000000"
    )
    register(event=event, resident=without_address, by=None)
    return event


def a_minute_later():
    return time_machine.travel(timezone.now() + timedelta(seconds=61), tick=False)


def test_each_address_is_told_once_and_every_place_is_free(fete, officer):
    cancel_event(event=fete, by=officer, reason="Vent fort annoncé.")
    with a_minute_later():
        assert settle_cancelled_events() == 1
        assert settle_cancelled_events() == 0
    called_off = Message.objects.filter(template="event_called_off")
    assert called_off.by_way("email").count() == 5
    assert [row.to for row in called_off.by_hand()] == ["0328000000"]
    assert not Message.objects.filter(template="need_withdrawn").exists()
    assert Event.objects.get().taken == 0
    assert not Registration.objects.live().exists()
    assert not SignUp.objects.live().exists()
    assert set(Shift.objects.values_list("taken", flat=True)) == {0}
    assert Need.objects.get().state == Need.State.WITHDRAWN
    assert [person.name for person in people_to_call(Event.objects.get())] == ["Yvonne"]
    assert fete.moves.filter(to_state="cancelled", by=officer).count() == 1


def test_within_a_minute_it_is_undone_and_nobody_heard_of_it(fete, officer):
    before = Message.objects.count()
    cancel_event(event=fete, by=officer, reason="Erreur")
    assert settle_cancelled_events() == 0
    undo_cancel_event(event=fete, by=officer)
    with a_minute_later():
        assert settle_cancelled_events() == 0
    assert Message.objects.count() == before
    assert Registration.objects.live().count() == 6
    assert SignUp.objects.live().count() == 6


def test_once_people_were_told_it_cannot_be_undone(fete, officer):
    cancel_event(event=fete, by=officer, reason="Vent fort annoncé.")
    with a_minute_later():
        settle_cancelled_events()
        with pytest.raises(TooLate):
            undo_cancel_event(event=fete, by=officer)


def test_five_hundred_registered_and_forty_shifts_are_settled_at_once(treize, officer):
    fete = factories.event(capacity=600)
    need = NeedFactory(association=treize, shifts=[1] * 40)
    attach_need(event=fete, need=need, by=None)
    people = Resident.objects.bulk_create(
        Resident(name=f"Personne {n}", email=f"p{n}@exemple.example" if n % 10 else "")
        for n in range(500)
    )
    Registration.objects.bulk_create(
        Registration(event=fete, resident=person, seats=1) for person in people
    )
    Event.objects.update(taken=500)
    for shift, person in zip(need.shifts.all(), people, strict=False):
        sign_up(shift=shift, resident=person, by=None)
    cancel_event(event=Event.objects.get(), by=officer, reason="Tempête.")
    with a_minute_later():
        settle_cancelled_events()
    told = Message.objects.filter(template="event_called_off").by_way("email")
    assert told.count() == told.values("to").distinct().count() == 450
    assert people_to_call(Event.objects.get()).count() == 50
    assert Event.objects.get().taken == 0
    assert not Shift.objects.filter(taken__gt=0).exists()
    assert not SignUp.objects.live().exists()
    assert fete.moves.filter(to_state="cancelled").count() == 1
