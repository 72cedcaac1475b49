"""Seats of anything that holds `capacity` and `taken`: the one statement that never overbooks."""

from collections.abc import Sequence
from typing import Any
from uuid import UUID

from django.db.models import F, Min, Q, QuerySet, Sum


def take(row: Any, seats: int) -> bool:
    """Take that many seats if all of them are free; the row count is the answer.

    Without a capacity there is always room. `row.taken` follows.
    """
    rows = type(row)._default_manager.filter(pk=row.pk)
    free_enough = rows.filter(Q(capacity=None) | Q(taken__lte=F("capacity") - seats))
    if not free_enough.update(taken=F("taken") + seats):
        return False
    row.taken += seats
    return True


def free(row: Any, seats: int) -> None:
    """Give back seats that somebody held here."""
    type(row)._default_manager.filter(pk=row.pk).update(taken=F("taken") - seats)
    row.taken -= seats


def parties_in_order(waiting: QuerySet[Any]) -> Sequence[tuple[UUID, int]]:
    """Return the parties among these rows, who asked first first, with the seats each needs."""
    parties = waiting.order_by().values("party")
    parties = parties.annotate(needed=Sum("seats"), since=Min("created_at"), first=Min("pk"))
    return [(row["party"], row["needed"]) for row in parties.order_by("since", "first")]
