"""One person leaves a party; those who registered with her keep their places."""

from django.db import transaction

from engagement.events import messages
from engagement.events.actions.places import fill, locked, move_party
from engagement.events.models import Registration
from engagement.people.models import Account


@transaction.atomic
def leave_event(*, registration: Registration, by: Account | None) -> bool:
    """End one live registration and offer what it held; False once the event is over."""
    event = locked(registration.event_id)
    registration.refresh_from_db()
    registration.event = event
    if registration.state not in Registration.LIVE or event.is_over:
        return False
    was_expected = registration.state == Registration.State.CONFIRMED
    move_party(event, [registration], Registration.State.CANCELLED, by=by)
    fill(event)
    if was_expected:
        messages.tell_cancelled(event, [registration])
    return True
