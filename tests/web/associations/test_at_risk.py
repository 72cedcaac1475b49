"""What may go wrong is told ahead, with the button that asks more residents beside it."""

from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from engagement.needs.actions import say_coming
from engagement.needs.models import Shift
from tests import factories
from tests.conftest import client_of
from tests.unit.needs.days import BEFORE, BEGINS, expected, shift_of, utc


@pytest.fixture
def home(clock, treize, odile):
    client = client_of(odile)
    return lambda: client.get(reverse("associations:home", args=[treize.slug])).text


def test_a_shift_under_its_minimum_is_told(home, shift):
    assert "pour que cela ait lieu" not in home()
    Shift.objects.filter(pk=shift.pk).update(minimum=4)
    assert "il manque 4 personnes pour que cela ait lieu" in home()


def test_seats_count_towards_the_minimum(home, shift, ines):
    Shift.objects.filter(pk=shift.pk).update(minimum=4)
    expected(shift, ines, seats=3)
    assert "il manque 1 personne pour que cela ait lieu" in home()


def test_a_shift_a_month_away_has_time(home, clean_up):
    month = timedelta(days=30)
    shift_of(clean_up, starts_at=BEGINS + month, ends_at=BEGINS + month * 1.01, minimum=4)
    assert "pour que cela ait lieu" not in home()


def test_who_has_not_said_she_comes_is_told_in_the_last_three_days(clock, home, signup, ines):
    clock.move_to(utc(BEGINS) - timedelta(hours=72, seconds=1))
    assert "N’ont pas encore dit" not in home()
    clock.move_to(utc(BEFORE))
    assert "N’ont pas encore dit" in home()
    say_coming(signup=signup, by=ines.account)
    assert "N’ont pas encore dit" not in home()


def test_more_residents_are_asked_by_one_touch(home, shift, clean_up):
    Shift.objects.filter(pk=shift.pk).update(minimum=4)
    address = reverse("associations:invite", args=[clean_up.association.slug, clean_up.slug])
    assert f'action="{address}"' in home()


def test_the_number_of_queries_does_not_depend_on_the_shifts(home, treize):
    counts = []
    for more in (2, 1, 12):
        for _ in range(more):
            need = factories.NeedFactory(association=treize)
            expected(shift_of(need, minimum=3), factories.ResidentFactory())
        with CaptureQueriesContext(connection) as queries:
            home()
        counts.append(len(queries))
    assert counts[1] == counts[2], counts
