"""Shifts that come again: written some weeks ahead, changed together, each date still its own."""

from datetime import date, datetime, time, timedelta

import pytest
import time_machine
from django.core.exceptions import ValidationError
from django.utils import timezone

from engagement.needs.actions import (
    add_series,
    call_off_shift,
    change_series,
    change_shift,
    close_past_needs,
    end_series,
    extend_series,
    sign_up,
    skip_date,
    withdraw_need,
)
from engagement.needs.models import Need, Shift, ShiftSeries, SignUp
from engagement.needs.recurrence import Rhythm, rule_of
from engagement.outbox.models import Message
from tests import factories

pytestmark = pytest.mark.django_db

FIRST = date(2027, 3, 6)  # a Saturday; summer time begins on the 28th


@pytest.fixture(autouse=True)
def one_monday():
    with time_machine.travel(datetime(2027, 3, 1, 9, tzinfo=timezone.get_default_timezone())):
        yield


@pytest.fixture
def need(treize):
    return factories.NeedFactory(title="Servir le petit déjeuner", association=treize)


@pytest.fixture
def saturdays(need, odile):
    return weekly(need, odile)


def weekly(need, by, last=None, **changes):
    facts = {"starts_at": time(18), "minutes": 120, "capacity": 4, **changes}
    rule = rule_of(facts.pop("rhythm", Rhythm.WEEKLY), FIRST, last)
    return add_series(need=need, by=by, rule=rule, first_day=FIRST, **facts)


def hours(series):
    rows = Shift.objects.filter(series=series, called_off_at=None)
    return [f"{timezone.localtime(shift.starts_at):%d/%m %H:%M}" for shift in rows]


def days_later(days):
    return time_machine.travel(timezone.now() + timedelta(days=days), tick=False)


def test_the_shifts_of_eight_weeks_are_written_at_once(saturdays):
    assert hours(saturdays) == [
        "06/03 18:00",
        "13/03 18:00",
        "20/03 18:00",
        "27/03 18:00",
        "03/04 18:00",
        "10/04 18:00",
        "17/04 18:00",
        "24/04 18:00",
    ]
    shift = saturdays.shifts.first()
    assert (shift.ends_at - shift.starts_at, shift.capacity) == (timedelta(hours=2), 4)


def test_each_day_writes_what_is_missing_and_no_more(saturdays):
    assert extend_series() == 0
    with days_later(7):
        assert extend_series() == 1
        assert extend_series() == 0
    assert Shift.objects.count() == 9


def test_what_another_run_wrote_meanwhile_is_no_error(saturdays, monkeypatch):
    Shift.objects.all().delete()
    rows = Shift.objects.bulk_create

    def late(shifts, **options):
        rows(shifts, **options)
        return rows(shifts, **options)

    monkeypatch.setattr(Shift.objects, "bulk_create", late)
    extend_series()
    assert len(hours(saturdays)) == 8


def test_the_next_date_is_there_even_if_it_is_far(need, odile):
    series = weekly(need, odile, rhythm=Rhythm.YEARLY)
    with days_later(30):
        extend_series()
        assert hours(series) == ["06/03 18:00", "06/03 18:00"]


def test_a_date_taken_out_is_not_written_again_and_is_told(saturdays, odile, ines):
    shift = saturdays.shifts.all()[1]
    sign_up(shift=shift, resident=ines, by=None)
    skip_date(series=saturdays, by=odile, day=date(2027, 3, 13), reason="Salle fermée")
    assert extend_series() == 0
    assert "13/03 18:00" not in hours(saturdays)
    assert not SignUp.objects.live().exists()
    assert Message.objects.filter(template="shift_called_off", to=ines.email).exists()


def test_a_date_far_ahead_may_be_taken_out(saturdays, odile):
    skip_date(series=saturdays, by=odile, day=date(2027, 5, 1))
    with days_later(14):
        extend_series()
    assert "01/05 18:00" not in hours(saturdays)
    assert "08/05 18:00" in hours(saturdays)


