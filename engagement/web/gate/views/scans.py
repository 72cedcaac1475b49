"""The queue of a phone comes in."""

from typing import Any

from django.http import HttpRequest, HttpResponse

from engagement.events.actions import Answer, take_scans
from engagement.web.gate.access import LATE_SCANS_FOR, station_of
from engagement.web.gate.http import GateError, body_of, said, speaks_json

MOST_SCANS = 200


@speaks_json("POST")
def take(request: HttpRequest, slug: str) -> HttpResponse:
    station = station_of(request, slug, grace=LATE_SCANS_FOR)
    told = body_of(request).get("scans")
    if not isinstance(told, list):
        raise GateError("bad_request")
    if len(told) > MOST_SCANS:
        raise GateError("too_big")
    answers = take_scans(station=station, scans=told)
    return said({"answers": [_answer(answer) for answer in answers]})


def _answer(answer: Answer) -> dict[str, Any]:
    facts: dict[str, Any] = {"nonce": answer.nonce, "state": answer.state}
    if answer.note:
        facts["note"] = answer.note
    if answer.card:
        facts["card"] = answer.card.entry()
    return facts
