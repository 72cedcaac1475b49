"""Somebody answers while a seat is kept: the guest, the association, the one who was offered it.

An answer that was given before is not given twice; one that comes too late raises TooLate.
"""

from django.db import transaction
from django.utils import timezone

from engagement.needs import messages
from engagement.needs.actions.places import fill, locked, move_party, party_of
from engagement.needs.actions.signing_up import state_when_sure
from engagement.needs.deadlines import offer_until
from engagement.needs.models import Shift, SignUp
from engagement.people.models import Account

State = SignUp.State


class TooLate(Exception):
    """The time to answer is over, or the sign-up has ended otherwise."""


@transaction.atomic
def confirm_guest(*, signup: SignUp) -> SignUp:
    """The guest pressed the button of her message; raises TooLate."""
    return _make_sure(signup, State.UNCONFIRMED, by=None)


@transaction.atomic
def accept_offer(*, signup: SignUp, by: Account | None) -> SignUp:
    """Take the place that was offered, for the whole party; raises TooLate."""
    return _make_sure(signup, State.OFFERED, by=by)


@transaction.atomic
def decline_offer(*, signup: SignUp, by: Account | None) -> SignUp:
    """Leave the place that was offered to the next; raises TooLate."""
    shift, members = _awaiting(signup, State.OFFERED, answered=(State.DECLINED,))
    if members:
        move_party(shift, members, State.DECLINED, by=by)
        fill(shift)
    return _fresh(signup)


@transaction.atomic
def begin_offer(*, signup: SignUp, by: Account | None) -> SignUp:
    """Note that she was told of her offer by telephone and thinks it over; raises TooLate.

    From now on she has the time that an e-mail would have left her, and the seat is no longer held
    for the call.
    """
    shift, members = _awaiting(signup, State.OFFERED, answered=())
    rows = SignUp.objects.filter(pk__in=[member.pk for member in members], state=State.OFFERED)
    rows.update(expires_at=offer_until(shift, timezone.now()))
    return _fresh(signup)


@transaction.atomic
def answer_request(*, signup: SignUp, by: Account | None, accept: bool, reason: str = "") -> SignUp:
    """The association says yes or no to a whole party, which is told; raises TooLate."""
    to = State.CONFIRMED if accept else State.REFUSED
    shift, members = _awaiting(signup, State.REQUESTED, answered=(to,))
    if members:
        move_party(shift, members, to, by=by, reason=reason)
        messages.tell_answered(shift, members, reason)
        fill(shift)
    return _fresh(signup)


@transaction.atomic
def say_coming(*, signup: SignUp, by: Account | None) -> SignUp:
    """Note that the party will come, as a reminder asks; raises TooLate without a place."""
    shift = locked(signup.shift_id)
    members = party_of(shift, signup.party, State.CONFIRMED)
    if not members:
        raise TooLate
    unsaid = [member.pk for member in members if member.coming_since is None]
    SignUp.objects.filter(pk__in=unsaid).update(coming_since=timezone.now())
    return _fresh(signup)


def _make_sure(signup: SignUp, state: State, *, by: Account | None) -> SignUp:
    """Move a party from a state where it had to answer to the place, or to the association."""
    shift, members = _awaiting(signup, state, answered=(State.CONFIRMED, State.REQUESTED))
    if members:
        to, until = state_when_sure(shift)
        move_party(shift, members, to, by=by, until=until)
        messages.tell_of_state(shift, members)
    return _fresh(signup)


def _awaiting(
    signup: SignUp, state: State, *, answered: tuple[State, ...]
) -> tuple[Shift, list[SignUp]]:
    """Return the locked shift and the party whose answer it is; nobody if it is `answered`."""
    shift = locked(signup.shift_id)
    signup.refresh_from_db(fields=["state", "expires_at"])
    if signup.state in answered:
        return shift, []
    in_time = signup.expires_at is not None and signup.expires_at > timezone.now()
    if signup.state != state or not in_time:
        raise TooLate
    return shift, party_of(shift, signup.party, state)


def _fresh(signup: SignUp) -> SignUp:
    signup.refresh_from_db()
    return signup
