"""What is said to who registers, as the registration moves."""

import uuid
from collections.abc import Iterable

from engagement.events.messages.drafts import Party, to_party
from engagement.events.models import Event, Registration
from engagement.outbox.actions import enqueue_all
from engagement.outbox.models import Message
from engagement.people.reaching import CAN_WAIT, HERSELF, OFFERED, REMINDED

State = Registration.State

OFFER = "registration_offered"
REMINDER = "event_reminder"

#: The message of each state that a registration comes to.
OF_STATE: dict[str, str] = {
    State.UNCONFIRMED: "registration_to_confirm",
    State.WAITING: "registration_waiting",
    State.OFFERED: OFFER,
    State.CONFIRMED: "registration_confirmed",
}
#: The same where time ended it, by the state that it had.
OF_LAPSE: dict[str, str] = {
    State.WAITING: "registration_list_closed",
    State.OFFERED: "registration_offer_expired",
}


def tell_of_state(event: Event, party: Party) -> None:
    """Tell where a new or confirmed registration stands; she has just asked for it."""
    enqueue_all(to_party(event, party, OF_STATE[party[0].state], pressing=HERSELF))


def tell_offered(event: Event, party: Party) -> None:
    """Say that a place is kept; by telephone it is kept until somebody has called."""
    offer = Message.Kind.OFFER
    enqueue_all(to_party(event, party, OFFER, pressing=OFFERED, kind=offer))


def tell_expired(event: Event, party: Party, was: State) -> None:
    """Tell that the time to answer is over, or that the list closed; a silent guest nothing."""
    if was in OF_LAPSE:
        enqueue_all(to_party(event, party, OF_LAPSE[was], pressing=CAN_WAIT))


def tell_cancelled(event: Event, party: Party) -> None:
    """Confirm that the places are given back."""
    enqueue_all(to_party(event, party, "registration_cancelled", pressing=HERSELF))


def tell_reminder(event: Event, parties: Iterable[Party]) -> None:
    """Remind each party of the fête, once for each time that it had."""
    drafts = [
        draft
        for party in parties
        for draft in to_party(
            event,
            party,
            REMINDER,
            pressing=REMINDED,
            occasion=event.sequence,
            kind=Message.Kind.REMINDER,
        )
    ]
    for draft in drafts:
        draft.expires_at = event.starts_at
    enqueue_all(drafts)


def tell_again(event: Event, registration: Registration) -> None:
    """Send the message of a live registration once more, to somebody who asked again."""
    template = OF_STATE[registration.state]
    again = to_party(event, [registration], template, pressing=HERSELF, occasion=uuid.uuid4())
    enqueue_all(again)
