"""What can be found. A room writes `searchable.py`, which every process reads at its start:

register(Searchable("need", rows=…, title=…, body=…))
"""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from django.db.models import QuerySet


@dataclass(frozen=True)
class Searchable:
    """`rows()` is what everybody may read, with all that `title` and `body` ask of a row."""

    kind: str
    rows: Callable[[], QuerySet]
    title: Callable[[Any], str]
    body: Callable[[Any], str]


KINDS: dict[str, Searchable] = {}


def register(searchable: Searchable) -> None:
    """Let rows of one kind be found."""
    KINDS[searchable.kind] = searchable
