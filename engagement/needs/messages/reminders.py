"""What is said once more: that somebody is expected soon, or where her sign-up stands."""

import uuid

from engagement.needs.messages.drafts import Party, to_party
from engagement.needs.messages.signups import OF_STATE, OFFER
from engagement.needs.models import Shift, SignUp
from engagement.outbox.actions import enqueue_all
from engagement.outbox.models import Message
from engagement.people.reaching import HERSELF, REMINDED

REMINDER = "sign_up_reminder"


def reminder_key(signup: SignUp, occasion: str) -> str:
    """Return the key of the message that `tell_reminder` writes to a party led by `signup`."""
    return f"{REMINDER}:{signup.pk}:{occasion}"


def tell_reminder(shift: Shift, party: Party, occasion: str) -> None:
    """Remind those who signed up together of their shift, unless it has begun meanwhile."""
    kind = Message.Kind.REMINDER
    drafts = to_party(shift, party, REMINDER, pressing=REMINDED, occasion=occasion, kind=kind)
    for draft in drafts:
        draft.expires_at = shift.starts_at
    enqueue_all(drafts)


def tell_again(shift: Shift, signup: SignUp) -> None:
    """Send the message of a live sign-up once more, to somebody who asked again for the same."""
    template = OFFER if signup.state == SignUp.State.OFFERED else OF_STATE[signup.state][0]
    again = to_party(shift, [signup], template, pressing=HERSELF, occasion=uuid.uuid4())
    enqueue_all(again)
