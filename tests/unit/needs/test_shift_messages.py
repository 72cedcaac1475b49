"""An association and those who come write to each other; nobody sees an address, not for long."""

import json
from datetime import timedelta

import pytest
import time_machine

from engagement.needs.actions import cancel_sign_up
from engagement.needs.actions.writing import (
    IN_A_THREAD,
    TO_ALL,
    TooManyMessages,
    WritingClosed,
    answer_association,
    forget_old_messages,
    write_to_people,
)
from engagement.needs.models import ShiftMessage
from engagement.outbox.models import Message
from tests.unit.needs.days import BEFORE, BEGINS, expected, shift_of, utc

pytestmark = pytest.mark.django_db


@pytest.fixture
def clock():
    with time_machine.travel(utc(BEFORE), tick=False) as traveller:
        yield traveller


@pytest.fixture
def shift(clock, clean_up):
    return shift_of(clean_up)


@pytest.fixture
def signup(shift, ines):
    return expected(shift, ines)


def sent(template: str) -> list[str]:
    return sorted(Message.objects.filter(template=template).values_list("to", flat=True))


def test_all_who_are_expected_are_written_to(shift, signup, ines, omar, odile):
    expected(shift, omar)
    write_to_people(shift=shift, by=odile, text="Prenez des bottes.")
    assert sent("word_from_association") == sorted([ines.email, omar.email])


def test_who_has_left_is_not_written_to(shift, signup, odile):
    cancel_sign_up(signup=signup, by=None)
    write_to_people(shift=shift, by=odile, text="Prenez des bottes.")
    assert sent("word_from_association") == []
    with pytest.raises(WritingClosed):
        write_to_people(shift=shift, by=odile, text="Dommage.", signup=signup)


def test_one_person_is_written_to_alone(shift, signup, ines, omar, odile):
    expected(shift, omar)
    write_to_people(shift=shift, by=odile, text="Avez-vous un permis ?", signup=signup)
    assert sent("word_from_association") == [ines.email]


def test_her_answer_reaches_the_members_and_shows_no_address(shift, signup, ines, odile, treize):
    write_to_people(shift=shift, by=odile, text="Prenez des bottes.")
    answer_association(signup=signup, by=ines.account, text="J’en ai deux paires.")
    assert sent("word_from_resident") == sorted([odile.email, treize.email])
    for message in Message.objects.filter(template__startswith="word_from"):
        told = json.dumps(message.context)
        assert not any(row.email in told for row in (ines, odile, treize))


def test_each_reads_what_was_said_to_all_since_she_came_in_and_her_own_thread(
    clock, shift, signup, ines, omar, odile
):
    write_to_people(shift=shift, by=odile, text="À tous.")
    write_to_people(shift=shift, by=odile, text="À Inès.", signup=signup)
    clock.shift(timedelta(hours=1))
    other = expected(shift, omar)
    answer_association(signup=other, by=omar.account, text="D’Omar.")
    assert [said.text for said in ShiftMessage.objects.read_by(signup)] == ["À tous.", "À Inès."]
    assert [said.text for said in ShiftMessage.objects.read_by(other)] == ["D’Omar."]


@pytest.mark.parametrize("side", ["all", "one", "resident"])
def test_a_flood_is_stopped_and_runs_again_the_next_day(clock, shift, signup, odile, side):
    def write():
        if side == "resident":
            answer_association(signup=signup, by=None, text="Encore.")
        else:
            one = signup if side == "one" else None
            write_to_people(shift=shift, by=odile, text="Encore.", signup=one)

    for _ in range(TO_ALL if side == "all" else IN_A_THREAD):
        write()
    with pytest.raises(TooManyMessages):
        write()
    clock.shift(timedelta(days=1))
    write()


def test_thirty_days_after_the_shift_nothing_is_left(clock, shift, signup, odile):
    write_to_people(shift=shift, by=odile, text="Prenez des bottes.")
    clock.move_to(utc(BEGINS) + timedelta(days=30, hours=2))
    assert forget_old_messages() == 0
    clock.shift(timedelta(seconds=1))
    assert forget_old_messages() == 1
    assert not ShiftMessage.objects.exists()
    with pytest.raises(WritingClosed):
        write_to_people(shift=shift, by=odile, text="Trop tard.")


def test_without_a_date_each_message_lives_thirty_days(clock, clean_up, ines, odile):
    shift = shift_of(clean_up, starts_at=None, ends_at=None)
    expected(shift, ines)
    write_to_people(shift=shift, by=odile, text="Quand venez-vous ?")
    clock.shift(timedelta(days=20))
    write_to_people(shift=shift, by=odile, text="Demain ?")
    clock.shift(timedelta(days=11))
    forget_old_messages()
    assert [said.text for said in ShiftMessage.objects.all()] == ["Demain ?"]


def test_who_does_not_come_any_more_reads_nothing_that_is_written_to_all(shift, signup, odile):
    write_to_people(shift=shift, by=odile, text="Le code de la porte : 1234.")
    assert ShiftMessage.objects.read_by(signup).count() == 1
    cancel_sign_up(signup=signup, by=None)
    assert not ShiftMessage.objects.read_by(signup).exists()
