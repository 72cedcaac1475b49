"""A word of the organisers to people of the fête."""

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext as _

from engagement.events import messages
from engagement.events.concerned import audience_of
from engagement.events.models import Broadcast, Event
from engagement.people.models import Account


@transaction.atomic
def broadcast(*, event: Event, by: Account, audience: str, text: str) -> Broadcast:
    """Write to everybody of an audience, each address once; raises ValidationError.

    Of those without an address, `people_to_call` gives the list.
    """
    if event.state != Event.State.ANNOUNCED:
        raise ValidationError(_("Annoncez la fête d’abord, puis écrivez aux personnes."))
    row = Broadcast(event=event, audience=audience, text=text.strip(), sent_by=by)
    row.full_clean()
    row.save()
    people = audience_of(event, audience)
    row.people = messages.tell_broadcast(row, people)
    row.save(update_fields=["people"])
    return row
