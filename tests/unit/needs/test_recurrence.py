"""Dates that come again give the local hours people expect, over both changes of summer time."""

from datetime import UTC, date, datetime, time, timedelta
from itertools import islice

import pytest
from django.utils import timezone
from hypothesis import given, settings
from hypothesis import strategies as st

from engagement.needs.recurrence import (
    Rhythm,
    days_of,
    last_day_of,
    minutes_between,
    moments_of,
    rhythm_of,
    rule_of,
)

SPRING, AUTUMN = date(2027, 3, 28), date(2027, 10, 31)  # at 2 h it is 3 h; at 3 h it is 2 h
ANY_DAY = st.dates(date(2024, 1, 1), date(2032, 12, 31))
ANY_TIME = st.times(timezones=st.none()).map(lambda t: t.replace(second=0, microsecond=0))


def days(rule: str, first: date, count: int) -> list[date]:
    return list(islice(days_of(rule, first, since=first), count))


def wall(day: date, hour: int, minute: int = 0, minutes: int = 60) -> list[str]:
    return [f"{moment:%d %H:%M %z}" for moment in moments_of(day, time(hour, minute), minutes)]


@pytest.mark.parametrize("change", [SPRING, AUTUMN])
def test_six_in_the_evening_stays_six_over_the_change(change):
    first = change - timedelta(days=14)
    rule = rule_of(Rhythm.WEEKLY, first)
    starts = [moments_of(day, time(18), 120)[0] for day in days(rule, first, 5)]
    assert [start.hour for start in starts] == [18] * 5
    assert len({start.utcoffset() for start in starts}) == 2
    assert len({start.astimezone(UTC).hour for start in starts}) == 2


def test_a_time_that_the_clock_leaps_over_is_an_hour_later():
    assert wall(SPRING, 2, 30) == ["28 03:30 +0200", "28 04:30 +0200"]


def test_an_end_that_the_clock_leaps_over_is_an_hour_later():
    assert wall(SPRING, 1, 30) == ["28 01:30 +0100", "28 03:30 +0200"]


def test_of_a_time_that_comes_twice_the_first_is_meant():
    assert wall(AUTUMN, 2, 30, minutes=15) == ["31 02:30 +0200", "31 02:45 +0200"]


@pytest.mark.parametrize(("change", "hours"), [(SPRING, 7), (AUTUMN, 9)])
def test_a_night_ends_at_the_hour_that_was_said(change, hours):
    start, end = moments_of(change - timedelta(days=1), time(22), 8 * 60)
    assert (start.hour, end.hour) == (22, 6)
    assert end.astimezone(UTC) - start.astimezone(UTC) == timedelta(hours=hours)


def test_a_29_february_comes_each_year_on_the_last_day_of_february():
    leap = date(2028, 2, 29)
    found = days(rule_of(Rhythm.YEARLY, leap), leap, 5)
    assert [(day.month, day.day) for day in found] == [(2, 29), (2, 28), (2, 28), (2, 28), (2, 29)]


def test_a_plain_rule_on_a_29_february_keeps_to_leap_years():
    leap = date(2028, 2, 29)
    assert [day.year for day in days("FREQ=YEARLY", leap, 3)] == [2028, 2032, 2036]


def test_the_fifth_tuesday_of_a_month_is_its_last_one_even_on_a_leap_day():
    first = date(2027, 11, 30)
    found = days(rule_of(Rhythm.MONTHLY, first), first, 4)
    assert found == [first, date(2027, 12, 28), date(2028, 1, 25), date(2028, 2, 29)]


def test_the_second_saturday_of_each_month():
    first = date(2027, 1, 9)
    assert days(rule_of(Rhythm.MONTHLY, first), first, 3)[1:] == [
        date(2027, 2, 13),
        date(2027, 3, 13),
    ]


def test_the_last_day_is_one_of_them():
    first, last = date(2027, 1, 9), date(2027, 1, 23)
    rule = rule_of(Rhythm.WEEKLY, first, last)
    assert days(rule, first, 9) == [first, date(2027, 1, 16), last]
    assert last_day_of(rule) == last
    assert last_day_of(rule_of(Rhythm.WEEKLY, first)) is None


def test_a_rule_that_cannot_be_read_is_refused():
    with pytest.raises(ValueError, match="FREQ"):
        next(days_of("FREQ=SOMETIMES", SPRING, since=SPRING))


def test_from_ten_to_two_in_the_night_are_four_hours():
    assert minutes_between(time(22), time(2)) == 240
    assert minutes_between(time(9, 30), time(12)) == 150


@settings(max_examples=30, deadline=None)
@given(ANY_DAY, ANY_TIME, st.sampled_from(Rhythm), st.integers(1, 1440))
def test_every_date_has_the_hour_that_was_said_and_a_length(first, starts_at, rhythm, minutes):
    rule = rule_of(rhythm, first)
    found = days(rule, first, 60)
    assert found == sorted(set(found))
    assert found[0] == first
    assert rhythm_of(rule) == rhythm
    for day in found:
        start, end = moments_of(day, starts_at, minutes)
        assert start < end
        assert timezone.localdate(start) == day
        said = datetime.combine(day, starts_at)
        assert start.replace(tzinfo=None) in (said, said + timedelta(hours=1))
        assert start.time() == starts_at or starts_at.hour == 2
