"""How old somebody is on the day of a shift."""

import datetime as dt

import pytest
import time_machine

from engagement.needs.ages import age_on, day_of_age
from engagement.needs.models import Shift


@pytest.mark.parametrize(
    ("born", "day", "age"),
    [
        ("2008-06-15", "2026-06-14", 17),
        ("2008-06-15", "2026-06-15", 18),
        ("2008-06-15", "2026-06-16", 18),
        ("2008-02-29", "2026-02-28", 17),
        ("2008-02-29", "2026-03-01", 18),
        ("2008-02-29", "2024-02-28", 15),
        ("2008-02-29", "2024-02-29", 16),
        ("2008-12-31", "2027-01-01", 18),
    ],
)
def test_years_are_full_to_the_day(born, day, age):
    assert age_on(dt.date.fromisoformat(day), dt.date.fromisoformat(born)) == age


@time_machine.travel("2026-12-01T12:00:00Z", tick=False)
def test_it_is_the_local_day_of_the_shift_that_counts():
    late = dt.datetime(2026, 12, 11, 23, 30, tzinfo=dt.UTC)  # half past midnight in Paris
    assert day_of_age(Shift(starts_at=late)) == dt.date(2026, 12, 12)


@time_machine.travel("2026-12-01T12:00:00Z", tick=False)
def test_without_a_date_or_once_begun_it_is_today():
    begun = dt.datetime(2026, 11, 1, 9, tzinfo=dt.UTC)
    today = dt.date(2026, 12, 1)
    assert day_of_age(Shift()) == day_of_age(Shift(starts_at=begun)) == today
