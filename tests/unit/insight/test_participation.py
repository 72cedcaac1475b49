"""Who takes part, by neighbourhood, against who lives there: what is told and what is not."""

from datetime import timedelta

import pytest
import time_machine
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from engagement.events.actions import register
from engagement.insight.participation import participation
from engagement.needs.actions import sign_up
from tests import factories
from tests.factories import NeedFactory, NeighbourhoodFactory, ResidentFactory

pytestmark = pytest.mark.django_db


@pytest.fixture
def city(treize, petite_synthe):
    """Malo has 12 people of 1,000, Rosendaël 24 of 1,000, the port 12 of nobody knows how many."""
    type(petite_synthe).objects.update(population=None)
    need = NeedFactory(association=treize, shifts=[200])
    fete = factories.event()
    for name, population, people in (
        ("Malo", 1000, 12),
        ("Rosendaël", 1000, 24),
        ("Port", None, 12),
    ):
        home = NeighbourhoodFactory(name=name, population=population)
        for number, person in enumerate(ResidentFactory.create_batch(people, neighbourhood=home)):
            if number % 2:
                register(event=fete, resident=person, by=None)
            else:
                sign_up(shift=need.shifts.get(), resident=person, by=None)
    return need


def by_name(report):
    return {place.name: place for place in report.places}


def test_places_are_set_against_their_inhabitants(city):
    report = participation(30)
    places = by_name(report)
    assert (report.people, report.sign_ups, report.per_thousand) == (48, 48, 18)
    assert places["Malo"].per_thousand == 12
    assert places["Malo"].shade == 1
    assert places["Rosendaël"].shade == 3
    assert (places["Port"].people, places["Port"].shade) == (12, None)


def test_a_few_people_are_hidden_and_the_next_place_with_them(city, petite_synthe):
    for person in ResidentFactory.create_batch(3, neighbourhood=petite_synthe):
        sign_up(shift=city.shifts.get(), resident=person, by=None)
    places = by_name(participation(30))
    assert places["Petite-Synthe"].people is None
    assert sum(place.people is None for place in places.values()) >= 2
    assert places["Rosendaël"].people == 24


def test_with_few_people_nothing_at_all_is_told(treize, ines):
    need = NeedFactory(association=treize, shifts=[9])
    sign_up(shift=need.shifts.get(), resident=ines, by=None)
    report = participation(30)
    assert (report.people, report.sign_ups, report.per_thousand) == (None, None, None)


def test_whoever_came_before_the_period_is_no_first_timer(city):
    with time_machine.travel(timezone.now() + timedelta(days=60), tick=False):
        fete = factories.event(title="Plus tard")
        homes = ResidentFactory._meta.model.objects.filter(neighbourhood__name="Rosendaël")
        for person in homes:
            register(event=fete, resident=person, by=None)
        place = by_name(participation(30))["Rosendaël"]
    assert (place.people, place.first_timers) == (24, 0)


def test_it_asks_the_same_number_of_questions_for_a_larger_city(city):
    with CaptureQueriesContext(connection) as few:
        participation(30)
    for person in ResidentFactory.create_batch(3, neighbourhood=NeighbourhoodFactory()):
        sign_up(shift=city.shifts.get(), resident=person, by=None)
    with CaptureQueriesContext(connection) as many:
        participation(30)
    assert len(few) == len(many)
