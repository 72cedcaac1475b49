"""What a phone says of itself on the eve, and what all of them say together on the day."""

from collections import Counter
from typing import Any

from django.http import HttpRequest, HttpResponse

from engagement.events.actions import say_ready
from engagement.events.folding import Presence
from engagement.events.gate_list import read_list, shifts_of
from engagement.events.models import Station
from engagement.events.presence import presence_of
from engagement.events.sealing import b64
from engagement.events.wire import iso
from engagement.web.gate.access import station_of
from engagement.web.gate.http import body_of, said, speaks_json

#: Without these a phone is no station; the others are good to know.
NEEDED = frozenset({"list", "names"})


@speaks_json("POST")
def ready(request: HttpRequest, slug: str) -> HttpResponse:
    station = station_of(request, slug)
    told = body_of(request)
    people = read_list(station.event)
    missing = _missing(told, b64(people.version()))
    is_ready = not NEEDED & set(missing)
    held = len(people.people) if "list" not in missing else 0
    say_ready(station=station, listed=held, ready=is_ready)
    return said({"ready": is_ready, "missing": missing})


def _missing(told: dict[str, Any], version: str) -> list[str]:
    stands = {
        "list": told.get("version") == version,
        "names": told.get("names") is True,
        "camera": told.get("camera") is True,
        "persisted": told.get("persisted") is True,
        "queue": not told.get("queue"),
    }
    return [name for name, there in stands.items() if not there]


@speaks_json("GET")
def state(request: HttpRequest, slug: str) -> HttpResponse:
    event = station_of(request, slug).event
    presence = presence_of(event)
    return said(
        {
            "inside": presence.inside,
            "entered": presence.entered,
            "tallied": presence.tallied,
            "first_time": presence.first_time,
            "walk_ins": presence.walk_ins,
            "conflicts": len(presence.conflicts),
            "shifts": [
                {"id": shift.pk, "expected": shift.expected, "here": presence.here(shift.pk)}
                for shift in shifts_of(event)
            ],
            "stations": [_station(station, presence) for station in event.stations.all()],
            "version": b64(read_list(event).version()),
        }
    )


def _station(station: Station, presence: Presence) -> dict[str, Any]:
    seen = presence.by_station.get(station.pk, Counter())
    return {
        "name": station.name,
        "seen_at": iso(station.seen_at),
        "ready": station.ready_at is not None,
        "entered": seen.get("entry", 0),
        "tallied": seen.get("tally", 0),
    }
