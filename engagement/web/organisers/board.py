"""The day at a glance: who is here, who is missing, who is free, how each shift stands."""

from collections import Counter
from collections.abc import Collection
from dataclasses import dataclass
from typing import Any

from django.db.models import QuerySet
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from engagement.associations.models import Association
from engagement.base.moments import time_of
from engagement.events.concerned import sign_ups_of
from engagement.events.folding import Presence
from engagement.events.models import Event, Registration, Scan, Station
from engagement.events.presence import presence_of
from engagement.needs.models import Shift, SignUp
from engagement.needs.wording import when_of
from engagement.people.models import Resident
from engagement.people.names import first_name

#: Names on the screen; beyond, the count says it.
MOST_NAMES = 60

CAME_IN: tuple[str, ...] = (Scan.Kind.ENTRY, Scan.Kind.WALK_IN, Scan.Kind.TALLY)


@dataclass(frozen=True)
class Here:
    """Whose badges were seen: `inside` now, `shifts` by resident."""

    inside: set[int]
    shifts: dict[int, set[int]]


def board_of(event: Event, only_of: QuerySet[Association] | None) -> dict[str, Any]:
    """Return the board; for an association that brought a need, its shifts alone."""
    presence = presence_of(event)
    here = _here(presence)
    board: dict[str, Any] = {"shifts": _shifts(event, here, only_of)}
    if only_of is not None:
        return board
    return board | {
        "counts": _counts(event, presence),
        "gates": _gates(event, presence),
        "missing": _missing(event),
        "free": _free(event, here),
        "conflicts": _conflicts(presence),
    }


def _here(presence: Presence) -> Here:
    inside = {pk for pk, stay in presence.stays.items() if stay.inside}
    return Here(inside, {pk: set(stay.shifts) for pk, stay in presence.stays.items()})


def _counts(event: Event, presence: Presence) -> list[dict[str, Any]]:
    registered = Registration.objects.confirmed().filter(event=event)
    expected = sum(registered.values_list("seats", flat=True))
    came = sum(registered.filter(came_at__isnull=False).values_list("seats", flat=True))
    return [
        {"label": _("sur place"), "value": presence.inside},
        {"label": _("entrées en tout"), "value": presence.entered},
        {"label": _("comptées au pouce"), "value": presence.tallied},
        {"label": _("inscrites venues"), "value": f"{came}/{expected}"},
    ]


def _gates(event: Event, presence: Presence) -> list[dict[str, Any]]:
    return [
        {
            "name": station.name,
            "entered": sum(
                presence.by_station.get(station.pk, Counter())[kind] for kind in CAME_IN
            ),
            "seen": time_of(timezone.localtime(station.seen_at)),
        }
        for station in Station.objects.filter(event=event)
    ]


def _shifts(
    event: Event, here: Here, only_of: QuerySet[Association] | None
) -> list[dict[str, Any]]:
    """Return each shift of the fête with who came, who is missing, what is short."""
    shifts = Shift.objects.filter(need__event_need__event=event, called_off_at=None)
    if only_of is not None:
        shifts = shifts.filter(need__association__in=only_of)
    people: dict[int, list[SignUp]] = {}
    rows = sign_ups_of(event).confirmed().select_related("resident")
    for row in rows.order_by("resident__name", "pk"):
        people.setdefault(row.shift_id, []).append(row)
    return [
        _shift(shift, people.get(shift.pk, []), here)
        for shift in shifts.select_related("need__association").order_by("starts_at", "pk")
    ]


def _shift(shift: Shift, expected: Collection[SignUp], here: Here) -> dict[str, Any]:
    came = [row for row in expected if _is_here(row, shift, here)]
    absent = [row for row in expected if row not in came]
    short = max(shift.minimum - sum(row.seats for row in expected), 0)
    return {
        "title": shift.need.title,
        "association": shift.need.association.name,
        "when": when_of(shift),
        "came": len(came),
        "expected": len(expected),
        "capacity": shift.capacity,
        "missing": [first_name(row.resident) for row in absent][:MOST_NAMES],
        "short": ngettext("il manque %(n)d personne", "il manque %(n)d personnes", short)
        % {"n": short}
        if short
        else "",
    }


def _is_here(row: SignUp, shift: Shift, here: Here) -> bool:
    seen = shift.pk in here.shifts.get(row.resident_id, ())
    return seen or row.attendance == SignUp.Attendance.CAME


def _missing(event: Event) -> dict[str, Any]:
    absent = Registration.objects.confirmed().filter(event=event, came_at=None)
    rows = absent.select_related("resident").order_by("resident__name", "pk")
    return {
        "count": sum(row.seats for row in rows),
        "names": [row.resident.name or _("Quelqu’un") for row in rows[:MOST_NAMES]],
    }


def _free(event: Event, here: Here) -> list[str]:
    """Return the helpers who are here and whose shifts are over or still to come."""
    now = timezone.now()
    helping = sign_ups_of(event).confirmed().filter(resident__in=here.inside)
    busy = helping.filter(shift__starts_at__lte=now, shift__ends_at__gt=now)
    free = Resident.objects.filter(pk__in=helping.values("resident"))
    free = free.exclude(pk__in=busy.values("resident")).order_by("name", "pk")
    return [person.name or _("Quelqu’un") for person in free[:MOST_NAMES]]


def _conflicts(presence: Presence) -> list[dict[str, str]]:
    """Return who came in at two stations without leaving."""
    people = Resident.objects.filter(pk__in=[row.person for row in presence.conflicts])
    names = dict(people.values_list("pk", "name"))
    return [
        {
            "name": names.get(row.person) or _("Quelqu’un"),
            "at": time_of(timezone.localtime(row.at)),
        }
        for row in presence.conflicts
    ]
