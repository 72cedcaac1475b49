"""A resident without e-mail: her offer is held until the call, and what she says there counts."""

from datetime import timedelta

import pytest
import time_machine
from django.utils import timezone

from engagement.needs.actions import (
    accept_offer,
    call_off_shift,
    cancel_sign_up,
    change_shift,
    let_lapse,
    sign_up,
)
from engagement.needs.actions.reminding import send_reminders
from engagement.needs.deadlines import held_until, offer_until
from engagement.needs.models import Shift, SignUp
from engagement.outbox.answers import questions_of
from engagement.outbox.calls import claim_call, note_no_answer, note_reached
from engagement.outbox.models import Message
from engagement.outbox.spoken import spoken
from tests.factories import AccountFactory, NeedFactory, ResidentFactory

pytestmark = pytest.mark.django_db
State = SignUp.State
NOON = "2026-12-01 12:00+01:00"
NUMBER = "03 28 00 00 00"


@pytest.fixture(autouse=True)
def clock():
    with time_machine.travel(NOON, tick=False) as traveller:
        yield traveller


@pytest.fixture
def claire():
    return AccountFactory(email="claire@mairie.example")


@pytest.fixture
def yvonne():
    return ResidentFactory(account=None, is_self=False, name="Yvonne", email="", phone=NUMBER)


@pytest.fixture
def shift(treize):
    """A shift in ten days with one place, which is taken."""
    need = NeedFactory(association=treize, shifts=[1])
    starts_at = timezone.now() + timedelta(days=10)
    need.shifts.update(starts_at=starts_at, ends_at=starts_at + timedelta(hours=2))
    return need.shifts.get()


@pytest.fixture
def offered(shift, yvonne, omar):
    """Her sign-up, to whom the only place was offered a moment ago."""
    first = sign_up(shift=shift, resident=omar, by=None)
    waiting = sign_up(shift=shift, resident=yvonne, by=None, wait=True)
    cancel_sign_up(signup=first, by=None)
    return fresh(waiting)


def fresh(signup: SignUp) -> SignUp:
    return SignUp.objects.select_related("shift").get(pk=signup.pk)


def to_tell(template: str) -> Message:
    return Message.objects.get(template=template, way="telephone")


def told_by(claire, template: str, answer: str = "reached") -> list[str]:
    message = to_tell(template)
    call = claim_call(message=message, by=claire)
    return note_reached(call=call, by=claire, answers={message.pk: answer})


def test_an_offer_is_held_for_the_call_longer_than_for_an_e_mail(offered, shift):
    assert offered.state == State.OFFERED
    assert offered.expires_at == held_until(shift, timezone.now())
    assert offered.expires_at > offer_until(shift, timezone.now())
    assert to_tell("place_offered").expires_at == offered.expires_at


def test_from_the_call_on_she_has_the_time_of_an_offer(clock, offered, shift, claire):
    clock.shift(timedelta(hours=20))
    words = " ".join(spoken(to_tell("place_offered")).paragraphs)
    assert told_by(claire, "place_offered") == []
    until = offer_until(shift, timezone.now())
    assert fresh(offered).expires_at == until
    assert timezone.localtime(until).strftime("%-H h") in words.replace("\u00a0", " ")
    assert "://" not in words


def test_a_call_without_an_answer_does_not_make_her_time_run(clock, offered, claire):
    held = offered.expires_at
    clock.shift(timedelta(hours=1))
    note_no_answer(call=claim_call(message=to_tell("place_offered"), by=claire), by=claire)
    assert fresh(offered).expires_at == held


def test_nobody_calls_and_the_place_is_not_held_for_ever(clock, offered):
    clock.move_to(offered.expires_at + timedelta(seconds=1))
    let_lapse()
    assert fresh(offered).state == State.EXPIRED
    assert Shift.objects.get().taken == 0
    assert not Message.objects.filter(template="place_offered", state__in=Message.LIVE).exists()


def test_it_is_never_held_beyond_the_start(shift):
    for left in (timedelta(minutes=20), timedelta(hours=3), timedelta(days=2), timedelta(days=30)):
        now = shift.starts_at - left
        assert offer_until(shift, now) <= held_until(shift, now) <= shift.starts_at


