"""Until when an answer is awaited: hours of the day, never beyond the start."""

from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest

from engagement.needs.deadlines import guest_until, offer_until, request_until
from engagement.needs.models import Need, Shift

PARIS = ZoneInfo("Europe/Paris")


def at(day: int, hour: int, minute: int = 0, month: int = 6) -> datetime:
    """Return a time of the city as the database gives it."""
    return datetime(2027, month, day, hour, minute, tzinfo=PARIS).astimezone(UTC)


def shift(starts_at: datetime | None, lasts: timedelta = timedelta(hours=2), **need) -> Shift:
    ends_at = starts_at + lasts if starts_at else None
    return Shift(need=Need(**need), starts_at=starts_at, ends_at=ends_at)


@pytest.mark.parametrize(
    ("now", "start", "until"),
    [
        # A week ahead: 24 hours of the day, 13 of them from 8 h to 21 h.
        (at(1, 8), at(9, 8), at(2, 19)),
        # A day ahead: a quarter of it, 6 hours.
        (at(1, 9), at(2, 9), at(1, 15)),
        # The night does not count: one hour before it, two after.
        (at(1, 20), at(2, 8), at(2, 8)),
        (at(1, 20), at(2, 20), at(2, 13)),
        # In the night nothing counts before 8 h.
        (at(1, 23), at(2, 23), at(2, 14)),
        (at(2, 3), at(2, 19), at(2, 12)),
        # At least half an hour, and never beyond the start.
        (at(1, 9), at(1, 10), at(1, 9, 30)),
        (at(1, 9), at(1, 9, 20), at(1, 9, 20)),
        # Over the night of summer time: still hours of the day.
        (at(27, 20, month=3), at(28, 20, month=3), at(28, 12, 45, month=3)),
    ],
)
def test_an_offer_gives_time_to_answer(now, start, until):
    assert offer_until(shift(start), now) == until


def test_an_offer_without_date_lasts_a_day_of_waking_hours():
    assert offer_until(shift(None), at(1, 8)) == at(2, 19)


def test_an_offer_of_a_period_that_runs_ends_with_it():
    period = shift(at(1, 8), timedelta(days=5))
    assert offer_until(period, at(6, 7)) == at(6, 8)


def test_a_request_is_answered_in_the_hours_promised_or_before_the_start():
    assert request_until(shift(at(9, 8), answer_hours=48), at(1, 8)) == at(3, 8)
    assert request_until(shift(at(2, 8), answer_hours=48), at(1, 8)) == at(2, 8)


def test_a_guest_has_two_hours_or_until_the_start():
    assert guest_until(shift(at(9, 8)), at(1, 8)) == at(1, 10)
    assert guest_until(shift(at(1, 9)), at(1, 8)) == at(1, 9)
