"""Telephone numbers are seen from the day before to the day after, in local days, to the second."""

from datetime import datetime, timedelta

import pytest
import time_machine

from engagement.needs.days import shows_phones
from engagement.needs.models import Shift
from tests.unit.needs.days import PARIS, utc

SECOND = timedelta(seconds=1)


def seen(shift: Shift, moment: datetime) -> bool:
    with time_machine.travel(utc(moment), tick=False):
        return shows_phones(shift)


# Summer time begins in the night to Sunday 28 March 2027 and ends in that to 31 October.
@pytest.mark.parametrize(("month", "day"), [(3, 6), (3, 28), (10, 31), (12, 31)])
def test_the_window_opens_and_closes_at_local_midnight(month, day):
    starts = datetime(2027, month, day, 18, tzinfo=PARIS)
    shift = Shift(starts_at=starts, ends_at=starts.replace(hour=22))
    midnight = starts.replace(hour=0)
    opens, closes = midnight - timedelta(days=1), midnight + timedelta(days=2)
    assert not seen(shift, utc(opens) - SECOND)
    assert seen(shift, opens)
    assert seen(shift, utc(closes) - SECOND)
    assert not seen(shift, closes)


def test_a_shift_that_ends_at_midnight_ends_on_its_evening():
    starts = datetime(2027, 3, 6, 20, tzinfo=PARIS)
    shift = Shift(starts_at=starts, ends_at=datetime(2027, 3, 7, tzinfo=PARIS))
    assert seen(shift, datetime(2027, 3, 7, 23, 59, 59, tzinfo=PARIS))
    assert not seen(shift, datetime(2027, 3, 8, tzinfo=PARIS))


def test_several_days_are_framed_as_a_whole():
    first, last = datetime(2027, 7, 1, 9, tzinfo=PARIS), datetime(2027, 7, 5, 18, tzinfo=PARIS)
    shift = Shift(starts_at=first, ends_at=last)
    days = [seen(shift, datetime(2027, 6, 29, 12, tzinfo=PARIS) + timedelta(n)) for n in range(9)]
    assert days == [False, *[True] * 7, False]


def test_without_a_date_they_are_never_seen():
    assert not shows_phones(Shift())
