"""How old somebody is on the day of a shift."""

import datetime as dt

import pytest
import time_machine
from hypothesis import given
from hypothesis import strategies as st

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


#: Half of them leap days.
LEAP_DAYS = st.sampled_from([dt.date(year, 2, 29) for year in range(1984, 2029, 4)])
BIRTHDAYS = st.dates(dt.date(1980, 1, 1), dt.date(2028, 12, 31)) | LEAP_DAYS
THRESHOLDS = st.sampled_from([15, 16, 18])


def birthday(born: dt.date, years: int) -> dt.date:
    """Return the day on which somebody turns, by the calendar alone."""
    try:
        return born.replace(year=born.year + years)
    except ValueError:
        return dt.date(born.year + years, 3, 1)


@given(born=BIRTHDAYS, years=THRESHOLDS)
def test_she_is_of_age_from_her_birthday_on_and_not_the_day_before(born, years):
    turns = birthday(born, years)
    assert age_on(turns, born) == years
    assert age_on(turns - dt.timedelta(days=1), born) == years - 1


@given(born=BIRTHDAYS, years=THRESHOLDS, days=st.integers(-400, 400))
def test_around_a_birthday_every_day_is_on_its_side(born, years, days):
    day = birthday(born, years) + dt.timedelta(days=days)
    assert (age_on(day, born) >= years) is (days >= 0)


@given(born=LEAP_DAYS, years=THRESHOLDS)
def test_born_on_a_leap_day_she_turns_on_it_or_on_1_march(born, years):
    turns = birthday(born, years)
    assert (turns.month, turns.day) == ((2, 29) if turns.year % 4 == 0 else (3, 1))
    assert age_on(turns, born) == years
    assert age_on(dt.date(turns.year, 2, 28), born) == years - 1
