"""The day after: the association is asked once, those who came are thanked once."""

from datetime import timedelta

import pytest
import time_machine
from django.utils import timezone

from engagement.needs.actions import cancel_sign_up
from engagement.needs.actions.attending import mark_attendance
from engagement.needs.actions.following_up import ask_what_came, thank_those_who_came
from engagement.outbox.models import Message
from engagement.outbox.rendering import render
from tests.unit.needs.days import BEFORE, BEGINS, DAY_AFTER, THAT_DAY, expected, shift_of, utc

pytestmark = pytest.mark.django_db


@pytest.fixture
def clock():
    with time_machine.travel(utc(BEFORE), tick=False) as traveller:
        yield traveller


@pytest.fixture
def signup(clock, clean_up, ines):
    return expected(shift_of(clean_up), ines)


def asked() -> list[str]:
    return sorted(Message.objects.filter(template="who_came").values_list("to", flat=True))


def thanked() -> list[str]:
    return sorted(Message.objects.filter(template="thank_you").values_list("to", flat=True))


@pytest.mark.parametrize(
    ("moment", "told"),
    [(THAT_DAY, False), (DAY_AFTER.replace(hour=0), True), (BEGINS + timedelta(days=9), False)],
)
def test_the_association_is_asked_from_the_day_after_for_a_week(clock, signup, moment, told):
    clock.move_to(utc(moment))
    ask_what_came()
    assert bool(asked()) == told


def test_it_is_asked_once_at_each_address_and_in_the_morning(clock, signup, odile, treize):
    clock.move_to(utc(DAY_AFTER.replace(hour=0)))
    assert (ask_what_came(), ask_what_came()) == (1, 0)
    assert asked() == sorted([odile.email, treize.email])
    due = timezone.localtime(Message.objects.filter(template="who_came").first().due_at)
    assert (due.date(), due.hour) == (DAY_AFTER.date(), 8)


def test_nothing_is_asked_where_nobody_was_expected(clock, signup):
    cancel_sign_up(signup=signup, by=None)
    clock.move_to(utc(DAY_AFTER))
    assert ask_what_came() == 0


def test_nothing_is_asked_of_a_need_that_was_withdrawn(clock, signup, clean_up):
    type(clean_up).objects.filter(pk=clean_up.pk).update(state="withdrawn")
    clock.move_to(utc(DAY_AFTER))
    assert ask_what_came() == 0


def test_who_came_is_thanked_once_from_the_day_after_on(clock, signup, ines, odile):
    clock.move_to(utc(THAT_DAY))
    mark_attendance(signup=signup, by=odile, attendance="came")
    assert thank_those_who_came() == 0
    clock.move_to(utc(DAY_AFTER))
    assert (thank_those_who_came(), thank_those_who_came()) == (1, 0)
    assert thanked() == [ines.email]


def test_who_is_marked_some_days_late_is_thanked_then(clock, signup, ines, odile):
    clock.move_to(utc(DAY_AFTER + timedelta(days=4)))
    assert thank_those_who_came() == 0
    mark_attendance(signup=signup, by=odile, attendance="came")
    thank_those_who_came()
    assert thanked() == [ines.email]


@pytest.mark.parametrize("attendance", ["absent", "excused"])
def test_who_was_ill_or_absent_is_written_nothing(clock, signup, odile, attendance):
    clock.move_to(utc(DAY_AFTER))
    mark_attendance(signup=signup, by=odile, attendance=attendance)
    thank_those_who_came()
    assert thanked() == []


def test_a_mark_taken_back_before_the_morning_thanks_nobody(clock, signup, odile):
    clock.move_to(utc(THAT_DAY))
    mark_attendance(signup=signup, by=odile, attendance="came")
    mark_attendance(signup=signup, by=odile, attendance="")
    clock.move_to(utc(DAY_AFTER))
    assert thank_those_who_came() == 0


def test_a_shift_without_a_date_is_asked_about_once_and_who_came_is_thanked(
    clock, clean_up, ines, odile
):
    signup = expected(shift_of(clean_up, starts_at=None, ends_at=None), ines)
    clock.move_to(utc(BEFORE + timedelta(days=14)))
    assert ask_what_came() == 0
    clock.move_to(utc(BEFORE + timedelta(days=15)))
    assert (ask_what_came(), ask_what_came()) == (1, 0)
    message = Message.objects.filter(template="who_came").first()
    assert "il y a deux semaines" in render(message).text
    mark_attendance(signup=signup, by=odile, attendance="came")
    assert thank_those_who_came() == 0
    clock.move_to(utc(BEFORE + timedelta(days=16)))
    assert (thank_those_who_came(), thank_those_who_came()) == (1, 0)
    assert "quand vous voulez" not in render(Message.objects.get(template="thank_you")).text
