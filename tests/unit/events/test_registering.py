"""Who comes to a fête: places, the waiting list, guests, second thoughts."""

from datetime import timedelta

import pytest
import time_machine
from django.core.exceptions import ValidationError
from django.utils import timezone

from engagement.events.actions import (
    AlreadyRegistered,
    EventClosed,
    EventFull,
    TooLate,
    accept_place,
    cancel_registration,
    confirm_registration,
    decline_place,
    edit_event,
    let_registrations_lapse,
    register,
    register_guest,
)
from engagement.events.actions.reminding import remind_registered
from engagement.events.models import Event, Registration
from engagement.outbox.models import Message
from engagement.outbox.rendering import render
from tests import factories
from tests.factories import ResidentFactory

pytestmark = pytest.mark.django_db
State = Registration.State


@pytest.fixture
def fete(petite_synthe):
    return factories.event(capacity=3, neighbourhood=petite_synthe)


def come(event, resident=None, **how):
    return register(event=event, resident=resident or ResidentFactory(), by=None, **how)


def taken(event):
    return Event.objects.get(pk=event.pk).taken


def state_of(registration):
    return Registration.objects.get(pk=registration.pk).state


def told(template):
    return Message.objects.filter(template=template)


def test_she_is_registered_and_told_when_and_where(fete, ines):
    assert come(fete, ines).state == State.CONFIRMED
    assert taken(fete) == 1
    text = render(told("registration_confirmed").get()).text
    assert "La fête du lac" in text
    assert "Au bord du lac, Petite-Synthe" in text


def test_a_family_comes_whole_or_not_at_all(fete, ines, omar):
    child = ResidentFactory(account=ines.account, is_self=False)
    come(fete, ines, companions=[child], seats=2)
    with pytest.raises(EventFull):
        come(fete, omar)
    assert taken(fete) == 3
    assert told("registration_confirmed").count() == 1


def test_nobody_is_registered_twice(fete, ines):
    come(fete, ines)
    with pytest.raises(AlreadyRegistered):
        come(fete, ines)
    assert taken(fete) == 1


def test_an_open_place_takes_everybody(ines):
    fete = factories.event(capacity=None)
    come(fete, ines, seats=12)
    assert taken(fete) == 12


@pytest.mark.parametrize("closed", ["draft", "over", "no registration"])
def test_a_fete_that_takes_nobody_refuses(fete, ines, closed):
    if closed == "over":
        start = timezone.now() - timedelta(hours=4)
        Event.objects.update(starts_at=start, ends_at=start + timedelta(hours=2))
    elif closed == "draft":
        Event.objects.update(state=Event.State.DRAFT)
    else:
        Event.objects.update(takes_registrations=False)
    with pytest.raises(EventClosed):
        come(fete, ines)
    assert taken(fete) == 0


def test_a_freed_place_is_offered_in_order_and_held(fete, ines, omar):
    first = come(fete, ines, seats=3)
    families = [come(fete, seats=2, wait=True), come(fete, omar, wait=True)]
    cancel_registration(registration=first, by=None)
    assert [state_of(row) for row in families] == [State.OFFERED, State.OFFERED]
    assert taken(fete) == 3
    accept_place(registration=families[0], by=None)
    decline_place(registration=families[1], by=None)
    assert taken(fete) == 2
    assert told("registration_offered").count() == 2


def test_an_offer_nobody_answers_goes_to_the_next(fete, ines):
    holder = come(fete, seats=3)
    waiting = [come(fete, ines, seats=3, wait=True), come(fete, seats=3, wait=True)]
    cancel_registration(registration=holder, by=None)
    with time_machine.travel(timezone.now() + timedelta(days=3), tick=False):
        assert let_registrations_lapse() == 1
        assert [state_of(row) for row in waiting] == [State.EXPIRED, State.OFFERED]
        with pytest.raises(TooLate):
            accept_place(registration=waiting[0], by=None)
    assert told("registration_offer_expired").count() == 1


def test_who_waits_is_told_when_the_fete_is_over(fete):
    come(fete, seats=3)
    waiting = come(fete, wait=True)
    with time_machine.travel(fete.ends_at, tick=False):
        let_registrations_lapse()
    assert state_of(waiting) == State.EXPIRED
    assert told("registration_list_closed").count() == 1


def test_a_guest_confirms_by_her_message_and_is_not_told_apart(fete):
    register_guest(event=fete, name="Zoé", email="zoe@example.org")
    registration = Registration.objects.get()
    assert registration.state == State.UNCONFIRMED
    register_guest(event=fete, name="Zoé", email="zoe@example.org")
    assert told("registration_to_confirm").count() == 2
    confirm_registration(registration=registration)
    confirm_registration(registration=registration)
    assert state_of(registration) == State.CONFIRMED
    assert taken(fete) == 1


def test_a_guest_who_never_presses_leaves_her_place(fete):
    register_guest(event=fete, name="Zoé", email="zoe@example.org")
    with time_machine.travel(timezone.now() + timedelta(hours=3), tick=False):
        let_registrations_lapse()
    assert taken(fete) == 0


def test_more_places_are_offered_to_who_waits_and_fewer_than_taken_are_refused(fete, ines):
    come(fete, seats=3)
    waiting = come(fete, ines, wait=True)
    with pytest.raises(ValidationError, match="3 places"):
        edit_event(event=Event.objects.get(), by=None, capacity=2)
    edit_event(event=Event.objects.get(), by=None, capacity=4)
    assert state_of(waiting) == State.OFFERED


def test_a_move_is_told_once_with_what_was_and_moves_the_programme(fete, ines):
    fete.activities.create(title="Concert", starts_at=fete.starts_at)
    come(fete, ines)
    event = Event.objects.get()
    later = timedelta(days=1)
    for _ in range(2):
        edit_event(
            event=event, by=None, starts_at=fete.starts_at + later, ends_at=fete.ends_at + later
        )
    assert told("event_changed").count() == 1
    assert "avant" in render(told("event_changed").get()).text
    assert event.activities.get().starts_at == fete.starts_at + later
    assert Event.objects.get().sequence == 1


def test_the_day_before_she_is_reminded_once_with_her_badge_and_again_if_it_moves(fete, ines):
    come(fete, ines, seats=2)
    assert remind_registered() == 0
    noon = timezone.localtime(fete.starts_at).replace(hour=12, minute=0) - timedelta(days=1)
    edit_event(
        event=Event.objects.get(),
        by=None,
        starts_at=noon + timedelta(hours=20),
        ends_at=noon + timedelta(hours=24),
    )
    with time_machine.travel(noon, tick=False):
        assert (remind_registered(), remind_registered()) == (1, 0)
        later = timedelta(hours=2)
        edit_event(event=Event.objects.get(), by=None, ends_at=noon + timedelta(hours=24) + later)
        assert remind_registered() == 1
    assert told("event_reminder").count() == 2
    assert fete.badges.count() == 1
