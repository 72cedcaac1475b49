"""Needs on cards: the soonest with a place left comes first, and says so."""

from datetime import datetime, timedelta

import pytest
import time_machine
from django.utils import timezone, translation

from engagement.needs.cards import for_cards, need_card, soonest_first
from engagement.needs.models import Need, Shift
from tests import factories


def need_with(title: str, *shifts: tuple[int | None, int, int]) -> Need:
    """Make a need with shifts told as (days from now or None, places, places taken)."""
    need = factories.NeedFactory(title=title)
    for days, capacity, taken in shifts:
        start = None if days is None else timezone.now() + timedelta(days=days)
        factories.ShiftFactory(need=need, starts_at=start, capacity=capacity, taken=taken)
    return need


def titles(needs) -> list[str]:
    return [need.title for need in soonest_first(needs)]


@pytest.mark.django_db
def test_a_full_shift_of_tomorrow_does_not_put_a_need_before_the_others():
    need_with("Les oiseaux", (1, 2, 2), (15, 2, 0))
    need_with("La soupe", (3, 2, 0))
    assert titles(Need.objects.all()) == ["La soupe", "Les oiseaux"]


@pytest.mark.django_db
def test_needs_without_a_date_come_last():
    need_with("Quand vous voulez", (None, 2, 0))
    need_with("Un jour", (200, 2, 0))
    assert titles(Need.objects.all()) == ["Un jour", "Quand vous voulez"]


@pytest.mark.django_db
def test_the_order_follows_the_shifts_that_are_told():
    need_with("Tôt", (1, 2, 0), (9, 2, 0))
    need_with("Tard", (8, 2, 0))
    late = Shift.objects.filter(starts_at__gt=timezone.now() + timedelta(days=5))
    assert [need.title for need in soonest_first(Need.objects.all(), late)] == ["Tard", "Tôt"]


@pytest.mark.django_db
def test_a_card_tells_of_the_first_shift_with_a_place_and_counts_the_others():
    with time_machine.travel(datetime(2026, 11, 2, tzinfo=timezone.get_default_timezone())):
        need_with("Les oiseaux", (1, 2, 2), (29, 2, 1), (30, 2, 0))
        with translation.override("fr"):
            card = need_card(for_cards(Need.objects.all()).get(), url="/ici/")
    assert card["when"].replace("\xa0", " ") == (
        "mardi 1er décembre, de 0 h à 2 h, et 1 autre créneau"
    )
    assert (card["url"], card["places_left"]) == ("/ici/", 3)


@pytest.mark.django_db
def test_cards_ask_as_many_queries_for_ten_needs_as_for_one(django_assert_num_queries):
    need_with("Un", (1, 2, 0))
    with django_assert_num_queries(3):
        [need_card(need, url="") for need in for_cards(soonest_first(Need.objects.all()))]
    for number in range(9):
        need_with(f"Besoin {number}", (1, 2, 0))
    with django_assert_num_queries(3):
        [need_card(need, url="") for need in for_cards(soonest_first(Need.objects.all()))]
