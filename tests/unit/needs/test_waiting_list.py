"""Waiting for a place: in order, all or nothing, until the shift begins."""

from datetime import timedelta

import pytest
import time_machine
from django.utils import timezone

from engagement.needs.actions import (
    AlreadySignedUp,
    ShiftClosed,
    ShiftFull,
    TooLate,
    accept_offer,
    cancel_party,
    cancel_sign_up,
    change_shift,
    decline_offer,
    let_lapse,
    sign_up,
)
from engagement.needs.models import Need, Shift, SignUp
from engagement.outbox.models import Message
from engagement.outbox.rendering import render
from tests.factories import NeedFactory, ResidentFactory

pytestmark = pytest.mark.django_db
State = SignUp.State


@pytest.fixture
def shift(treize):
    return NeedFactory(association=treize, shifts=[2]).shifts.get()


@pytest.fixture
def held(shift, omar):
    return come(shift, omar, seats=2)


def come(shift, resident, **how):
    return sign_up(shift=shift, resident=resident, by=None, wait=True, **how)


def wait_for(shift, **how):
    return come(shift, ResidentFactory(), **how)


def state_of(signup):
    return SignUp.objects.get(pk=signup.pk).state


def taken(shift):
    return Shift.objects.get(pk=shift.pk).taken


def told(template):
    return Message.objects.filter(template=template)


def resize(shift, capacity):
    times = {"starts_at": shift.starts_at, "ends_at": shift.ends_at}
    change_shift(shift=shift, by=None, capacity=capacity, **times)


def test_a_full_shift_takes_people_on_its_list_and_tells_them(shift, held, ines):
    signup = come(shift, ines)
    assert (signup.state, signup.expires_at, taken(shift)) == (State.WAITING, None, 2)
    assert "Vous êtes sur la liste d’attente" in render(told("on_waiting_list").get()).text
    assert told("somebody_signed_up").filter(dedupe_key__contains=f":{signup.pk}:").count() == 0


def test_a_shift_with_a_place_gives_it_at_once_to_who_would_wait(shift, ines):
    assert come(shift, ines).state == State.CONFIRMED


def test_nobody_waits_twice_nor_for_more_seats_than_there_are(shift, held, ines):
    come(shift, ines)
    with pytest.raises(AlreadySignedUp):
        come(shift, ines)
    with pytest.raises(ShiftFull):
        wait_for(shift, seats=3)


def test_a_freed_place_is_held_for_the_first_who_waits_and_offered(shift, held):
    first, second = wait_for(shift), wait_for(shift)
    third = wait_for(shift)
    cancel_sign_up(signup=held, by=None)
    assert [state_of(row) for row in (first, second, third)] == ["offered", "offered", "waiting"]
    assert taken(shift) == 2
    message = told("place_offered").get(to=first.resident.email)
    first.refresh_from_db()
    assert message.kind == Message.Kind.OFFER
    assert message.expires_at == first.expires_at
    assert "/i/s" in render(message).text


def test_an_offer_that_is_accepted_is_a_place_once(shift, held, odile):
    first = wait_for(shift)
    cancel_sign_up(signup=held, by=None)
    for _click in range(2):
        accept_offer(signup=first, by=None)
    assert (first.state, first.expires_at, taken(shift)) == (State.CONFIRMED, None, 1)
    assert told("sign_up_confirmed").filter(to=first.resident.email).count() == 1
    assert told("somebody_signed_up").filter(to=odile.email).count() == 2


def test_an_offer_that_is_declined_goes_to_the_next(shift, held):
    first, second, third = wait_for(shift, seats=2), wait_for(shift), wait_for(shift)
    cancel_sign_up(signup=held, by=None)
    for _click in range(2):
        decline_offer(signup=first, by=None)
    assert first.state == State.DECLINED
    assert [state_of(row) for row in (second, third)] == ["offered", "offered"]


def test_an_offer_without_answer_lapses_is_told_and_goes_to_the_next(shift, held):
    first, second = wait_for(shift, seats=2), wait_for(shift)
    cancel_sign_up(signup=held, by=None)
    first.refresh_from_db()
    with time_machine.travel(first.expires_at, tick=False):
        with pytest.raises(TooLate):
            accept_offer(signup=first, by=None)
        assert let_lapse() == 1
        assert let_lapse() == 0
    assert [state_of(first), state_of(second)] == ["expired", "offered"]
    assert told("offer_expired").get().to == first.resident.email


