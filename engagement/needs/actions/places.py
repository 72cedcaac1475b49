"""The seats of a shift: who holds them and who gets free ones.

Every action on sign-ups touches the shift first (`take` or `locked`) and the sign-ups after, so
that two of them never wait for each other, and the waiting list stands still under `fill`.
"""

from collections.abc import Sequence
from datetime import datetime
from uuid import UUID

from django.utils import timezone

from engagement.base.places import free, parties_in_order, take
from engagement.needs import messages
from engagement.needs.deadlines import held_until, offer_until
from engagement.needs.models import Need, Shift, SignUp
from engagement.outbox.answers import about
from engagement.outbox.models import Message
from engagement.outbox.untold import withdraw_untold
from engagement.people.actions import recipient_key
from engagement.people.models import Account
from engagement.people.reaching import OFFERED


def locked(shift_id: int) -> Shift:
    """Return the shift, its need and association, held until the transaction ends.

    SQLite knows no row locks; there the transaction itself is the only writer (IMMEDIATE).
    """
    rows = Shift.objects.select_for_update(of=("self",), no_key=True)
    rows = rows.select_related("need__association", "need__neighbourhood")
    return rows.defer("need__neighbourhood__outline").get(pk=shift_id)  # polygons are large


def fill(shift: Shift) -> int:
    """Offer the free seats of a locked shift to its waiting list; return the number of offers.

    First come, first served; a party that needs more seats than are free lets smaller ones pass,
    so that nobody waits whom the free seats would hold.
    """
    if not takes_people(shift):
        return 0
    offers = 0
    for party, seats in waiting_parties(shift):
        if seats <= shift.places_left and take(shift, seats):
            members = party_of(shift, party, SignUp.State.WAITING)
            until = _offered_until(shift, members)
            move_party(shift, members, SignUp.State.OFFERED, by=None, until=until)
            messages.tell_offered(shift, members)
            offers += 1
    return offers


def _offered_until(shift: Shift, members: Sequence[SignUp]) -> datetime:
    """Return when an offer ends; one told by people is held until they have told it."""
    _signup, found = messages.addressed(shift, members, OFFERED)
    by_mail = found is not None and found.way == Message.Way.EMAIL
    return (offer_until if by_mail else held_until)(shift, timezone.now())


def waiting_parties(shift: Shift) -> Sequence[tuple[UUID, int]]:
    """Return the parties of the waiting list in their order, with the seats that each needs."""
    if not shift.places_left:
        return []
    return parties_in_order(SignUp.objects.filter(shift=shift, state=SignUp.State.WAITING))


def party_of(shift: Shift, party: UUID, state: str) -> list[SignUp]:
    """Return who signed up together and is in this state, the one who asked first."""
    rows = SignUp.objects.filter(shift=shift, party=party, state=state)
    members = list(rows.select_related("resident").order_by("pk"))
    for member in members:
        member.shift = shift
    return members


def live_parties(shift: Shift) -> list[list[SignUp]]:
    """Return everybody who still asks for a place here or holds one, by party."""
    rows = SignUp.objects.live().filter(shift=shift).select_related("resident")
    parties: dict[UUID, list[SignUp]] = {}
    for row in rows.order_by("pk"):
        row.shift = shift
        parties.setdefault(row.party, []).append(row)
    return list(parties.values())


def cancel_all(
    shift: Shift, parties: list[list[SignUp]], *, by: Account | None, reason: str
) -> None:
    """Cancel these parties of a locked shift and offer their seats to nobody."""
    for party in parties:
        move_party(shift, party, SignUp.State.CANCELLED, by=by, reason=reason)


def move_party(
    shift: Shift,
    members: Sequence[SignUp],
    to: SignUp.State,
    *,
    by: Account | None,
    reason: str = "",
    until: datetime | None = None,
) -> None:
    """Move sign-ups of one state of a locked shift; the seats they held and lose become free.

    Those who come to hold seats had them taken before. `until` goes with the states that wait for
    an answer.
    """
    held = [member.seats for member in members if member.state in SignUp.HOLDING]
    _forget_untold(members, to)
    cancelled_at = timezone.now() if to == SignUp.State.CANCELLED else None
    for member in members:
        resident = member.resident
        member.move(to, by=by, reason=reason, expires_at=until, cancelled_at=cancelled_at)
        member.shift, member.resident = shift, resident
    if held and to not in SignUp.HOLDING:
        free(shift, sum(held))


def _forget_untold(members: Sequence[SignUp], to: SignUp.State) -> None:
    """Withdraw what people have still to tell and is no longer so.

    Of an offer that was answered the offer, of a place that is given back all.
    """
    which = {} if to not in SignUp.LIVE else {"kind": Message.Kind.OFFER}
    if which and members[0].state != SignUp.State.OFFERED:
        return
    withdraw_untold(
        recipient_keys=[recipient_key(member.resident) for member in members],
        about=[about(messages.ABOUT, member.pk) for member in members],
        **which,
    )


def takes_people(shift: Shift) -> bool:
    """Return whether people may sign up here, places aside."""
    need = shift.need
    return (
        need.state == Need.State.PUBLISHED
        and need.association.is_public
        and not need.is_elsewhere
        and shift.is_joinable
    )
