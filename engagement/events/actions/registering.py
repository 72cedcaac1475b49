"""A resident says that she comes to a fête, answers for a kept place, or gives it back."""

import uuid
from collections.abc import Sequence
from datetime import datetime
from itertools import groupby

from django.db import IntegrityError, transaction
from django.db.models import Q
from django.utils import timezone

from engagement.base.places import take
from engagement.events import messages
from engagement.events.actions.places import fill, locked, move_party, party_of, takes_people
from engagement.events.deadlines import guest_until, offer_until
from engagement.events.models import Event, Registration
from engagement.people.actions import guest_resident
from engagement.people.models import Account, Channel, Resident

State = Registration.State


class RegistrationRefused(Exception):
    """No place was given; the subclass says why."""


class EventFull(RegistrationRefused):
    """There are not as many places left."""


class AlreadyRegistered(RegistrationRefused):
    """One of these residents is registered, or waits."""


class EventClosed(RegistrationRefused):
    """The event is over, was called off, or takes no registrations."""


class TooLate(Exception):
    """The time to answer is over, or the registration has ended otherwise."""


@transaction.atomic
def register(
    *,
    event: Event,
    resident: Resident,
    by: Account | None,
    channel: Channel = Channel.WEB,
    seats: int = 1,
    companions: Sequence[Resident] = (),
    guest: bool = False,
    wait: bool = False,
    access_needs: str = "",
) -> Registration:
    """Give the resident and those with her their places, all or none; queue what is to be said.

    `seats` counts her and companions without a name; `companions` are other residents, one seat
    each. A `guest` confirms by her message first; with `wait`, a full event takes them on its
    waiting list. Raises a RegistrationRefused. The first statement is the conditional update.
    """
    people, wanted = [resident, *companions], seats + len(companions)
    held = take(event, wanted)
    event = locked(event.pk)
    if not takes_people(event):
        raise EventClosed
    if Registration.objects.live().filter(event=event, resident__in=people).exists():
        raise AlreadyRegistered
    if wait and not held:
        # Seats freed from now on find her on the list; those freed a moment ago are hers.
        held = take(event, wanted)
    if not held and (not wait or wanted > (event.capacity or wanted)):
        raise EventFull
    state, until = _first_state(event, held=held, guest=guest)
    party = [
        Registration(
            event=event,
            resident=person,
            seats=seats if person is resident else 1,
            state=state,
            expires_at=until,
            by=by,
            channel=channel,
            access_needs=access_needs if person is resident else "",
        )
        for person in people
    ]
    _write(party)
    messages.tell_of_state(event, party)
    return party[0]


def _first_state(event: Event, *, held: bool, guest: bool) -> tuple[State, datetime | None]:
    if not held:
        return State.WAITING, None
    if guest:
        return State.UNCONFIRMED, guest_until(event, timezone.now())
    return State.CONFIRMED, None


def _write(party: list[Registration]) -> None:
    """Insert a party of one moment; AlreadyRegistered if one of them came in between."""
    together, now = uuid.uuid4(), timezone.now()
    for registration in party:
        registration.party, registration.created_at = together, now
    try:
        Registration.objects.bulk_create(party)
    except IntegrityError as error:
        raise AlreadyRegistered from error


@transaction.atomic
def register_guest(
    *,
    event: Event,
    name: str,
    email: str,
    seats: int = 1,
    wait: bool = False,
    access_needs: str = "",
) -> None:
    """Keep places for somebody without account until she presses the button of her message.

    Raises a RegistrationRefused, but nothing here says whether an address is known: whoever is
    registered already is sent its message again.
    """
    event = locked(event.pk)  # so that a form sent twice at once finds the guest of the first
    resident = guest_resident(name=name, email=email)
    try:
        register(
            event=event,
            resident=resident,
            by=None,
            seats=seats,
            guest=True,
            wait=wait,
            access_needs=access_needs,
        )
    except AlreadyRegistered:
        known = Registration.objects.live().get(event=event, resident=resident)
        messages.tell_again(event, known)


