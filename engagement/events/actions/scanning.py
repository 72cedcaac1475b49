"""What stations tell is taken down: each scan once, whatever is told twice, late or shuffled."""

import logging
from collections.abc import Sequence
from dataclasses import dataclass
from functools import partial
from typing import Any

from django.db import DatabaseError, transaction
from django.utils import timezone

from engagement.events.actions.arriving import follow_scans
from engagement.events.actions.places import locked
from engagement.events.gate_list import Card, shifts_of
from engagement.events.models import Event, Scan, Station
from engagement.events.recognising import Recognised, Recogniser, TooManyGuesses
from engagement.events.sealing import open_box
from engagement.events.telling import BadScan, Told, read_scan
from engagement.territory.models import Neighbourhood

log = logging.getLogger(__name__)

#: Scans of one transaction.
CHUNK = 200


@dataclass(frozen=True)
class Answer:
    """What became of a scan: `recorded`, `known`, `refused` or `later`."""

    nonce: Any
    state: str
    note: str = ""
    card: Card | None = None


def take_scans(*, station: Station, scans: Sequence[Any]) -> list[Answer]:
    """Take down what a station tells (JSON of docs/gate-protocol.md); one answer each, in order.

    Each chunk is committed when its answers come back. What is no scan is refused alone; what
    could not be written is answered `later`.
    """
    read = [_read(station, raw) for raw in scans]
    told = [scan for scan in read if isinstance(scan, Told)]
    answers: dict[Any, Answer] = {}
    for start in range(0, len(told), CHUNK):
        for answer in _take_safely(station, told[start : start + CHUNK]):
            answers.setdefault(answer.nonce, answer)
    return [answers[scan.nonce] if isinstance(scan, Told) else scan for scan in read]


def _read(station: Station, raw: Any) -> Told | Answer:
    try:
        return read_scan(raw, partial(open_box, station.event_id))
    except BadScan as bad:
        nonce = raw.get("nonce") if isinstance(raw, dict) else None
        return Answer(nonce, "refused", bad.note)


def _take_safely(station: Station, chunk: list[Told]) -> list[Answer]:
    """Take a chunk; where the database refuses it, take its scans one by one."""
    try:
        return _take(station=station, chunk=chunk)
    except DatabaseError:
        log.exception("scans of station %s were not written", station.pk)
        if len(chunk) == 1:
            return [Answer(chunk[0].nonce, "later")]
    return [answer for scan in chunk for answer in _take_safely(station, [scan])]


@transaction.atomic
def _take(*, station: Station, chunk: list[Told]) -> list[Answer]:
    """Write the scans that are new and what follows from them.

    The event is locked: what two stations tell at once is folded one after the other.
    """
    event = locked(station.event_id)
    once = {scan.nonce: scan for scan in chunk}
    recorded = Scan.objects.filter(event=event, nonce__in=once)
    known = set(recorded.values_list("nonce", flat=True))
    answers = [Answer(nonce, "known") for nonce in known]
    fresh = [scan for nonce, scan in once.items() if nonce not in known]
    if fresh:
        answers += _write(event, station, fresh)
    Station.objects.filter(pk=station.pk).update(seen_at=timezone.now())
    return answers


def _write(event: Event, station: Station, fresh: list[Told]) -> list[Answer]:
    recogniser = Recogniser(event, station.steward_pass, fresh)
    recognised: dict[Any, Recognised] = {}
    for told in fresh:
        try:
            recognised[told.nonce] = recogniser.recognise(told)
        except TooManyGuesses:
            continue
    notes: dict[Any, str] = {}
    if written := [told for told in fresh if told.nonce in recognised]:
        rows = _rows(event, station, written, recognised)
        names = {told.nonce: told.name for told in written}
        notes = follow_scans(station=station, scans=rows, names=names)
    return [_answer(told, recognised.get(told.nonce), notes) for told in fresh]


def _answer(told: Told, who: Recognised | None, notes: dict[Any, str]) -> Answer:
    if who is None:
        return Answer(told.nonce, "later")
    # A number opens nobody: only who holds the badge, or its code, learns whose it is.
    card = None if told.badge else who.card
    return Answer(told.nonce, "recorded", who.note or notes.get(told.nonce, ""), card)


def _rows(
    event: Event, station: Station, batch: list[Told], recognised: dict[Any, Recognised]
) -> list[Scan]:
    shifts = {shift.pk for shift in shifts_of(event)} if any(t.shift for t in batch) else set()
    named = {told.neighbourhood for told in batch if told.neighbourhood}
    places = set(Neighbourhood.objects.filter(pk__in=named).values_list("pk", flat=True))
    return Scan.objects.bulk_create(
        Scan(
            event=event,
            station=station,
            nonce=told.nonce,
            kind=told.kind,
            at=told.at,
            badge=recognised[told.nonce].badge,
            unread=recognised[told.nonce].unread[:130],
            shift_id=told.shift if told.shift in shifts else None,
            undoes=told.undoes,
            people=told.people,
            first_time=told.first_time,
            neighbourhood_id=told.neighbourhood if told.neighbourhood in places else None,
        )
        for told in batch
    )
