"""A need that stops for a while or for good, a shift that does not take place."""

import pytest

from engagement.associations.actions import list_association
from engagement.needs.actions import (
    ShiftClosed,
    call_off_shift,
    cancel_sign_up,
    change_shift,
    let_lapse,
    pause_need,
    reinstate_needs_of,
    resume_need,
    sign_up,
    suspend_needs_of,
    withdraw_need,
)
from engagement.needs.models import Need, Shift, SignUp
from engagement.outbox.models import Message
from engagement.outbox.rendering import render
from tests.factories import NeedFactory, ResidentFactory

pytestmark = pytest.mark.django_db
State = SignUp.State


@pytest.fixture
def need(treize):
    return NeedFactory(association=treize, title="Trier le linge", shifts=[1])


@pytest.fixture
def shift(need):
    return need.shifts.get()


@pytest.fixture
def holder(shift, ines):
    return sign_up(shift=shift, resident=ines, by=None)


@pytest.fixture
def waiter(shift, holder, omar):
    return sign_up(shift=shift, resident=omar, by=None, wait=True)


def states(*signups):
    return [SignUp.objects.get(pk=signup.pk).state for signup in signups]


def told(template):
    return Message.objects.filter(template=template)


def test_a_paused_need_takes_nobody_keeps_places_and_tells_those_who_wait(
    need, shift, holder, waiter, odile
):
    pause_need(need=need, by=odile)
    with pytest.raises(ShiftClosed):
        sign_up(shift=shift, resident=ResidentFactory(), by=None, wait=True)
    assert states(holder, waiter) == ["confirmed", "waiting"]
    assert told("need_paused").get().to == waiter.resident.email


def test_what_is_freed_in_a_pause_is_offered_when_it_ends(need, shift, holder, waiter, odile):
    pause_need(need=need, by=odile)
    cancel_sign_up(signup=holder, by=None)
    assert let_lapse() == 0
    assert states(waiter) == ["waiting"]
    resume_need(need=need, by=odile)
    assert states(waiter) == ["offered"]
    assert not told("need_resumed").exists()


def test_those_who_still_wait_after_a_pause_are_told_each_time(need, waiter, odile):
    for _time in range(2):
        pause_need(need=need, by=odile)
        resume_need(need=need, by=odile)
    assert told("need_paused").count() == told("need_resumed").count() == 2


def test_a_suspension_hides_needs_keeps_places_and_tells_those_signed_up(
    treize, shift, holder, waiter, officer
):
    suspend_needs_of(association=treize, by=officer, reason="Plainte")
    assert not Need.objects.published().exists()
    assert states(holder, waiter) == ["confirmed", "waiting"]
    words = {message.to: render(message).text for message in told("need_on_hold")}
    assert "votre place est gardée" in words[holder.resident.email]
    assert "vous gardez votre rang" in words[waiter.resident.email]


def test_the_end_of_a_suspension_is_told_and_freed_places_are_offered(
    treize, shift, holder, waiter, officer
):
    suspend_needs_of(association=treize, by=officer, reason="Plainte")
    cancel_sign_up(signup=holder, by=None)
    assert states(waiter) == ["waiting"]
    reinstate_needs_of(association=treize, by=officer)
    assert states(waiter) == ["offered"]
    assert Need.objects.published().exists()


def test_those_who_hold_a_place_are_told_that_it_goes_on(treize, holder, officer):
    suspend_needs_of(association=treize, by=officer, reason="Plainte")
    reinstate_needs_of(association=treize, by=officer)
    message = told("need_resumed").get()
    assert message.to == holder.resident.email
    assert "Votre place est toujours gardée." in render(message).text


def test_a_shift_called_off_ends_every_sign_up_and_says_why_once(shift, holder, waiter, odile):
    for _click in range(2):
        call_off_shift(shift=shift, by=odile, reason="La tempête arrive.")
    assert states(holder, waiter) == ["cancelled", "cancelled"]
    assert Shift.objects.get().taken == 0
    assert told("shift_called_off").count() == 2
    assert "La tempête arrive." in render(told("shift_called_off")[0]).text
    with pytest.raises(ShiftClosed):
        sign_up(shift=shift, resident=holder.resident, by=None)


def test_a_withdrawn_need_tells_those_who_wait_too_and_offers_nothing(need, waiter, odile):
    withdraw_need(need=need, by=odile)
    assert states(waiter) == ["cancelled"]
    assert told("need_withdrawn").count() == 2
    assert not told("place_offered").exists()


def test_new_times_are_told_to_those_who_hold_and_those_who_wait(shift, holder, waiter):
    later = {"starts_at": shift.starts_at, "ends_at": shift.ends_at.replace(microsecond=1)}
    change_shift(shift=shift, by=None, capacity=1, **later)
    words = {message.to: render(message).text for message in told("shift_moved")}
    assert "Votre place est gardée." in words[holder.resident.email]
    assert "Vous êtes toujours sur la liste d’attente." in words[waiter.resident.email]


@pytest.mark.parametrize("answered_for", [False, True])
def test_what_only_a_feed_knew_is_listed_again_unless_somebody_answers_for_it(
    officer, odile, answered_for
):
    listed = list_association(name="Le Phare", source="national", source_id="9")
    need = NeedFactory(association=listed, shifts=[1], application_url="https://ailleurs.example/")
    suspend_needs_of(association=listed, by=officer, reason="Plainte")
    if answered_for:
        listed.memberships.create(account=odile)
    reinstate_needs_of(association=listed, by=officer)
    need.association.refresh_from_db()
    assert need.association.state == ("verified" if answered_for else "listed")
    assert need.is_elsewhere is not answered_for
    assert need in Need.objects.published()
