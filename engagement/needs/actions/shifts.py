"""The shifts of a need are set and changed."""

from datetime import datetime

from django.db import transaction
from django.db.models import F, Value
from django.db.models.functions import Greatest

from engagement.needs import messages
from engagement.needs.models import Need, Shift, SignUp
from engagement.people.models import Account


@transaction.atomic
def add_shift(
    *,
    need: Need,
    by: Account | None,
    starts_at: datetime | None,
    ends_at: datetime | None,
    capacity: int,
) -> Shift:
    """Add a shift to a need; raises ValidationError."""
    shift = Shift(need=need, starts_at=starts_at, ends_at=ends_at, capacity=capacity)
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
) -> Shift:
    """Change times and places; raises ValidationError.

    Nobody loses a place: the capacity never goes below the places taken at that very moment.
    Those who hold one are told of new times.
    """
    moved = (shift.starts_at, shift.ends_at) != (starts_at, ends_at)
    shift.starts_at, shift.ends_at = starts_at, ends_at
    shift.capacity = max(capacity, shift.taken)
    shift.full_clean()
    Shift.objects.filter(pk=shift.pk).update(
        starts_at=starts_at, ends_at=ends_at, capacity=Greatest(Value(capacity), F("taken"))
    )
    shift.refresh_from_db(fields=["starts_at", "ends_at", "capacity", "taken"])
    if moved:
        for signup in SignUp.objects.live().filter(shift=shift).select_related("resident"):
            messages.tell_moved(signup)
    return shift
