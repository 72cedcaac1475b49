"""On the day: who came, for how long, taken back, and never before the day."""

from datetime import timedelta

import pytest
import time_machine

from engagement.needs.actions import cancel_sign_up
from engagement.needs.actions.attending import (
    NotMarkable,
    add_walk_in,
    mark_attendance,
    remove_walk_in,
)
from engagement.needs.models import Shift, SignUp
from engagement.people.models import Channel, Resident
from tests.unit.needs.days import BEFORE, BEGINS, THAT_DAY, expected, shift_of, utc

pytestmark = pytest.mark.django_db
CAME, ABSENT, EXCUSED, UNKNOWN = "came", "absent", "excused", ""


@pytest.fixture
def clock():
    with time_machine.travel(utc(BEFORE), tick=False) as traveller:
        yield traveller


@pytest.fixture
def shift(clock, clean_up):
    return shift_of(clean_up)


@pytest.fixture
def signup(clock, shift, ines):
    return expected(shift, ines)


@pytest.fixture
def that_day(clock, signup):
    clock.move_to(utc(THAT_DAY))


def test_she_came_for_the_length_of_the_shift(that_day, signup, odile):
    mark_attendance(signup=signup, by=odile, attendance=CAME)
    assert (signup.attendance, signup.minutes, signup.marked_by) == (CAME, 120, odile)


def test_she_came_for_the_minutes_that_are_typed(that_day, signup, odile):
    mark_attendance(signup=signup, by=odile, attendance=CAME, minutes=45)
    mark_attendance(signup=signup, by=odile, attendance=CAME)
    assert signup.minutes == 45


@pytest.mark.parametrize("attendance", [ABSENT, EXCUSED])
def test_who_did_not_come_gave_no_minutes(that_day, signup, odile, attendance):
    mark_attendance(signup=signup, by=odile, attendance=CAME)
    mark_attendance(signup=signup, by=odile, attendance=attendance, minutes=30)
    assert (signup.attendance, signup.minutes) == (attendance, None)


def test_a_mark_is_taken_back_whole(that_day, signup, odile):
    mark_attendance(signup=signup, by=odile, attendance=ABSENT)
    mark_attendance(signup=signup, by=odile, attendance=UNKNOWN)
    assert (signup.attendance, signup.marked_at, signup.marked_by) == ("", None, None)


@pytest.mark.parametrize(
    ("moment", "may"),
    [
        (BEGINS.replace(hour=0) - timedelta(seconds=1), False),
        (BEGINS.replace(hour=0), True),
        (BEGINS + timedelta(days=400), True),
    ],
)
def test_nobody_is_marked_before_the_local_day(clock, signup, odile, moment, may):
    clock.move_to(utc(moment))
    if may:
        mark_attendance(signup=signup, by=odile, attendance=CAME)
        return
    with pytest.raises(NotMarkable):
        mark_attendance(signup=signup, by=odile, attendance=CAME)


def test_who_is_not_expected_is_not_marked(that_day, signup, odile, clock):
    clock.move_to(utc(BEFORE))
    cancel_sign_up(signup=signup, by=None)
    clock.move_to(utc(THAT_DAY))
    with pytest.raises(NotMarkable):
        mark_attendance(signup=signup, by=odile, attendance=CAME)


def test_without_a_date_minutes_are_typed_or_unknown(clock, clean_up, ines, omar, odile):
    shift = shift_of(clean_up, starts_at=None, ends_at=None)
    first = mark_attendance(signup=expected(shift, ines), by=odile, attendance=CAME)
    second = mark_attendance(signup=expected(shift, omar), by=odile, attendance=CAME, minutes=90)
    assert (first.minutes, second.minutes) == (None, 90)


def test_who_came_without_signing_up_is_noted_by_her_first_name(that_day, shift, odile):
    signup = add_walk_in(shift=shift, name="Jeanne", by=odile)
    assert (signup.attendance, signup.minutes, signup.channel) == (CAME, 120, Channel.PAPER)
    assert (signup.resident.account, signup.resident.email) == (None, "")
    shift.refresh_from_db()
    assert shift.taken == 2


def test_a_full_shift_grows_by_who_came_all_the_same(that_day, shift, odile):
    for name in ("Un", "Deux", "Trois", "Quatre", "Cinq"):
        add_walk_in(shift=shift, name=name, by=odile)
    shift.refresh_from_db()
    assert (shift.taken, shift.capacity) == (6, 6)


def test_one_noted_by_mistake_in_a_full_shift_leaves_no_place_behind(that_day, shift, odile):
    Shift.objects.update(capacity=2)
    fits = add_walk_in(shift=shift, name="Un", by=odile)
    grown = add_walk_in(shift=shift, name="Deux", by=odile)
    remove_walk_in(signup=grown, by=odile)
    shift.refresh_from_db()
    assert (shift.taken, shift.capacity) == (2, 2)
    remove_walk_in(signup=fits, by=odile)
    shift.refresh_from_db()
    assert (shift.taken, shift.capacity) == (1, 2)


def test_nobody_walks_in_before_the_day(clock, shift, odile):
    with pytest.raises(NotMarkable):
        add_walk_in(shift=shift, name="Jeanne", by=odile)
    assert not Resident.objects.filter(name="Jeanne").exists()


def test_a_walk_in_noted_by_mistake_leaves_nothing(that_day, shift, odile):
    remove_walk_in(signup=add_walk_in(shift=shift, name="Jeanne", by=odile), by=odile)
    assert not Resident.objects.filter(name="Jeanne").exists()
    shift.refresh_from_db()
    assert shift.taken == 1


def test_who_signed_up_is_not_removed_as_a_walk_in(that_day, signup, odile):
    with pytest.raises(NotMarkable):
        remove_walk_in(signup=signup, by=odile)
    assert SignUp.objects.filter(pk=signup.pk).exists()
