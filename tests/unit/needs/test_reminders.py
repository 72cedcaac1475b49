"""Reminders: three days before and the day before, once each, never at night."""

import datetime as dt
from zoneinfo import ZoneInfo

import pytest
import time_machine
from django.db import connection
from django.test.utils import CaptureQueriesContext

from engagement.needs.actions import cancel_sign_up, change_shift, sign_up, suspend_needs_of
from engagement.needs.actions.reminding import reminder_time, send_reminders
from engagement.needs.models import Shift
from engagement.outbox.models import Message
from engagement.outbox.rendering import render
from tests import factories

pytestmark = pytest.mark.django_db
PARIS = ZoneInfo("Europe/Paris")
H24, H72 = dt.timedelta(hours=24), dt.timedelta(hours=72)


def paris(*moment: int) -> dt.datetime:
    return dt.datetime(*moment, tzinfo=PARIS)


SATURDAY = paris(2026, 12, 12, 10)  # the shift of these tests
LONG_BEFORE = paris(2026, 12, 1, 12)


@pytest.fixture
def place(clean_up, ines):
    with time_machine.travel(LONG_BEFORE, tick=False):
        clean_up.shifts.update(starts_at=SATURDAY, ends_at=SATURDAY + dt.timedelta(hours=2))
        return sign_up(shift=clean_up.shifts.get(), resident=ines, by=ines.account)


def reminders() -> list[Message]:
    return list(Message.objects.filter(template="sign_up_reminder").order_by("pk"))


def sent_at(*moments: dt.datetime) -> list[int]:
    """Run the job at these moments; return how many reminders there are after each."""
    counts = []
    for moment in moments:
        with time_machine.travel(moment, tick=False):
            send_reminders()
        counts.append(len(reminders()))
    return counts


def test_three_days_before_and_the_day_before_once_each(place):
    counts = sent_at(
        paris(2026, 12, 9, 9, 59),
        paris(2026, 12, 9, 10),
        paris(2026, 12, 9, 10, 10),
        paris(2026, 12, 11, 9, 59),
        paris(2026, 12, 11, 10),
        paris(2026, 12, 12, 9, 50),
        paris(2026, 12, 12, 10, 10),
    )
    assert counts == [0, 1, 1, 1, 2, 2, 2]


@pytest.mark.parametrize(
    ("starts_at", "leaves"),
    [
        (paris(2026, 12, 12, 8), paris(2026, 12, 11, 8)),
        (paris(2026, 12, 12, 7, 59), paris(2026, 12, 10, 20)),
        (paris(2026, 12, 12, 20, 59), paris(2026, 12, 11, 20, 59)),
        (paris(2026, 12, 12, 21), paris(2026, 12, 11, 20)),
        (paris(2026, 12, 12, 0, 30), paris(2026, 12, 10, 20)),
    ],
)
def test_what_would_leave_at_night_leaves_the_evening_before(starts_at, leaves):
    assert reminder_time(starts_at, H24) == leaves


@pytest.mark.parametrize(
    "starts_at",
    [paris(2027, 3, 28, 10), paris(2027, 10, 31, 10), paris(2028, 3, 1, 10)],
)
def test_the_hour_on_the_wall_stays_over_summer_time_and_a_leap_day(starts_at):
    for lead in (H24, H72):
        before = reminder_time(starts_at, lead)
        assert (before.hour, before.minute) == (10, 0)
        assert before.date() == starts_at.date() - lead


def test_nothing_leaves_in_the_night_even_when_it_is_late(place):
    night = paris(2026, 12, 11, 23), paris(2026, 12, 12, 3), paris(2026, 12, 12, 7, 59)
    assert sent_at(*night, paris(2026, 12, 12, 8)) == [0, 0, 0, 1]


def test_after_an_outage_only_the_last_one_due_is_sent(place):
    assert sent_at(paris(2026, 12, 11, 15), paris(2026, 12, 11, 16)) == [1, 1]
    assert reminders()[0].dedupe_key.endswith(":24-0")


def test_who_signed_up_after_its_time_is_not_told_what_she_just_read(clean_up, ines):
    clean_up.shifts.update(starts_at=SATURDAY, ends_at=None)
    with time_machine.travel(paris(2026, 12, 10, 12), tick=False):
        sign_up(shift=clean_up.shifts.get(), resident=ines, by=None)
    assert sent_at(paris(2026, 12, 10, 13), paris(2026, 12, 11, 10)) == [0, 1]


def test_who_gave_her_place_back_waits_or_has_no_date_is_not_reminded(place, omar, clean_up):
    with time_machine.travel(paris(2026, 12, 2, 12), tick=False):
        cancel_sign_up(signup=place, by=None)
        Shift.objects.update(capacity=1)
        first = factories.ResidentFactory(account=None, email="")
        sign_up(shift=place.shift, resident=first, by=None)
        sign_up(shift=place.shift, resident=omar, by=None, wait=True)
        undated = factories.ShiftFactory(need=clean_up, starts_at=None)
        sign_up(shift=undated, resident=omar, by=None)
    assert sent_at(paris(2026, 12, 9, 10), paris(2026, 12, 11, 10)) == [0, 0]


def test_new_times_have_reminders_of_their_own(place):
    assert sent_at(paris(2026, 12, 9, 10)) == [1]
    with time_machine.travel(paris(2026, 12, 9, 12), tick=False):
        change_shift(
            shift=place.shift,
            by=None,
            starts_at=paris(2026, 12, 19, 14),
            ends_at=paris(2026, 12, 19, 16),
            capacity=10,
        )
    assert sent_at(paris(2026, 12, 11, 10), paris(2026, 12, 16, 14)) == [1, 2]


def test_a_family_reads_one_reminder(clean_up, ines):
    lina = factories.ResidentFactory(account=ines.account, is_self=False, name="Lina")
    with time_machine.travel(LONG_BEFORE, tick=False):
        clean_up.shifts.update(starts_at=SATURDAY, ends_at=None)
        shift = clean_up.shifts.get()
        sign_up(shift=shift, resident=ines, by=ines.account, companions=[lina])
    assert sent_at(paris(2026, 12, 9, 10)) == [1]
    assert reminders()[0].context["seats"] == 2


def test_it_says_where_and_asks_for_a_yes_or_a_no(place):
    sent_at(paris(2026, 12, 9, 10))
    told = reminders()[0]
    text = render(told).text
    assert "samedi 12 décembre" in text
    assert "Petite-Synthe" in text
    assert text.count(told.context["sign_up_link"]) == 2
    assert told.expires_at == SATURDAY


def test_the_number_of_queries_does_not_grow_while_there_is_nothing_to_send(place, clean_up):
    counts = []
    for people in (1, 5):
        with time_machine.travel(LONG_BEFORE, tick=False):
            while clean_up.shifts.get().taken < people:
                sign_up(shift=place.shift, resident=factories.ResidentFactory(), by=None)
        sent_at(paris(2026, 12, 9, 10))
        later = time_machine.travel(paris(2026, 12, 9, 11), tick=False)
        with later, CaptureQueriesContext(connection) as queries:
            assert send_reminders() == 0
        counts.append(len(queries))
    assert counts[0] == counts[1]


def test_nobody_is_sent_to_a_suspended_association(place, treize, officer):
    with time_machine.travel(LONG_BEFORE, tick=False):
        suspend_needs_of(association=treize, by=officer, reason="Une plainte.")
    assert sent_at(SATURDAY - H72, SATURDAY - H24) == [0, 0]
