"""Guests without account, parties that leave together, and who comes back."""

import pytest

from engagement.needs.actions import (
    ShiftClosed,
    ShiftFull,
    cancel_party,
    cancel_sign_up,
    confirm_guest,
    sign_up,
)
from engagement.needs.actions.guests import sign_up_guest
from engagement.needs.actions.returning import may_take_again, take_again
from engagement.needs.models import Need, SignUp
from engagement.outbox.models import Message
from engagement.people.models import Resident
from tests import factories

pytestmark = pytest.mark.django_db
GUEST = {"name": "Zoé", "email": "zoe@exemple.example"}


@pytest.fixture
def shift(clean_up):
    return clean_up.shifts.get()


@pytest.fixture
def place(shift, ines):
    return sign_up(shift=shift, resident=ines, by=ines.account)


def test_a_guest_holds_a_seat_until_she_answers_her_message(shift):
    sign_up_guest(shift=shift, **GUEST)
    signup = SignUp.objects.get()
    assert (signup.state, signup.resident.account) == (SignUp.State.UNCONFIRMED, None)
    assert Message.objects.get().template == "guest_to_confirm"
    confirm_guest(signup=signup)
    assert signup.state == SignUp.State.CONFIRMED


def test_the_same_guest_is_one_resident_and_never_changed(shift, clean_up):
    other = factories.ShiftFactory(need=clean_up, capacity=3)
    sign_up_guest(shift=shift, **GUEST, phone="06 12 34 56 78")
    sign_up_guest(shift=other, **GUEST, phone="06 12 34 56 78")
    assert Resident.objects.count() == 1
    sign_up_guest(shift=other, name="Max", email=GUEST["email"])
    assert {row.name: row.phone for row in Resident.objects.all()} == {
        "Zoé": "06 12 34 56 78",
        "Max": "",
    }


def test_the_address_of_an_account_makes_a_guest_like_any_other(shift, ines):
    sign_up_guest(shift=shift, name=ines.name, email=ines.email)
    assert SignUp.objects.get().resident != ines


def test_who_asks_twice_is_written_to_twice_and_holds_one_seat(shift):
    for _ in range(2):
        sign_up_guest(shift=shift, **GUEST)
    shift.refresh_from_db()
    assert (SignUp.objects.count(), shift.taken) == (1, 1)
    told = Message.objects.filter(template="guest_to_confirm")
    assert told.count() == 2
    assert len({message.context["sign_up_link"] for message in told}) == 1


def test_a_full_shift_takes_a_guest_on_its_waiting_list_only_if_she_said_so(shift):
    shift.need.shifts.update(taken=10)
    with pytest.raises(ShiftFull):
        sign_up_guest(shift=shift, **GUEST)
    assert not Resident.objects.filter(name="Zoé").exists()
    sign_up_guest(shift=shift, **GUEST, wait=True)
    assert SignUp.objects.get().state == SignUp.State.WAITING


def test_a_party_leaves_together(shift, ines):
    lina = factories.ResidentFactory(account=ines.account, is_self=False, name="Lina")
    signup = sign_up(shift=shift, resident=ines, by=ines.account, companions=[lina], seats=2)
    for _ in range(2):
        cancel_party(signup=signup, by=ines.account)
    shift.refresh_from_db()
    assert shift.taken == 0
    assert not SignUp.objects.live().exists()


def test_a_mistaken_cancellation_is_undone_with_all_that_was_told(shift, ines):
    left = sign_up(
        shift=shift, resident=ines, by=ines.account, seats=2, guardian="Ana", shares_phone=True
    )
    cancel_sign_up(signup=left, by=ines.account)
    back = take_again(signup=left, by=ines.account)
    assert (back.state, back.seats) == (SignUp.State.CONFIRMED, 2)
    assert (back.guardian, back.shares_phone) == ("Ana", True)
    shift.refresh_from_db()
    assert shift.taken == 2


def test_nobody_takes_again_what_is_full_closed_or_taken_from_her(place, odile):
    with pytest.raises(ShiftClosed):
        take_again(signup=place, by=None)  # still hers
    cancel_sign_up(signup=place, by=None)
    assert may_take_again(fresh(place))
    Need.objects.update(state=Need.State.PAUSED)
    assert not may_take_again(fresh(place))
    Need.objects.update(state=Need.State.PUBLISHED)
    place.shift.need.shifts.update(taken=10)
    assert not may_take_again(fresh(place))


def test_nobody_takes_again_what_the_association_ended(place, odile):
    cancel_sign_up(signup=place, by=odile)
    with pytest.raises(ShiftClosed):
        take_again(signup=place, by=None)


def fresh(signup: SignUp) -> SignUp:
    return SignUp.objects.get(pk=signup.pk)
