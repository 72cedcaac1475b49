"""The shifts of a need are set and changed."""

from datetime import datetime

from django.db import transaction
from django.utils import timezone

from engagement.needs import messages
from engagement.needs.actions.places import cancel_all, fill, live_parties, locked
from engagement.needs.models import Need, Shift, ShiftSeries, SignUp
from engagement.people.models import Account


@transaction.atomic
def add_shift(
    *,
    need: Need,
    by: Account | None,
    starts_at: datetime | None,
    ends_at: datetime | None,
    capacity: int,
    minimum: int = 0,
    is_discovery: bool = False,
) -> Shift:
    """Add a shift to a need; raises ValidationError."""
    shift = Shift(
        need=need,
        starts_at=starts_at,
        ends_at=ends_at,
        capacity=capacity,
        minimum=minimum,
        is_discovery=is_discovery,
    )
    shift.full_clean()
    shift.save()
    return shift


@transaction.atomic
def change_shift(
    *,
    shift: Shift,
    by: Account | None,
    starts_at: datetime | None,
    ends_at: datetime | None,
    capacity: int,
    minimum: int | None = None,
    is_discovery: bool | None = None,
) -> Shift:
    """Change times and places, the rest if it is given; raises ValidationError.

    Nobody loses a place: the capacity never goes below the places taken at that very moment.
    Those signed up are told of new times; new places are offered to those who wait. A shift with
    times of its own leaves its series.
    """
    if (shift.starts_at, shift.ends_at) != (starts_at, ends_at):
        leave_series(shift)
    stored = locked(shift.pk)
    stored.minimum = stored.minimum if minimum is None else minimum
    stored.is_discovery = stored.is_discovery if is_discovery is None else is_discovery
    move_shift(stored, starts_at, ends_at, capacity)
    shift.refresh_from_db()
    return shift


def move_shift(
    shift: Shift, starts_at: datetime | None, ends_at: datetime | None, capacity: int
) -> Shift:
    """Save a locked shift with new times and places, as `change_shift` says."""
    moved = (shift.starts_at, shift.ends_at) != (starts_at, ends_at)
    shift.starts_at, shift.ends_at = starts_at, ends_at
    shift.capacity = max(capacity, shift.taken)
    shift.sequence += moved
    shift.full_clean()
    shift.save(
        update_fields=[
            "starts_at",
            "ends_at",
            "capacity",
            "minimum",
            "is_discovery",
            "sequence",
        ]
    )
    if moved:
        _answer_before_the_start(shift)
        for party in live_parties(shift):
            messages.tell_moved(shift, party)
    fill(shift)
    return shift


@transaction.atomic
def call_off_shift(*, shift: Shift, by: Account | None, reason: str) -> Shift:
    """Say that a shift does not take place; those signed up lose it and are told why."""
    skip_in_series(shift)
    stored = locked(shift.pk)
    if stored.called_off_at is None:
        stored.called_off_at = timezone.now()
        stored.save(update_fields=["called_off_at"])
        parties = live_parties(stored)
        cancel_all(stored, parties, by=by, reason=reason)
        for party in parties:
            messages.tell_called_off(stored, party, reason)
    shift.refresh_from_db()
    return shift


def leave_series(shift: Shift) -> None:
    """Make a shift one of its own: its series writes no other for that date, nor changes it."""
    if shift.series_id:
        skip_in_series(shift)
        Shift.objects.filter(pk=shift.pk).update(series=None)


def skip_in_series(shift: Shift) -> None:
    """Note with its series that the date of this shift needs no other.

    A series is locked before its shifts, here and in actions/series.py.
    """
    if shift.series_id is None:
        return
    series = ShiftSeries.objects.select_for_update().get(pk=shift.series_id)
    day = timezone.localdate(shift.starts_at).isoformat()
    series.days_off = sorted({*series.days_off, day})
    series.save(update_fields=["days_off"])


def _answer_before_the_start(shift: Shift) -> None:
    """Bring forward the answers that were awaited until after the new start."""
    if shift.closes_at:
        awaited = SignUp.objects.filter(shift=shift, expires_at__gt=shift.closes_at)
        awaited.update(expires_at=shift.closes_at)
