"""Giving a place back."""

import pytest
import time_machine

from engagement.needs.actions import (
    AlreadySignedUp,
    ShiftClosed,
    cancel_party,
    cancel_sign_up,
    mark_attendance,
    sign_up,
)
from engagement.needs.hours import Period, hours_of
from engagement.needs.models import Shift, SignUp
from engagement.outbox.models import Message
from engagement.outbox.rendering import render

pytestmark = pytest.mark.django_db


@pytest.fixture
def signup(clean_up, ines):
    return sign_up(shift=clean_up.shifts.get(), resident=ines, by=ines.account)


def test_frees_the_place_and_says_when(signup):
    cancel_sign_up(signup=signup, by=signup.by)
    signup.shift.refresh_from_db()
    assert signup.state == SignUp.State.CANCELLED
    assert signup.cancelled_at
    assert signup.shift.taken == 0
    assert signup.moves.get().by == signup.by


def test_frees_the_place_once_for_a_double_click(signup, omar):
    twin = SignUp.objects.get(pk=signup.pk)
    sign_up(shift=signup.shift, resident=omar, by=None)
    cancel_sign_up(signup=signup, by=None)
    cancel_sign_up(signup=twin, by=None)
    signup.shift.refresh_from_db()
    assert signup.shift.taken == 1
    assert twin.state == SignUp.State.CANCELLED
    assert Message.objects.filter(template="sign_up_cancelled").count() == 1


def test_tells_both_sides(signup, odile):
    cancel_sign_up(signup=signup, by=None)
    resident = Message.objects.get(template="sign_up_cancelled")
    assert "est rendue" in render(resident).text
    owner = Message.objects.get(template="somebody_cancelled", to=odile.email)
    assert "10 sur 10" in render(owner).text


def test_lets_the_same_person_come_back(signup, ines):
    cancel_sign_up(signup=signup, by=None)
    again = sign_up(shift=signup.shift, resident=ines, by=None)
    assert again.pk != signup.pk
    assert Message.objects.filter(template="sign_up_confirmed").count() == 2


@pytest.mark.parametrize("give_back", [cancel_sign_up, cancel_party])
def test_is_too_late_once_the_shift_has_begun(signup, give_back):
    with time_machine.travel(signup.shift.starts_at, tick=False), pytest.raises(ShiftClosed):
        give_back(signup=signup, by=None)
    signup.refresh_from_db()
    assert signup.state == SignUp.State.CONFIRMED


@pytest.mark.parametrize("give_back", [cancel_sign_up, cancel_party])
def test_hours_that_were_noted_stay_and_count_once(signup, give_back, ines, odile):
    Shift.objects.update(starts_at=None, ends_at=None)
    signup = SignUp.objects.get()
    mark_attendance(signup=signup, by=odile, attendance="came", minutes=90)
    with pytest.raises(ShiftClosed):
        give_back(signup=SignUp.objects.get(), by=None)
    with pytest.raises(AlreadySignedUp):
        sign_up(shift=signup.shift, resident=ines, by=None)
    assert hours_of(ines, Period()).get().minutes == 90
