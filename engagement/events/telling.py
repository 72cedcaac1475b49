"""What a station tells of one scan, read with care: docs/gate-protocol.md lists the fields."""

import json
import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any
from uuid import UUID

from django.utils.dateparse import parse_datetime

from engagement.events.models import Scan
from engagement.events.sealing import BadSeal

Kind = Scan.Kind

#: The fields that each kind has beside nonce, kind and at; others are ignored.
FIELDS: dict[str, frozenset[str]] = {
    Kind.ENTRY: frozenset({"badge", "payload", "code", "people"}),
    Kind.EXIT: frozenset({"badge", "payload", "code", "people"}),
    Kind.SHIFT: frozenset({"badge", "payload", "code", "shift"}),
    Kind.WALK_IN: frozenset({"name", "people", "shift", "first_time", "neighbourhood"}),
    Kind.TALLY: frozenset({"people", "first_time", "neighbourhood"}),
    Kind.UNDO: frozenset({"undoes"}),
}
WHO = ("badge", "payload", "code")
SECRET_FIELDS = frozenset({"payload", "code", "name"})
MOST_PEOPLE = 999
BIGGEST_KEY = 2**63 - 1
LONGEST = {"payload": 130, "code": 130, "name": 120}
UNREADABLE = re.compile(r"[\x00-\x1f\x7f\ud800-\udfff]")
#: What stands for a person whom a phone sealed for somebody else than us.
LOST = "?"


class BadScan(Exception):
    """Not a scan; the argument says why in one word."""

    @property
    def note(self) -> str:
        return str(self.args[0])


@dataclass(frozen=True)
class Told:
    """One scan as it was told; of `badge`, `payload` and `code` one at most is set."""

    nonce: UUID
    kind: Scan.Kind
    at: datetime
    badge: int | None = None
    payload: str = ""
    code: str = ""
    people: int = 1
    shift: int | None = None
    name: str = ""
    first_time: bool = False
    neighbourhood: int | None = None
    undoes: UUID | None = None


def read_scan(raw: Any, unseal: Callable[[str, str], bytes]) -> Told:
    """Return a scan from its JSON; BadScan. `unseal(sealed, nonce)` may raise BadSeal."""
    if not isinstance(raw, dict):
        raise BadScan("bad_kind")
    kind = raw.get("kind")
    if kind not in Kind.values:
        raise BadScan("bad_kind")
    nonce = read_nonce(raw.get("nonce"))
    fields = raw | _unsealed(raw.get("sealed"), nonce, unseal)
    wanted = {name: fields[name] for name in FIELDS[kind] if fields.get(name) is not None}
    known = {name: READ[name](value) for name, value in wanted.items()}
    told = Told(nonce=nonce, kind=Kind(kind), at=_time(raw.get("at")), **_one_person(known))
    _check_whole(told)
    return told


def read_nonce(value: Any) -> UUID:
    """Return the nonce of a scan; BadScan."""
    try:
        return UUID(value)
    except (ValueError, TypeError, AttributeError) as error:
        raise BadScan("bad_nonce") from error


def _unsealed(sealed: Any, nonce: UUID, unseal: Callable[[str, str], bytes]) -> dict[str, Any]:
    if not sealed:
        return {}
    try:
        fields = json.loads(unseal(str(sealed), str(nonce)))
        return {name: fields[name] for name in SECRET_FIELDS & fields.keys()}
    except (BadSeal, ValueError, AttributeError):
        # Somebody came, even if nobody can say who.
        return {"payload": LOST}


def _one_person(known: dict[str, Any]) -> dict[str, Any]:
    """Keep the surest of what says who she is."""
    who = [name for name in WHO if known.get(name)]
    return {name: value for name, value in known.items() if name not in WHO or name in who[:1]}


def _check_whole(told: Told) -> None:
    nobody = not (told.badge or told.payload or told.code)
    if nobody and told.kind in (Kind.ENTRY, Kind.SHIFT):
        raise BadScan("no_badge")
    if told.kind == Kind.SHIFT and told.shift is None:
        raise BadScan("no_shift")
    if told.kind == Kind.UNDO and told.undoes is None:
        raise BadScan("no_undo")


def _time(value: Any) -> datetime:
    try:
        moment = parse_datetime(value)
        if moment is None or moment.tzinfo is None:
            raise BadScan("bad_time")
        return moment.astimezone(UTC)
    except (TypeError, ValueError, OverflowError) as error:
        raise BadScan("bad_time") from error


def _people(value: Any) -> int:
    if type(value) is not int or not 1 <= value <= MOST_PEOPLE:
        raise BadScan("bad_people")
    return value


def _key(value: Any) -> int:
    if type(value) is not int or not 0 < value <= BIGGEST_KEY:
        raise BadScan("bad_field")
    return value


def _flag(value: Any) -> bool:
    if type(value) is not bool:
        raise BadScan("bad_field")
    return value


def _text(name: str) -> Callable[[Any], str]:
    def read(value: Any) -> str:
        if not isinstance(value, str):
            raise BadScan("bad_field")
        return UNREADABLE.sub("", value).strip()[: LONGEST[name]]

    return read


READ: dict[str, Callable[[Any], Any]] = {
    "badge": _key,
    "shift": _key,
    "neighbourhood": _key,
    "people": _people,
    "first_time": _flag,
    "undoes": read_nonce,
    **{name: _text(name) for name in LONGEST},
}
