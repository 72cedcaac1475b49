"""A word of somebody who came is shown where she agreed, until somebody hides it."""

import pytest
import time_machine

from engagement.needs.actions.attending import mark_attendance
from engagement.needs.actions.telling import (
    NotThere,
    hide_testimonial,
    leave_word,
    unhide_testimonial,
)
from engagement.needs.models import Testimonial
from engagement.needs.outcomes import words_on
from tests.unit.needs.days import BEFORE, THAT_DAY, expected, shift_of, utc

pytestmark = pytest.mark.django_db


@pytest.fixture
def signup(clean_up, ines, odile):
    with time_machine.travel(utc(BEFORE), tick=False) as traveller:
        signup = expected(shift_of(clean_up), ines)
        traveller.move_to(utc(THAT_DAY))
        yield mark_attendance(signup=signup, by=odile, attendance="came")


def test_it_is_shown_only_with_her_consent(signup, clean_up):
    said = leave_word(signup=signup, by=None, text="Un bon moment.", may_be_shown=False)
    assert not words_on(clean_up).exists()
    leave_word(signup=signup, by=None, text="Un bon moment.", may_be_shown=True)
    assert list(words_on(clean_up)) == [said]


def test_taking_the_consent_back_hides_it(signup, clean_up):
    for may in (True, False):
        leave_word(signup=signup, by=None, text="Un bon moment.", may_be_shown=may)
    assert not words_on(clean_up).exists()


def test_what_was_hidden_stays_hidden_whatever_she_writes(signup, clean_up, odile):
    said = leave_word(signup=signup, by=None, text="Non.", may_be_shown=True)
    hide_testimonial(testimonial=said, by=odile)
    leave_word(signup=signup, by=None, text="Encore.", may_be_shown=True)
    assert not words_on(clean_up).exists()
    unhide_testimonial(testimonial=said, by=odile)
    assert words_on(clean_up).get().text == "Encore."


def test_who_did_not_come_says_nothing(signup, odile):
    mark_attendance(signup=signup, by=odile, attendance="absent")
    with pytest.raises(NotThere):
        leave_word(signup=signup, by=None, text="J’y étais.", may_be_shown=True)
    assert not Testimonial.objects.exists()


def test_it_goes_with_the_person(signup, ines):
    leave_word(signup=signup, by=None, text="Un bon moment.", may_be_shown=True)
    ines.delete()
    assert not Testimonial.objects.exists()
