"""The promised time of an answer: 18 h, working days of France."""

from datetime import date, datetime
from zoneinfo import ZoneInfo

import pytest
import time_machine
from django.core.exceptions import ValidationError

from engagement.associations.models import AnswerPromise
from engagement.associations.working_days import is_working_day

PARIS = ZoneInfo("Europe/Paris")


@pytest.mark.parametrize(
    "day",
    [
        date(2026, 4, 6),  # Easter Monday
        date(2026, 5, 14),  # Ascension Day
        date(2026, 5, 25),  # Whit Monday
        date(2026, 7, 14),
        date(2026, 5, 16),  # a Saturday
    ],
)
def test_nobody_is_promised_an_answer_on_a_day_off(day):
    assert not is_working_day(day)


@pytest.mark.parametrize(
    ("asked", "answered"),
    [
        (datetime(2026, 6, 1, 9), datetime(2026, 6, 3, 18)),  # Monday: Wednesday
        (datetime(2026, 6, 5, 23, 30), datetime(2026, 6, 9, 18)),  # Friday night: Tuesday
        (datetime(2026, 6, 6, 10), datetime(2026, 6, 9, 18)),  # Saturday: Tuesday
        (datetime(2026, 5, 12, 10), datetime(2026, 5, 15, 18)),  # over Ascension Day
        (datetime(2026, 10, 23, 10), datetime(2026, 10, 27, 18)),  # over the end of summer time
    ],
)
def test_the_answer_is_due_two_working_days_later_at_18_h_here(asked, answered):
    due = AnswerPromise().due(asked.replace(tzinfo=PARIS))
    assert due == answered.replace(tzinfo=PARIS)


@time_machine.travel("2026-06-10 12:00 +0000")
def test_the_deputy_answers_on_every_day_of_the_absence():
    away = {"away_from": date(2026, 6, 10), "away_until": date(2026, 6, 10)}
    promise = AnswerPromise(officer="Claire Martin", deputy="Paul Petit")
    assert promise.answering == "Claire Martin"
    assert AnswerPromise(officer="Claire", deputy="Paul", **away).answering == "Paul"
    assert AnswerPromise(officer="Claire", **away).answering == "Claire"


def test_an_absence_has_two_dates_in_order():
    for wrong in (
        {"away_from": date(2026, 6, 10)},
        {"away_from": date(2026, 6, 10), "away_until": date(2026, 6, 9)},
    ):
        with pytest.raises(ValidationError):
            AnswerPromise(**wrong).clean()
