"""When and where, in words."""

from datetime import UTC, datetime

import pytest
import time_machine
from django.utils import translation

from engagement.needs.models import Need, Shift
from engagement.needs.wording import when_of, where_of
from engagement.territory.models import Neighbourhood

MORNING = datetime(2026, 12, 5, 8, 30, tzinfo=UTC)
NOON = datetime(2026, 12, 5, 11, 0, tzinfo=UTC)
SPRING = datetime(2027, 4, 1, 8, 0, tzinfo=UTC)


@pytest.mark.parametrize(
    ("start", "end", "words"),
    [
        (MORNING, NOON, "samedi 5 décembre, de 9 h 30 à 12 h"),
        (MORNING, SPRING, "du samedi 5 décembre au jeudi 1er avril 2027"),
        (MORNING, None, "à partir du samedi 5 décembre"),
        (None, NOON, "jusqu’au samedi 5 décembre"),
        (None, None, "quand vous voulez"),
    ],
)
def test_says_when_in_the_citys_time_without_the_year_that_it_is(start, end, words):
    shift = Shift(starts_at=start, ends_at=end)
    with translation.override("fr"), time_machine.travel(datetime(2026, 11, 21, tzinfo=UTC)):
        assert when_of(shift).replace("\xa0", " ") == words


def test_the_year_is_the_citys():
    new_year = Shift(ends_at=datetime(2027, 1, 10, tzinfo=UTC))
    last_minutes_in_london = datetime(2026, 12, 31, 23, 30, tzinfo=UTC)
    with translation.override("fr"), time_machine.travel(last_minutes_in_london):
        assert when_of(new_year) == "jusqu’au dimanche 10 janvier"


@pytest.mark.parametrize(
    ("facts", "words"),
    [
        ({"place": "Lac", "neighbourhood": Neighbourhood(name="Malo")}, "Lac, Malo"),
        ({"place": "Malo", "neighbourhood": Neighbourhood(name="Malo")}, "Malo"),
        ({"place": "Bureau", "remote": Need.Remote.FULL}, "à distance"),
        ({}, ""),
    ],
)
def test_says_where(facts, words):
    with translation.override("fr"):
        assert where_of(Need(**facts)) == words
