"""When somebody can come, as one number."""

import datetime as dt
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from engagement.people.half_days import ALL, bit, mask_of, places_of, touched_by

PARIS = ZoneInfo("Europe/Paris")
MONDAY = dt.datetime(2027, 6, 7, tzinfo=PARIS)


def at(day: int, hour: float) -> dt.datetime:
    return MONDAY + dt.timedelta(days=day, hours=hour)


@pytest.mark.parametrize(
    ("start", "end", "touched"),
    [
        (at(0, 9), at(0, 11), [0]),
        (at(0, 10), at(0, 12), [0]),
        (at(0, 10), at(0, 12.5), [0, 1]),
        (at(5, 14), at(5, 23), [16, 17]),
        (at(6, 20), at(7, 2), [20, 0]),
        (at(2, 18), None, [8]),
    ],
)
def test_a_time_touches_its_half_days_by_the_clock_on_the_wall(start, end, touched):
    assert touched_by(start.astimezone(dt.UTC), end and end.astimezone(dt.UTC)) == mask_of(touched)


def test_no_date_and_a_period_of_days_suit_everybody():
    assert touched_by(None, None) == ALL
    assert touched_by(at(0, 9), at(3, 9)) == ALL


@given(st.sets(st.integers(0, 20)))
def test_what_is_ticked_is_what_is_read_back(places):
    assert set(places_of(mask_of(places))) == places


@given(
    st.datetimes(dt.datetime(2026, 1, 1), dt.datetime(2028, 1, 1), timezones=st.just(dt.UTC)),
    st.integers(1, 24 * 60),
)
def test_a_time_touches_exactly_the_half_days_of_its_minutes(start, minutes):
    start = start.replace(second=0, microsecond=0)
    expected = 0
    for minute in range(minutes):
        local = (start + dt.timedelta(minutes=minute)).astimezone(PARIS)
        expected |= bit(local.weekday(), (local.hour >= 12) + (local.hour >= 18))
    assert touched_by(start, start + dt.timedelta(minutes=minutes)) == expected
