"""The day runs, ends and is reported: no-shows, the organisers' word, figures, thanks."""

from datetime import timedelta

import pytest
import time_machine
from django.core.exceptions import ValidationError

from engagement.events.actions import (
    NotOver,
    attach_need,
    broadcast,
    forget_access_needs,
    free_no_shows,
    publish_report,
    register,
)
from engagement.events.figures import figures_of, public_figures
from engagement.events.models import Event, Registration
from engagement.needs.actions import mark_attendance, sign_up
from engagement.needs.models import Shift
from engagement.outbox.models import Message
from engagement.outbox.rendering import render
from tests import factories
from tests.factories import NeedFactory, ResidentFactory

pytestmark = pytest.mark.django_db
State = Registration.State


@pytest.fixture
def fete(petite_synthe):
    return factories.event(capacity=3, neighbourhood=petite_synthe)


def come(event, resident=None, **how):
    return register(event=event, resident=resident or ResidentFactory(), by=None, **how)


def during(event):
    return time_machine.travel(event.starts_at + timedelta(hours=1), tick=False)


def after(event):
    return time_machine.travel(event.ends_at + timedelta(minutes=1), tick=False)


def test_the_places_of_who_did_not_come_are_offered_while_the_fete_runs(fete, officer, ines):
    here, absent = come(fete), come(fete, seats=2)
    waiting = come(fete, ines, seats=2, wait=True)
    assert free_no_shows(event=fete, by=officer) == 0
    with during(fete):
        Registration.objects.filter(pk=here.pk).update(came_at=fete.starts_at)
        assert free_no_shows(event=fete, by=officer) == 2
        assert free_no_shows(event=fete, by=officer) == 0
    states = {row.pk: row.state for row in Registration.objects.all()}
    assert states == {
        here.pk: State.CONFIRMED,
        absent.pk: State.CANCELLED,
        waiting.pk: State.OFFERED,
    }


def test_a_word_reaches_each_address_once_and_is_kept(fete, officer, ines, omar):
    come(fete, ines)
    ResidentFactory(account=None, is_self=False, name="Sans adresse")
    row = broadcast(event=fete, by=officer, audience="everybody", text="Prenez un parapluie.")
    assert row.people == 1
    assert "Prenez un parapluie." in render(Message.objects.get(template="event_word")).text
    with pytest.raises(ValidationError):
        broadcast(event=fete, by=officer, audience="everybody", text="  ")


def test_the_helpers_alone_are_written_to(fete, treize, officer, ines, omar):
    need = NeedFactory(association=treize, shifts=[2])
    attach_need(event=fete, need=need, by=None)
    sign_up(shift=need.shifts.get(), resident=ines, by=None)
    come(fete, omar)
    assert broadcast(event=fete, by=officer, audience="helpers", text="Merci !").people == 1


def test_no_report_before_the_end_and_none_without_what_came_of_it(fete, officer):
    with pytest.raises(NotOver):
        publish_report(event=fete, by=officer, came_of_it="Une belle fête.")
    with after(fete), pytest.raises(ValidationError):
        publish_report(event=fete, by=officer, came_of_it="")
    assert Event.objects.get().state == Event.State.ANNOUNCED


def test_the_report_counts_closes_and_thanks_who_took_part(fete, treize, officer, ines, omar):
    need = NeedFactory(association=treize, shifts=[2])
    attach_need(event=fete, need=need, by=None)
    helping = sign_up(shift=need.shifts.get(), resident=omar, by=None)
    registration = come(fete, ines, seats=2)
    come(fete)
    Registration.objects.filter(pk=registration.pk).update(came_at=fete.starts_at)
    Shift.objects.update(starts_at=fete.starts_at, ends_at=fete.ends_at)
    with after(fete):
        helping.refresh_from_db()
        mark_attendance(signup=helping, by=officer, attendance="came")
        figures = figures_of(fete)
        report = publish_report(event=fete, by=officer, came_of_it="Quarante arbres.")
    assert (figures["registered"], figures["came"], figures["helpers"]) == (3, 2, 1)
    assert (figures["first_timers"], figures["minutes"]) == (2, 240)
    assert report.figures == figures
    assert Event.objects.get().state == Event.State.CLOSED
    thanked = Message.objects.filter(template="event_report")
    assert {message.to for message in thanked} == {ines.email, omar.email}


def test_few_people_of_a_neighbourhood_are_not_told_apart(fete, ines):
    figures = figures_of(fete) | {"neighbourhoods": {"a": 3, "b": 30, "c": 60}}
    assert list(public_figures(figures)["neighbourhoods"].values()) == [None, None, 60]


def test_what_somebody_needed_is_forgotten_the_day_after(fete):
    come(fete, access_needs="une place en fauteuil")
    with time_machine.travel(fete.ends_at + timedelta(hours=23), tick=False):
        assert forget_access_needs() == 0
    with time_machine.travel(fete.ends_at + timedelta(hours=25), tick=False):
        assert forget_access_needs() == 1
    assert Registration.objects.get().access_needs == ""
