"""A paper sheet of the gate is typed in later: each line becomes a scan, however often typed."""

from collections.abc import Sequence
from dataclasses import asdict, dataclass
from datetime import datetime
from typing import Any
from uuid import NAMESPACE_URL, uuid5

from django.db import transaction
from django.utils.translation import gettext as _

from engagement.events.actions.scanning import Answer, take_scans
from engagement.events.actions.stewards import make_steward_pass, revoke_steward_pass
from engagement.events.models import Event, Station
from engagement.events.wire import iso
from engagement.people.models import Account


@dataclass(frozen=True)
class SheetLine:
    """What is ticked or written on one line of a printed sheet.

    `line` names it for good ("badge 123", "page 2, line 7"); fields are those of a scan, None
    where the line says nothing.
    """

    line: str
    kind: str
    at: datetime
    badge: int | None = None
    shift: int | None = None
    name: str | None = None
    people: int | None = None
    first_time: bool | None = None
    neighbourhood: int | None = None


def type_in_sheet(*, event: Event, by: Account, lines: Sequence[SheetLine]) -> list[Answer]:
    """Take down the lines of a sheet, answered as a phone's scans; the same line adds nothing."""
    station = _paper_station(event, by)
    return take_scans(station=station, scans=[_scan(event, line) for line in lines])


def _scan(event: Event, line: SheetLine) -> dict[str, Any]:
    nonce = uuid5(NAMESPACE_URL, f"sheet:{event.pk}:{line.line}:{line.kind}:{line.shift or ''}")
    return {**asdict(line), "nonce": str(nonce), "at": iso(line.at)}


@transaction.atomic
def _paper_station(event: Event, by: Account) -> Station:
    """Return the station of whoever types; its pass is revoked from the start and opens nothing."""
    public_id = uuid5(NAMESPACE_URL, f"sheet:{event.pk}:{by.pk}")
    station = Station.objects.filter(event=event, public_id=public_id).first()
    if station is None:
        steward = make_steward_pass(event=event, by=by, label=_("Feuilles papier"))
        revoke_steward_pass(steward_pass=steward.steward_pass, by=by)
        station = Station.objects.create(
            event=event,
            steward_pass=steward.steward_pass,
            public_id=public_id,
            name=_("Feuilles papier"),
        )
    return station