@transaction.atomic
def register_by_hand(
    *,
    event: Event,
    by: Account,
    name: str,
    channel: str,
    phone: str = "",
    email: str = "",
    seats: int = 1,
    access_needs: str = "",
    wait: bool = False,
) -> Registration:
    """Register somebody whom the organisers met: sure at once, nothing to confirm.

    Raises a RegistrationRefused. Told the same twice, she is registered once.
    """
    event = locked(event.pk)
    if phone or email:
        resident = guest_resident(name=name, email=email, phone=phone)
    else:
        resident = Resident.objects.create(name=name, channel=channel)
    known = Registration.objects.live().filter(event=event, resident=resident)
    return known.select_related("resident").first() or register(
        event=event,
        resident=resident,
        by=by,
        channel=Channel(channel),
        seats=seats,
        wait=wait,
        access_needs=access_needs,
    )


@transaction.atomic
def confirm_registration(*, registration: Registration) -> Registration:
    """The guest pressed the button of her message; raises TooLate."""
    return _answer(registration, State.UNCONFIRMED, State.CONFIRMED, by=None)


@transaction.atomic
def accept_place(*, registration: Registration, by: Account | None) -> Registration:
    """Take the place that was offered, for the whole party; raises TooLate."""
    return _answer(registration, State.OFFERED, State.CONFIRMED, by=by)


@transaction.atomic
def decline_place(*, registration: Registration, by: Account | None) -> Registration:
    """Leave the place that was offered to the next; raises TooLate."""
    return _answer(registration, State.OFFERED, State.DECLINED, by=by)


@transaction.atomic
def begin_place(*, registration: Registration, by: Account | None) -> Registration:
    """Note that she was told of her offer by telephone and thinks it over; raises TooLate.

    From now on she has the time that an e-mail would have left her.
    """
    event = locked(registration.event_id)
    registration.refresh_from_db(fields=["state", "expires_at"])
    until = registration.expires_at
    if registration.state != State.OFFERED or until is None or until <= timezone.now():
        raise TooLate
    rows = Registration.objects.filter(event=event, party=registration.party, state=State.OFFERED)
    rows.update(expires_at=offer_until(event, timezone.now()))
    return _fresh(registration)


@transaction.atomic
def cancel_registration(*, registration: Registration, by: Account | None) -> Registration:
    """End the registrations of all who registered together and offer what they held.

    Before the end of the event; a second click changes and says nothing.
    """
    event = locked(registration.event_id)
    members = party_of(event, registration.party, *Registration.LIVE)
    if members and not event.is_over:
        expected = [member for member in members if member.state == State.CONFIRMED]
        move_party(event, members, State.CANCELLED, by=by)
        fill(event)
        if expected:
            messages.tell_cancelled(event, members)
    return _fresh(registration)


def _answer(
    registration: Registration, state: State, to: State, *, by: Account | None
) -> Registration:
    """Move a party that was asked; an answer given before is not given twice."""
    event = locked(registration.event_id)
    registration.refresh_from_db(fields=["state", "expires_at"])
    if registration.state == to:
        return registration
    in_time = registration.expires_at is not None and registration.expires_at > timezone.now()
    if registration.state != state or not in_time:
        raise TooLate
    members = party_of(event, registration.party, state)
    move_party(event, members, to, by=by)
    if to == State.CONFIRMED:
        messages.tell_of_state(event, members)
    fill(event)
    return _fresh(registration)


def _fresh(registration: Registration) -> Registration:
    registration.refresh_from_db()
    return registration


def let_registrations_lapse() -> int:
    """Settle each event where a time is over or free seats wait; return how many events."""
    over = Q(pk__in=Registration.objects.lapsed().values("event"))
    waited_for = Q(pk__in=Registration.objects.filter(state=State.WAITING).values("event"))
    keys = list(Event.objects.filter(over | waited_for).order_by("pk").values_list("pk", flat=True))
    for key in keys:
        settle_places(key)
    return len(keys)


@transaction.atomic
def settle_places(event_id: int) -> None:
    """Do what the clock asks of the places of one event; once more changes nothing."""
    event = locked(event_id)
    over = Registration.objects.filter(event=event).lapsed()
    if event.is_over:
        over |= Registration.objects.filter(event=event, state=State.WAITING)
    rows = over.select_related("resident").order_by("party", "pk")
    for _party, members in groupby(rows, key=lambda row: row.party):
        party = list(members)
        was = State(party[0].state)
        move_party(event, party, State.EXPIRED, by=None)
        messages.tell_expired(event, party, was)
    fill(event)
