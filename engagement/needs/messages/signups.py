"""What is said to those who sign up and to their association, as the sign-up moves."""

from engagement.needs.messages.drafts import ABOUT, Party, to_association, to_party
from engagement.needs.models import Shift, SignUp
from engagement.outbox.actions import enqueue_all
from engagement.outbox.answers import about as about_key
from engagement.outbox.models import Message
from engagement.outbox.untold import withdraw_untold
from engagement.people.actions import recipient_key
from engagement.people.reaching import CAN_WAIT, CANNOT_WAIT, HERSELF, OFFERED, Pressing

State = SignUp.State

OFFER = "place_offered"
MOVED = "shift_moved"

#: What is said when a sign-up comes to a state: the template for the resident, then the one for
#: the association.
OF_STATE: dict[str, tuple[str, str]] = {
    State.UNCONFIRMED: ("guest_to_confirm", ""),
    State.REQUESTED: ("request_received", "somebody_asks"),
    State.WAITING: ("on_waiting_list", ""),
    State.CONFIRMED: ("sign_up_confirmed", "somebody_signed_up"),
}
#: The same where time ended it, by the state that it had.
OF_LAPSE: dict[str, tuple[str, str]] = {
    State.REQUESTED: ("request_lapsed", "request_unanswered"),
    State.WAITING: ("waiting_list_closed", ""),
    State.OFFERED: ("offer_expired", ""),
}


def tell_of_state(shift: Shift, party: Party) -> None:
    """Tell both sides where a new or confirmed sign-up stands; she has just asked for it."""
    _tell(shift, party, *OF_STATE[party[0].state], HERSELF)


def tell_expired(shift: Shift, party: Party, was: State) -> None:
    """Tell those concerned that the time to answer is over, or that the waiting list closed.

    A guest who never pressed her button is not written to again.
    """
    if was in OF_LAPSE:
        pressing = CANNOT_WAIT if was == State.REQUESTED else CAN_WAIT
        _tell(shift, party, *OF_LAPSE[was], pressing)


def tell_offered(shift: Shift, party: Party) -> None:
    """Say that a place is kept; by telephone it is kept until somebody has called."""
    offer = Message.Kind.OFFER
    enqueue_all(to_party(shift, party, OFFER, pressing=OFFERED, kind=offer))


def tell_answered(shift: Shift, party: Party, reason: str) -> None:
    """Tell the resident the association's yes or no."""
    accepted = party[0].state == State.CONFIRMED
    template = "sign_up_confirmed" if accepted else "request_refused"
    enqueue_all(to_party(shift, party, template, reason=reason))


def tell_cancelled(shift: Shift, party: Party) -> None:
    """Tell both sides that places that were held are given back, by whoever held them."""
    _tell(shift, party, "sign_up_cancelled", "somebody_cancelled", HERSELF)


def tell_withdrawn(shift: Shift, party: Party) -> None:
    """Tell the resident that the need no longer takes place."""
    enqueue_all(to_party(shift, party, "need_withdrawn"))


def tell_called_off(shift: Shift, party: Party, reason: str) -> None:
    """Tell the resident that her shift does not take place, and why."""
    enqueue_all(to_party(shift, party, "shift_called_off", reason=reason))


def tell_moved(shift: Shift, party: Party) -> None:
    """Tell the resident the new times of her shift."""
    withdraw_untold(
        recipient_keys=[recipient_key(member.resident) for member in party],
        about=[about_key(ABOUT, member.pk) for member in party],
        template=MOVED,  # times that nobody told her before they changed again
    )
    enqueue_all(to_party(shift, party, MOVED, occasion=shift.sequence))


def _tell(
    shift: Shift, party: Party, to_resident: str, to_the_association: str, pressing: Pressing
) -> None:
    drafts = to_party(shift, party, to_resident, pressing=pressing)
    if to_the_association:
        drafts += to_association(shift, party, to_the_association)
    enqueue_all(drafts)
