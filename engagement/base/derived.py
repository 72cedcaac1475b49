"""Tables that only repeat what other rows say, in a shape that is fast to read.

They are brought into line in the transaction that changes those rows; what differs is drift.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, fields
from typing import Any

from django.db import models

# Rows that one statement writes at most.
BATCH = 1_000


@dataclass
class Drift:
    """How many derived rows were missing, said something wrong, or stood for nothing any more."""

    missing: int = 0
    wrong: int = 0
    left_over: int = 0
    right: int = 0

    @property
    def total(self) -> int:
        return self.missing + self.wrong + self.left_over

    def add(self, other: "Drift") -> None:
        for field in fields(self):
            setattr(self, field.name, getattr(self, field.name) + getattr(other, field.name))


def bring_into_line(
    present: models.QuerySet,
    wanted: Iterable[Any],
    *,
    identity: Sequence[str],
    facts: Sequence[str],
    write: bool,
    stamps: Sequence[str] = (),
) -> Drift:
    """Make the rows of `present` those `wanted` (unsaved), or only count what differs.

    A row is known by its fields `identity` and right when its `facts` are; `stamps` are written
    with them and never compared.
    """
    by_identity = {_values(row, identity): row for row in present}
    missing, wrong, right = [], [], 0
    for row in wanted:
        known = by_identity.pop(_values(row, identity), None)
        if known is None:
            missing.append(row)
        elif _values(known, facts) != _values(row, facts):
            row.pk = known.pk
            wrong.append(row)
        else:
            right += 1
    if write:
        rows = present.model._default_manager
        rows.filter(pk__in=[row.pk for row in by_identity.values()]).delete()
        rows.bulk_update(wrong, [*facts, *stamps], batch_size=BATCH)
        rows.bulk_create(missing, batch_size=BATCH)
    return Drift(len(missing), len(wrong), len(by_identity), right)


def in_chunks(keys: Iterable[int], size: int) -> Iterator[list[int]]:
    """Yield the keys, each once, in ascending chunks of `size`."""
    ordered = sorted(set(keys))
    return (ordered[start : start + size] for start in range(0, len(ordered), size))


def _values(row: Any, names: Sequence[str]) -> tuple[Any, ...]:
    return tuple(getattr(row, name) for name in names)
