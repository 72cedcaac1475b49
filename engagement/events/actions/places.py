"""The seats of a fête: who holds them and who gets free ones.

As with shifts, every action touches the event first (`take` or `locked`) and its registrations
after, so that two of them never wait for each other.
"""

from collections.abc import Sequence
from datetime import datetime
from uuid import UUID

from django.utils import timezone

from engagement.base.places import free, parties_in_order, take
from engagement.events import messages
from engagement.events.deadlines import held_until, offer_until
from engagement.events.models import Event, Registration
from engagement.outbox.answers import about
from engagement.outbox.models import Message
from engagement.outbox.untold import withdraw_untold
from engagement.people.actions import recipient_key
from engagement.people.models import Account
from engagement.people.reaching import OFFERED

State = Registration.State


def locked(event_id: int) -> Event:
    """Return the event, its association and neighbourhood, held until the transaction ends."""
    rows = Event.objects.select_for_update(of=("self",), no_key=True)
    rows = rows.select_related("association", "neighbourhood").defer("neighbourhood__outline")
    return rows.get(pk=event_id)


def takes_people(event: Event) -> bool:
    """Return whether people may register, places aside."""
    announced = event.state == Event.State.ANNOUNCED and not event.is_over
    return announced and event.takes_registrations


def fill(event: Event) -> int:
    """Offer the free seats of a locked event to its waiting list; return the number of offers."""
    if not takes_people(event):
        return 0
    offers = 0
    for party, seats in waiting_parties(event):
        if take(event, seats):
            members = party_of(event, party, State.WAITING)
            until = _offered_until(event, members)
            move_party(event, members, State.OFFERED, by=None, until=until)
            messages.tell_offered(event, members)
            offers += 1
    return offers


def _offered_until(event: Event, members: Sequence[Registration]) -> datetime:
    """Return when an offer ends; one told by people is held until they have told it."""
    _registration, found = messages.addressed(event, members, OFFERED)
    by_mail = found is not None and found.way == Message.Way.EMAIL
    return (offer_until if by_mail else held_until)(event, timezone.now())


def waiting_parties(event: Event) -> Sequence[tuple[UUID, int]]:
    """Return the parties of the waiting list in their order, with the seats that each needs."""
    if event.places_left == 0:
        return []
    return parties_in_order(Registration.objects.filter(event=event, state=State.WAITING))


def party_of(event: Event, party: UUID, *states: str) -> list[Registration]:
    """Return who registered together and is in one of these states, the one who asked first."""
    rows = Registration.objects.filter(event=event, party=party, state__in=states)
    members = list(rows.select_related("resident").order_by("pk"))
    for member in members:
        member.event = event
    return members


def move_party(
    event: Event,
    members: Sequence[Registration],
    to: Registration.State,
    *,
    by: Account | None,
    reason: str = "",
    until: datetime | None = None,
) -> None:
    """Move registrations of a locked event; the seats they held and lose become free.

    Those who come to hold seats had them taken before.
    """
    held = [member.seats for member in members if member.state in Registration.HOLDING]
    forget_untold(members, to)
    cancelled_at = timezone.now() if to == State.CANCELLED else None
    for member in members:
        resident = member.resident
        member.move(to, by=by, reason=reason, expires_at=until, cancelled_at=cancelled_at)
        member.event, member.resident = event, resident
    if held and to not in Registration.HOLDING:
        free(event, sum(held))


def forget_untold(members: Sequence[Registration], to: Registration.State) -> None:
    """Withdraw what people have still to tell and is no longer so, as for shifts."""
    which = {} if to not in Registration.LIVE else {"kind": Message.Kind.OFFER}
    if which and members[0].state != State.OFFERED:
        return
    withdraw_untold(
        recipient_keys=[recipient_key(member.resident) for member in members],
        about=[about(messages.ABOUT, member.pk) for member in members],
        **which,
    )
