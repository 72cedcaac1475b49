"""Giving a place back."""

import pytest

from engagement.needs.actions import cancel_sign_up, sign_up
from engagement.needs.models import SignUp
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
