"""Notes of our own: rows to find that no room of the city knows."""

import itertools
from dataclasses import dataclass

import pytest

from engagement.search import registry
from engagement.search.actions import refresh
from engagement.search.queries import Found, search


@dataclass
class Note:
    pk: int
    title: str
    body: str = ""


class Notes:
    """Stands for the rows of a room: what a QuerySet is asked for, over a dictionary."""

    def __init__(self) -> None:
        self.rows: dict[int, Note] = {}
        self.numbers = itertools.count(1)

    def filter(self, pk__in: list[int]) -> list[Note]:
        return [self.rows[pk] for pk in pk__in if pk in self.rows]

    def order_by(self) -> "Notes":
        return self

    def values_list(self, *names: str, flat: bool) -> list[int]:
        return list(self.rows)

    def add(self, title: str, body: str = "") -> int:
        """Make a note that can be found; return its key."""
        pk = next(self.numbers)
        self.rows[pk] = Note(pk, title, body)
        refresh(kind="note", keys=[pk])
        return pk


@pytest.fixture
def notes(db, monkeypatch) -> Notes:
    rows = Notes()
    searchable = registry.Searchable(
        "note", rows=lambda: rows, title=lambda note: note.title, body=lambda note: note.body
    )
    monkeypatch.setattr("engagement.search.actions.KINDS", {"note": searchable})
    return rows


def find(text: str) -> list[int]:
    return look(text).keys["note"]


def look(text: str) -> Found:
    return search(text, ["note"])