def test_a_changed_hour_is_that_of_all_coming_dates_and_told(saturdays, odile, ines):
    signup = sign_up(shift=saturdays.shifts.all()[4], resident=ines, by=None)
    with days_later(6):
        change_series(
            series=saturdays, by=odile, starts_at=time(9, 30), minutes=90, capacity=6, minimum=2
        )
        assert extend_series() == 1  # the ninth week
    assert hours(saturdays)[:3] == ["06/03 18:00", "13/03 09:30", "20/03 09:30"]
    signup.shift.refresh_from_db()
    assert (signup.shift.capacity, signup.shift.minimum, signup.shift.sequence) == (6, 2, 1)
    told = Message.objects.get(template="shift_moved", to=ines.email)
    assert told.context["when"].replace("\N{NO-BREAK SPACE}", " ").endswith("de 9 h 30 à 11 h")


def test_a_date_with_an_hour_of_its_own_is_left_alone(saturdays, odile):
    shift = saturdays.shifts.all()[1]
    noon = shift.starts_at - timedelta(hours=6)
    change_shift(
        shift=shift, by=odile, starts_at=noon, ends_at=noon + timedelta(hours=1), capacity=2
    )
    change_series(series=saturdays, by=odile, starts_at=time(17), minutes=60, capacity=4, minimum=0)
    assert extend_series() == 0
    own = Shift.objects.get(pk=shift.pk)
    assert (own.starts_at, own.capacity, own.series) == (noon, 2, None)
    assert "13/03 17:00" not in hours(saturdays)


def test_a_number_of_places_of_its_own_stays(saturdays, odile):
    shift = saturdays.shifts.first()
    change_shift(
        shift=shift, by=odile, starts_at=shift.starts_at, ends_at=shift.ends_at, capacity=9
    )
    change_series(series=saturdays, by=odile, starts_at=time(17), minutes=60, capacity=5, minimum=0)
    assert [row.capacity for row in saturdays.shifts.all()] == [9] + [5] * 7


def test_a_date_called_off_stays_so_when_the_hour_changes(saturdays, odile):
    call_off_shift(shift=saturdays.shifts.first(), by=odile, reason="")
    saturdays.refresh_from_db()
    change_series(series=saturdays, by=odile, starts_at=time(17), minutes=60, capacity=4, minimum=0)
    assert extend_series() == 0
    assert hours(saturdays)[0] == "13/03 17:00"


def test_an_ended_series_takes_place_no_more_and_tells(saturdays, odile, ines):
    sign_up(shift=saturdays.shifts.first(), resident=ines, by=None)
    end_series(series=saturdays, by=odile)
    with days_later(7):
        assert extend_series() == 0
    assert hours(saturdays) == []
    assert Message.objects.filter(template="shift_called_off", to=ines.email).exists()


def test_a_series_ends_by_itself_with_its_last_date_and_its_need_after_it(need, odile):
    series = weekly(need, odile, last=date(2027, 3, 13))
    assert len(hours(series)) == 2
    extend_series()
    assert not ShiftSeries.objects.get().ended_at
    with days_later(20):
        assert close_past_needs() == 0
        extend_series()
        assert ShiftSeries.objects.get().ended_at
        assert close_past_needs() == 1


def test_a_withdrawn_need_gets_no_more_shifts(saturdays, need, odile):
    withdraw_need(need=need, by=odile)
    with days_later(30):
        assert extend_series() == 0
    assert need.state == Need.State.WITHDRAWN


@pytest.mark.parametrize(
    "facts", [{"last": date(2026, 1, 1)}, {"capacity": 0}, {"minutes": 0}, {"minimum": 9}]
)
def test_a_series_without_dates_or_places_is_refused(need, odile, facts):
    with pytest.raises(ValidationError):
        weekly(need, odile, **facts)
    assert not ShiftSeries.objects.exists()


def test_many_series_cost_the_job_no_more_queries(need, odile, django_assert_max_num_queries):
    for _ in range(12):
        weekly(need, odile)
    Shift.objects.all().delete()
    with django_assert_max_num_queries(6):
        assert extend_series() == 96


