"""What is said to those registered when the fête is moved."""

from itertools import groupby

from django.db.models import QuerySet
from django.utils import translation
from django.utils.translation import gettext as _

from engagement.events.messages.drafts import Party, addressed, to_party
from engagement.events.models import Event, Registration
from engagement.events.wording import when_of, where_of
from engagement.outbox.actions import enqueue_all
from engagement.outbox.models import Message
from engagement.people.reaching import CANNOT_WAIT


def tell_changed(before: Event, event: Event) -> None:
    """Tell each party, once, what was and what is now; nobody if time, place and way are as was."""
    if not changes_between(before, event):
        return
    enqueue_all(
        message for party in live_parties(event) for message in _draft(before, event, party)
    )


def changes_between(before: Event, event: Event) -> list[dict[str, str]]:
    """Return what people go by and that is not the same any more, in the active language."""
    pairs = zip(_gone_by(before), _gone_by(event), strict=True)
    return [
        {"label": label, "old": old, "new": new}
        for (label, old), (_label, new) in pairs
        if old != new
    ]


def live_parties(event: Event) -> list[Party]:
    """Return everybody who holds a place or waits for one, by party."""
    return _by_party(Registration.objects.live().filter(event=event))


def confirmed_parties(event: Event) -> list[Party]:
    """Return everybody who is expected, by party."""
    return _by_party(Registration.objects.confirmed().filter(event=event))


def _by_party(rows: QuerySet[Registration]) -> list[Party]:
    ordered = rows.select_related("resident").order_by("party", "pk")
    return [list(party) for _key, party in groupby(ordered, key=lambda row: row.party)]


def _gone_by(event: Event) -> list[tuple[str, str]]:
    return [
        (_("Quand"), when_of(event)),
        (_("Où"), where_of(event)),
        (_("Comment venir"), event.getting_there),
    ]


def _draft(before: Event, event: Event, party: Party) -> list[Message]:
    registration, _found = addressed(event, party, CANNOT_WAIT)
    with translation.override((registration or party[0]).resident.language):
        changes = changes_between(before, event)
    return to_party(event, party, "event_changed", occasion=event.sequence, changes=changes)
