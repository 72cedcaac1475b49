"""What may go wrong is told ahead, and more residents are asked by one touch, never by name."""

from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from engagement.matching.models import Suggestion
from engagement.needs.actions import say_coming
from engagement.needs.models import Shift
from tests import factories
from tests.conftest import client_of
from tests.unit.needs.days import BEFORE, BEGINS, expected, shift_of, utc


@pytest.fixture
def home(clock, treize, odile):
    client = client_of(odile)
    return lambda: client.get(reverse("associations:home", args=[treize.slug])).text


@pytest.fixture
def ask(clean_up, odile):
    address = reverse("associations:ask_more", args=[clean_up.association.slug, clean_up.slug])
    return lambda: client_of(odile).post(address, follow=True).text


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
    assert (
        "dit « Je viens »".replace(" »", "\N{NO-BREAK SPACE}»").replace("« ", "«\N{NO-BREAK SPACE}")
        not in home()
    )
    clock.move_to(utc(BEFORE))
    assert "N’ont pas encore dit" in home()
    say_coming(signup=signup, by=ines.account)
    assert "N’ont pas encore dit" not in home()


def test_one_touch_asks_more_residents_and_tells_numbers_never_names(
    ask, shift, petite_synthe, nature
):
    for _ in range(4):
        factories.ResidentFactory(
            name="Zénobie", consenting=True, neighbourhood=petite_synthe, interests=[nature]
        )
    page = ask()
    assert "demandé à 4 habitant·es, surtout de Petite-Synthe" in page
    assert "4 habitent le quartier" in page
    assert "Zénobie" not in page
    assert Suggestion.objects.count() == 4


def test_a_second_touch_asks_nobody_twice(ask, shift, ines):
    ask()
    assert "Personne d’autre à qui demander" in ask()
    assert Suggestion.objects.count() == 1


def test_a_number_that_points_to_somebody_is_not_told(ask, shift, ines):
    assert "demandé à quelques habitant·es" in ask()


def test_a_need_that_is_not_online_asks_nobody(ask, shift, ines, clean_up):
    type(clean_up).objects.filter(pk=clean_up.pk).update(state="paused")
    ask()
    assert not Suggestion.objects.exists()


def test_another_association_cannot_ask(shift, viviane, voisine, clean_up):
    address = reverse("associations:ask_more", args=[clean_up.association.slug, clean_up.slug])
    assert client_of(viviane).post(address).status_code == 404


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
