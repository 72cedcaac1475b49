"""A guest confirms, an association answers, somebody says that she comes."""

from datetime import timedelta

import pytest
import time_machine
from django.utils import timezone

from engagement.needs.actions import (
    TooLate,
    answer_request,
    cancel_sign_up,
    confirm_guest,
    let_lapse,
    say_coming,
    sign_up,
)
from engagement.needs.models import Answer, Need, Question, Shift, SignUp
from engagement.outbox.models import Message
from engagement.outbox.rendering import render

pytestmark = pytest.mark.django_db
State = SignUp.State


@pytest.fixture
def shift(clean_up):
    return clean_up.shifts.get()


@pytest.fixture
def asked(shift, ines):
    """Inès asks for a place; the association has promised an answer within a day."""
    Need.objects.update(answer_hours=24)
    return sign_up(shift=shift, resident=ines, by=ines.account)


@pytest.fixture
def guest(shift, omar):
    return sign_up(shift=shift, resident=omar, by=None, guest=True)


def taken(shift):
    return Shift.objects.get(pk=shift.pk).taken


def told(template):
    return Message.objects.filter(template=template)


def test_a_guest_holds_a_place_until_she_presses_the_button_of_her_message(shift, guest, omar):
    assert (guest.state, taken(shift)) == (State.UNCONFIRMED, 1)
    assert guest.expires_at - timezone.now() <= timedelta(hours=2)
    assert told("guest_to_confirm").get().to == omar.email
    assert not told("somebody_signed_up").exists()
    for _click in range(2):
        confirm_guest(signup=guest)
    assert (guest.state, taken(shift)) == (State.CONFIRMED, 1)
    assert told("sign_up_confirmed").count() == 1


def test_a_guest_who_confirms_where_the_association_answers_asks_it(guest):
    Need.objects.update(answer_hours=24)
    assert confirm_guest(signup=guest).state == State.REQUESTED


def test_a_guest_who_does_not_confirm_frees_the_place_and_is_left_alone(shift, guest):
    before = Message.objects.count()
    with time_machine.travel(guest.expires_at, tick=False):
        let_lapse()
        with pytest.raises(TooLate):
            confirm_guest(signup=guest)
    guest.refresh_from_db()
    assert (guest.state, taken(shift)) == (State.EXPIRED, 0)
    assert Message.objects.count() == before


def test_a_request_holds_the_place_and_tells_both_until_when(shift, asked, ines, odile):
    assert (asked.state, taken(shift)) == (State.REQUESTED, 1)
    assert "est arrivée chez Les Treize Jardins" in render(told("request_received").get()).text
    words = render(told("somebody_asks").get(to=odile.email)).text
    assert "Inès demande une place" in words
    assert ines.email not in words


def test_a_yes_gives_the_place_and_tells_the_resident_alone(shift, asked, odile):
    for _click in range(2):
        answer_request(signup=asked, by=odile, accept=True)
    assert (asked.state, taken(shift)) == (State.CONFIRMED, 1)
    assert asked.moves.get().by == odile
    assert told("sign_up_confirmed").count() == 1
    assert not told("somebody_signed_up").exists()


def test_a_no_frees_the_place_and_says_why(shift, asked, odile):
    answer_request(signup=asked, by=odile, accept=False, reason="Le groupe est complet.")
    assert (asked.state, taken(shift)) == (State.REFUSED, 0)
    assert "Le groupe est complet." in render(told("request_refused").get()).text
    with pytest.raises(TooLate):
        answer_request(signup=asked, by=odile, accept=True)


def test_a_request_without_answer_lapses_and_both_are_told(shift, asked, ines, odile):
    with time_machine.travel(asked.expires_at, tick=False):
        with pytest.raises(TooLate):
            answer_request(signup=asked, by=odile, accept=True)
        assert let_lapse() == 1
    asked.refresh_from_db()
    assert (asked.state, taken(shift)) == (State.EXPIRED, 0)
    assert told("request_lapsed").get().to == ines.email
    assert "attendait votre réponse" in render(told("request_unanswered").get(to=odile.email)).text


def test_a_message_that_is_answered_too_late_does_not_leave(asked):
    assert told("request_received").get().expires_at == asked.expires_at


def test_answers_to_the_questions_are_kept_with_the_sign_up(shift, omar):
    question = Question.objects.create(need=shift.need, text="Permis ?", purpose="Conduire")
    other = Question.objects.create(need=shift.need, text="Taille ?", purpose="Gilets")
    answers = {question: "Oui", other: ""}
    signup = sign_up(shift=shift, resident=omar, by=None, answers=answers, guardian="Nadia")
    assert Answer.objects.get().signup == signup
    assert Answer.objects.get().text == "Oui"
    assert SignUp.objects.get().guardian == "Nadia"


def test_somebody_who_holds_a_place_says_once_that_she_comes(shift, ines):
    signup = sign_up(shift=shift, resident=ines, by=None)
    first = say_coming(signup=signup, by=None).coming_since
    assert first
    assert say_coming(signup=signup, by=None).coming_since == first
    cancel_sign_up(signup=signup, by=None)
    with pytest.raises(TooLate):
        say_coming(signup=signup, by=None)
