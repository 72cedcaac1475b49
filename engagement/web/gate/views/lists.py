"""The list that opens with badges, and the names that open with the pass and its PIN."""

from django.http import HttpRequest, HttpResponse

from engagement.events.gate_list import read_list
from engagement.events.sealing import b64
from engagement.web.gate.access import names_station_of, station_of
from engagement.web.gate.http import is_current, speaks_json, unchanged, versioned


@speaks_json("GET")
def badges(request: HttpRequest, slug: str) -> HttpResponse:
    station = station_of(request, slug)
    people = read_list(station.event)
    version = people.version()
    if is_current(request, b64(version)):
        return unchanged(b64(version))
    return versioned(people.sealed(version))


@speaks_json("GET")
def names(request: HttpRequest, slug: str) -> HttpResponse:
    station = names_station_of(request, slug)
    version, people = read_list(station.event).names()
    if is_current(request, version):
        return unchanged(version)
    return versioned(people)
