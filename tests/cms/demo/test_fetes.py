"""The fêtes of the demo: one runs today, one is nearly full, one has its report."""

from datetime import timedelta

import pytest
import time_machine
from django.db.models import Sum
from django.utils import timezone

from cms.demo.load import load
from cms.demo.loading import SOURCE
from engagement.events.models import Badge, Event, Registration, Scan, StewardPass
from engagement.needs.models import Need
from engagement.people.models import Resident
from tests.cms.demo.conftest import PEOPLE

AN_AFTERNOON = "2027-03-06T15:00:00+01:00"


def fete(key):
    return Event.objects.get(source=SOURCE, source_id=key)


def test_today_s_has_its_needs_its_people_and_its_gate(loaded):
    event = fete("bassin")
    assert event.activities.count() == 5
    needs = Need.objects.filter(event_need__event=event, shifts__starts_at__date=event.starts_at)
    assert needs.distinct().count() == 3
    assert needs.values("association").distinct().count() == 2
    expected = event.registrations.confirmed()
    assert expected.count() > 30
    assert expected.filter(resident__account__email="habitante@demo.example").exists()
    waiting = expected.exclude(resident__in=Badge.objects.valid().values("resident"))
    assert waiting.count() == 0
    assert StewardPass.objects.valid().filter(event=event).count() == 1


def test_the_one_in_three_weeks_is_nearly_full_and_two_families_wait(loaded):
    event = fete("fabrique-digue")
    states = event.registrations.values_list("state", "seats")
    waiting = [seats for state, seats in states if state == Registration.State.WAITING]
    assert (event.places_left, sorted(waiting)) == (2, [3, 4])


@pytest.mark.parametrize("key", ["bassin", "fabrique-digue", "nettoyage-polder"])
def test_each_counts_the_seats_that_are_held(loaded, key):
    held = fete(key).registrations.confirmed().aggregate(sum=Sum("seats"))["sum"]
    assert fete(key).taken == held


def test_the_past_one_says_who_came(loaded):
    figures = fete("nettoyage-polder").report.figures
    assert 20 < figures["came"] < figures["registered"] == 52


def test_the_next_day_it_is_today_s_again_and_whoever_is_real_keeps_her_place(loaded, ines):
    event = fete("bassin")
    Registration.objects.create(event=event, resident=ines)
    Event.objects.filter(pk=event.pk).update(taken=event.taken + 1)
    with time_machine.travel(AN_AFTERNOON, tick=False):
        load(residents=PEOPLE)
        again = fete("bassin")
        assert (again.pk, again.taken) == (event.pk, event.taken + 1)
        assert timezone.localdate(again.starts_at) == timezone.localdate()
        assert event.registrations.filter(resident=ines).exists()
        assert Scan.objects.filter(event=again).count() == 18
        assert timezone.now() - timedelta(hours=5) == again.starts_at
    assert Resident.objects.filter(source=SOURCE, registrations__came_at__isnull=False).exists()