@pytest.mark.parametrize(("said", "state"), [("yes", State.CONFIRMED), ("no", State.DECLINED)])
def test_what_she_says_on_the_telephone_is_her_answer(offered, claire, said, state):
    assert set(questions_of(to_tell("place_offered"))) == {"yes", "no", "reached"}
    assert told_by(claire, "place_offered", said) == []
    signup = fresh(offered)
    assert (signup.state, signup.moves.latest("pk").by) == (state, claire)
    # She has just said it: nobody calls her to tell her so.
    assert not Message.objects.filter(way="telephone", state__in=Message.LIVE).exists()


def test_an_answer_that_comes_too_late_is_told_to_who_calls(clock, offered, claire):
    message = to_tell("place_offered")
    call = claim_call(message=message, by=claire)
    clock.move_to(offered.expires_at + timedelta(minutes=1))
    let_lapse()
    refused = note_reached(call=call, by=claire, answers={message.pk: "yes"})
    assert len(refused) == 1
    assert fresh(offered).state == State.EXPIRED
    assert message.tries.get().outcome == "reached"


def test_an_offer_accepted_at_the_counter_needs_no_call(offered, claire):
    accept_offer(signup=offered, by=claire)
    assert not Message.objects.filter(template="place_offered").exists()


def test_times_that_change_twice_are_told_once_as_they_are_now(shift, yvonne):
    sign_up(shift=shift, resident=yvonne, by=None)
    for days in (11, 12):
        starts_at = timezone.now() + timedelta(days=days)
        ends_at = starts_at + timedelta(hours=2)
        change_shift(
            shift=Shift.objects.get(), by=None, capacity=1, starts_at=starts_at, ends_at=ends_at
        )
    assert "13 décembre" in " ".join(spoken(to_tell("shift_moved")).paragraphs)


def test_a_shift_called_off_is_told_and_its_reminder_is_not(clock, shift, yvonne, claire):
    sign_up(shift=shift, resident=yvonne, by=None)
    clock.move_to(shift.starts_at - timedelta(hours=71))
    assert send_reminders() == 1
    assert set(questions_of(to_tell("sign_up_reminder"))) == {"yes", "no", "reached"}
    call_off_shift(shift=Shift.objects.get(), by=claire, reason="Tempête.")
    assert not Message.objects.filter(template="sign_up_reminder").exists()
    assert to_tell("shift_called_off").to == NUMBER


def test_she_is_reminded_by_one_call_and_not_by_two(clock, shift, yvonne, claire):
    signup = sign_up(shift=shift, resident=yvonne, by=None)
    for hours in (71, 24, 23):
        clock.move_to(shift.starts_at - timedelta(hours=hours))
        send_reminders()
    assert told_by(claire, "sign_up_reminder", "yes") == []
    assert fresh(signup).coming_since is not None


def test_who_cannot_come_after_all_frees_her_place(clock, shift, yvonne, claire):
    signup = sign_up(shift=shift, resident=yvonne, by=None)
    clock.move_to(shift.starts_at - timedelta(hours=71))
    send_reminders()
    told_by(claire, "sign_up_reminder", "no")
    assert fresh(signup).state == State.CANCELLED
    assert Shift.objects.get().taken == 0


def test_her_own_acts_in_front_of_somebody_need_no_call(shift, yvonne, claire):
    cancel_sign_up(signup=sign_up(shift=shift, resident=yvonne, by=claire), by=claire)
    assert not Message.objects.by_hand().exists()


def test_whom_nothing_reaches_is_told_of_to_the_desk(shift, claire):
    nobody = ResidentFactory(account=None, is_self=False, name="Marcel", email="", phone="")
    sign_up(shift=shift, resident=nobody, by=claire)
    call_off_shift(shift=Shift.objects.get(), by=claire, reason="Tempête.")
    row = Message.objects.get(template="shift_called_off")
    assert (row.way, row.to) == ("desk", "Marcel")