def today_at(hour):
    moment = datetime.combine(FIRST, time(hour), tzinfo=timezone.get_default_timezone())
    return time_machine.travel(moment, tick=False)


def test_an_hour_that_is_past_today_leaves_today_s_shift_as_it_is(saturdays, odile):
    with today_at(10):
        change_series(
            series=saturdays, by=odile, starts_at=time(9), minutes=120, capacity=4, minimum=0
        )
        extend_series()
        on_the_day = Shift.objects.filter(starts_at__date=FIRST)
        assert [timezone.localtime(shift.starts_at).hour for shift in on_the_day] == [18]
    assert hours(saturdays)[0] == "13/03 09:00"


def test_an_hour_still_to_come_makes_no_second_shift_of_a_day_that_has_begun(saturdays, odile):
    with today_at(19):
        change_series(
            series=saturdays, by=odile, starts_at=time(21), minutes=60, capacity=4, minimum=0
        )
        extend_series()
    assert hours(saturdays)[:2] == ["06/03 18:00", "13/03 21:00"]


THE_SAME = {"starts_at": time(18), "minutes": 120, "capacity": 4, "minimum": 0}


def test_another_weekday_moves_each_date_within_its_week(saturdays, need, odile, ines):
    skip_date(series=saturdays, by=odile, day=date(2027, 3, 13))
    first = saturdays.shifts.earliest("starts_at")
    sign_up(shift=first, resident=ines, by=None)
    changed = change_series(series=saturdays, by=odile, weekday=3, **THE_SAME)
    assert hours(changed)[:3] == ["04/03 18:00", "18/03 18:00", "25/03 18:00"]
    assert (changed.first_day, changed.days_off) == (date(2027, 3, 4), ["2027-03-11"])
    assert Message.objects.filter(template="shift_moved", to=ines.email).count() == 1
    with days_later(70):
        extend_series()
    days = {shift.starts_at.weekday() for shift in saturdays.shifts.filter(called_off_at=None)}
    assert days == {3}


def test_every_other_week_keeps_its_weeks_and_its_number_of_dates(need, odile):
    series = weekly(need, odile, last=date(2027, 4, 17), rhythm=Rhythm.FORTNIGHTLY)
    before = hours(series)
    change_series(series=series, by=odile, weekday=6, **THE_SAME)
    assert hours(series) == ["07/03 18:00", "21/03 18:00", "04/04 18:00", "18/04 18:00"]
    extend_series()
    assert len(hours(series)) == len(before)


def test_a_week_that_had_its_date_has_no_second_one(saturdays, odile):
    with days_later(6):  # Sunday, the day after the first
        change_series(series=saturdays, by=odile, weekday=0, **THE_SAME)
        extend_series()
        assert hours(saturdays)[:2] == ["06/03 18:00", "08/03 18:00"]
    with days_later(8):  # Tuesday, the day after the second
        change_series(series=saturdays, by=odile, weekday=4, **THE_SAME)
        extend_series()
        assert hours(saturdays)[:3] == ["06/03 18:00", "08/03 18:00", "19/03 18:00"]


def test_what_would_be_past_stays_where_it_is(saturdays, odile):
    this_week = saturdays.shifts.earliest("starts_at")
    with days_later(4):  # Friday: Monday of this week is gone
        change_series(series=saturdays, by=odile, weekday=0, **THE_SAME)
        extend_series()
        assert hours(saturdays)[:2] == ["08/03 18:00", "15/03 18:00"]
    stays = Shift.objects.get(pk=this_week.pk)
    assert (stays.starts_at, stays.called_off_at, stays.series) == (this_week.starts_at, None, None)


def test_what_comes_each_month_keeps_its_day(need, odile):
    series = weekly(need, odile, rhythm=Rhythm.MONTHLY)
    before = hours(series)
    change_series(series=series, by=odile, weekday=2, **THE_SAME)
    assert hours(series) == before