def test_the_place_of_a_need_that_asks_goes_through_the_association(shift, held, ines):
    Need.objects.update(answer_hours=24)
    first = come(shift, ines)
    cancel_sign_up(signup=held, by=None)
    accept_offer(signup=first, by=None)
    assert (first.state, taken(shift)) == (State.REQUESTED, 1)
    assert told("somebody_asks").exists()


def test_a_party_is_offered_all_its_places_or_none_and_lets_smaller_ones_pass(shift, held):
    cancel_sign_up(signup=held, by=None)
    one, other = wait_for(shift), wait_for(shift)
    family, single = wait_for(shift, seats=2), wait_for(shift)
    cancel_sign_up(signup=one, by=None)
    assert [state_of(family), state_of(single)] == ["waiting", "offered"]
    cancel_sign_up(signup=other, by=None)
    decline_offer(signup=single, by=None)
    assert state_of(family) == "offered"
    assert (
        "2 places se sont libérées"
        in render(told("place_offered").get(to=family.resident.email)).text
    )


def test_companions_wait_are_offered_and_accept_as_one(shift, held, ines):
    child = ResidentFactory(account=ines.account, is_self=False, name="Zoé", email="")
    signup = come(shift, ines, companions=[child])
    cancel_sign_up(signup=held, by=None)
    accept_offer(signup=signup, by=ines.account)
    party = SignUp.objects.filter(party=signup.party)
    assert {row.resident for row in party} == {ines, child}
    assert {row.state for row in party} == {State.CONFIRMED}
    assert told("place_offered").count() == 1


def test_one_of_a_party_who_stays_at_home_frees_her_seat_alone(shift, ines):
    child = ResidentFactory(account=ines.account, is_self=False, name="Zoé", email="")
    signup = come(shift, ines, companions=[child])
    cancel_sign_up(signup=SignUp.objects.get(resident=child), by=ines.account)
    assert (state_of(signup), taken(shift)) == (State.CONFIRMED, 1)


def test_a_family_that_leaves_together_frees_all_its_seats_at_once(shift, ines):
    child = ResidentFactory(account=ines.account, is_self=False, name="Zoé", email="")
    left = come(shift, ines, companions=[child])
    family, single = wait_for(shift, seats=2), wait_for(shift)
    cancel_party(signup=left, by=ines.account)
    assert [state_of(family), state_of(single)] == ["offered", "waiting"]
    assert told("sign_up_cancelled").count() == 1


def test_new_places_are_offered_to_those_who_wait(shift, held, ines):
    signup = come(shift, ines)
    resize(shift, 3)
    assert (state_of(signup), taken(shift)) == (State.OFFERED, 3)


def test_leaving_the_list_tells_nobody(shift, held, ines):
    signup = come(shift, ines)
    before = Message.objects.count()
    cancel_sign_up(signup=signup, by=ines.account)
    assert (state_of(signup), taken(shift)) == (State.CANCELLED, 2)
    assert Message.objects.count() == before


def test_the_list_closes_when_the_shift_begins_and_says_so_once(shift, held, ines):
    signup = come(shift, ines)
    with time_machine.travel(shift.starts_at + timedelta(seconds=1), tick=False):
        assert let_lapse() == 1
        with pytest.raises(ShiftClosed):
            cancel_sign_up(signup=held, by=None)
        assert let_lapse() == 0
    assert state_of(signup) == State.EXPIRED
    assert told("waiting_list_closed").count() == 1
    assert not told("place_offered").exists()


def test_an_offer_ends_with_a_shift_that_is_brought_forward(shift, held, ines):
    signup = come(shift, ines)
    cancel_sign_up(signup=held, by=None)
    sooner = timezone.now() + timedelta(hours=1)
    ends_at = sooner + timedelta(hours=2)
    change_shift(shift=shift, by=None, starts_at=sooner, ends_at=ends_at, capacity=2)
    signup.refresh_from_db()
    assert signup.expires_at == sooner
