"""A resident asks for places in a shift, or gives hers back."""

import uuid
from collections.abc import Collection, Mapping, Sequence
from datetime import datetime

from django.db import IntegrityError, transaction
from django.utils import timezone

from engagement.base.places import take
from engagement.needs import messages
from engagement.needs.actions.places import fill, locked, move_party, party_of, takes_people
from engagement.needs.deadlines import guest_until, request_until
from engagement.needs.models import Answer, Question, Shift, SignUp
from engagement.people.models import Account, Channel, Resident

State = SignUp.State


class SignUpRefused(Exception):
    """No place was given; the subclass says why."""


class ShiftFull(SignUpRefused):
    """There are not as many places left."""


class AlreadySignedUp(SignUpRefused):
    """One of these residents holds a place in this shift, or waits for one."""


class ShiftClosed(SignUpRefused):
    """The shift has begun, or its need takes nobody here."""


@transaction.atomic
def sign_up(
    *,
    shift: Shift,
    resident: Resident,
    by: Account | None,
    channel: Channel = Channel.WEB,
    seats: int = 1,
    companions: Sequence[Resident] = (),
    guest: bool = False,
    wait: bool = False,
    guardian: str = "",
    minors: Collection[Resident] | None = None,
    shares_phone: bool = False,
    answers: Mapping[Question, str] | None = None,
) -> SignUp:
    """Give the resident and those with her their places, all or none; queue what is to be said.

    `seats` counts her and companions without a name; `companions` are other residents, one seat
    each. The `guardian` answers for the `minors` among them, None for all. A `guest` confirms by
    her message first; where the need takes `answer_hours`, the association is asked; with `wait`,
    a full shift takes them on its waiting list. Raises a SignUpRefused. The first statement is the
    conditional update whose row count is the answer: never more than `capacity`, whoever else
    tries at once. What is refused later rolls it back. A shift that the caller has just seen full
    is not tried.
    """
    people, wanted = [resident, *companions], seats + len(companions)
    held = wanted <= shift.places_left and take(shift, wanted)
    if held or wait:
        shift = locked(shift.pk)  # as it is now; without a place to give, as the caller saw it
    if not takes_people(shift):
        raise ShiftClosed
    if not held and SignUp.objects.live().filter(shift=shift, resident__in=people).exists():
        raise AlreadySignedUp  # who holds seats learns it when she is written
    if wait and not held:
        # Seats freed from now on find her on the list; those freed a moment ago are hers.
        held = take(shift, wanted)
    if not held and (not wait or wanted > shift.capacity):
        raise ShiftFull
    state, until = _first_state(shift, held=held, guest=guest)
    party = [
        SignUp(
            shift=shift,
            resident=person,
            seats=seats if person is resident else 1,
            state=state,
            expires_at=until,
            by=by,
            channel=channel,
            guardian=guardian if minors is None or person in minors else "",
            shares_phone=shares_phone and person is resident,
        )
        for person in people
    ]
    _write(party, answers or {})
    messages.tell_of_state(shift, party)
    return party[0]


def _first_state(shift: Shift, *, held: bool, guest: bool) -> tuple[State, datetime | None]:
    """Return where a sign-up begins, and until when it waits for an answer."""
    now = timezone.now()
    if not held:
        return State.WAITING, None
    if guest:
        return State.UNCONFIRMED, guest_until(shift, now)
    return state_when_sure(shift)


def state_when_sure(shift: Shift) -> tuple[State, datetime | None]:
    """Return where a seat goes once its person is sure: held at once, or the association asked."""
    if shift.need.answer_hours is None:
        return State.CONFIRMED, None
    return State.REQUESTED, request_until(shift, timezone.now())


def _write(party: list[SignUp], answers: Mapping[Question, str]) -> None:
    """Insert a party of one moment; AlreadySignedUp if one of them came in between."""
    together, now = uuid.uuid4(), timezone.now()
    for signup in party:
        signup.party, signup.created_at = together, now
    try:
        SignUp.objects.bulk_create(party)
    except IntegrityError as error:
        raise AlreadySignedUp from error
    given = [
        Answer(question=question, signup=party[0], text=text)
        for question, text in answers.items()
        if text
    ]
    if given:
        Answer.objects.bulk_create(given)


@transaction.atomic
def cancel_sign_up(*, signup: SignUp, by: Account | None) -> SignUp:
    """End one person's sign-up, tell both sides if she held a place, offer it to the next.

    A second click changes and says nothing. Raises ShiftClosed once the shift has begun or the
    association has noted how she attended.
    """
    give_back(signup, by=by, in_time=True)
    return signup


@transaction.atomic
def cancel_party(*, signup: SignUp, by: Account | None) -> SignUp:
    """End the sign-ups of all who signed up together, as `cancel_sign_up` ends one."""
    shift = locked(signup.shift_id)
    members = [member for state in SignUp.LIVE for member in party_of(shift, signup.party, state)]
    if members:
        _refuse_too_late(shift, members)
        _end(shift, members, by=by, tell=True)
    signup.refresh_from_db()
    return signup


@transaction.atomic
def give_back(
    signup: SignUp, *, by: Account | None, tell: bool = True, in_time: bool = False
) -> bool:
    """Cancel a live sign-up, free what it held and offer it; False if it has ended before.

    `in_time` says that it counts as given back by her, which ends when the shift begins.
    """
    shift = locked(signup.shift_id)
    signup.refresh_from_db()
    signup.shift = shift
    if signup.state not in SignUp.LIVE:
        return False
    if in_time:
        _refuse_too_late(shift, [signup])
    _end(shift, [signup], by=by, tell=tell)
    return True


def _refuse_too_late(shift: Shift, members: Sequence[SignUp]) -> None:
    """Raise ShiftClosed where who came is already, or will soon be, what counts."""
    if not shift.is_joinable or any(member.attendance for member in members):
        raise ShiftClosed


def _end(shift: Shift, members: list[SignUp], *, by: Account | None, tell: bool) -> None:
    """Cancel live sign-ups of one party; what they held is freed whole, then offered."""
    were_expected = any(member.state == State.CONFIRMED for member in members)
    move_party(shift, members, State.CANCELLED, by=by)
    fill(shift)
    if tell and were_expected:
        messages.tell_cancelled(shift, members)
