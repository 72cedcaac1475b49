"""A fête is called off: hidden at once, settled a minute later, so that a slip can be undone."""

from datetime import timedelta

from django.db import transaction
from django.utils import timezone

from engagement.base.places import free
from engagement.events import messages
from engagement.events.actions.places import forget_untold, locked
from engagement.events.actions.registering import TooLate
from engagement.events.concerned import sign_ups_of
from engagement.events.models import Event, Registration, RegistrationMove
from engagement.needs.actions import withdraw_need
from engagement.needs.models import Need
from engagement.people.models import Account
from engagement.search.actions import refresh

#: Nobody is told and no place is freed before this is over.
UNDO = timedelta(minutes=1)
GOES_ON = (Need.State.SUBMITTED, Need.State.PUBLISHED, Need.State.PAUSED)


@transaction.atomic
def cancel_event(*, event: Event, by: Account | None, reason: str) -> Event:
    """Call the event off; a minute later everybody is told why and every place is free."""
    event.move(Event.State.CANCELLED, by=by, reason=reason, cancelled_at=timezone.now())
    refresh(kind="event", keys=[event.pk])
    return event


@transaction.atomic
def undo_cancel_event(*, event: Event, by: Account | None) -> Event:
    """Announce the event again as if nothing had been; TooLate once people were told."""
    event = locked(event.pk)
    if event.settled_at:
        raise TooLate
    event.move(Event.State.ANNOUNCED, by=by, cancelled_at=None)
    refresh(kind="event", keys=[event.pk])
    return event


def settle_cancelled_events() -> int:
    """Settle what was called off more than a minute ago; return how many events."""
    due = Event.objects.filter(
        state=Event.State.CANCELLED,
        settled_at=None,
        cancelled_at__lte=timezone.now() - UNDO,
    )
    keys = list(due.order_by("pk").values_list("pk", flat=True))
    return sum(_settle(key) for key in keys)


@transaction.atomic
def _settle(event_id: int) -> bool:
    """Free every place of a cancelled event and tell everybody once; once more changes nothing."""
    event = locked(event_id)
    if event.state != Event.State.CANCELLED or event.settled_at:
        return False
    move = event.moves.latest("at", "pk")
    registrations = list(Registration.objects.live().filter(event=event).select_related("resident"))
    sign_ups = list(sign_ups_of(event).live().select_related("resident"))
    forget_untold(registrations, Registration.State.CANCELLED)
    _cancel_all(event, registrations, by=move.by, reason=move.reason)
    needs = Need.objects.filter(event_need__event=event, state__in=GOES_ON)
    for need in needs.select_related("association").order_by("pk"):
        withdraw_need(need=need, by=move.by, reason=move.reason, tell=False)
    messages.tell_called_off(event, [row.resident for row in [*registrations, *sign_ups]])
    Event.objects.filter(pk=event.pk).update(settled_at=timezone.now())
    return True


def _cancel_all(event: Event, rows: list[Registration], *, by: Account | None, reason: str) -> None:
    """Move live registrations of a locked event to cancelled, in bulk, with their log."""
    moves = [
        RegistrationMove(
            subject=row,
            from_state=row.state,
            to_state=Registration.State.CANCELLED,
            by=by,
            reason=reason,
        )
        for row in rows
    ]
    Registration.objects.live().filter(event=event).update(
        state=Registration.State.CANCELLED, expires_at=None, cancelled_at=timezone.now()
    )
    RegistrationMove.objects.bulk_create(moves, batch_size=1000)
    free(event, sum(row.seats for row in rows if row.state in Registration.HOLDING))
