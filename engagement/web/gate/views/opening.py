"""A phone opens the gate with the secret of a printed pass and its PIN."""

from typing import Any
from uuid import UUID

from allauth.core import ratelimit
from django.http import HttpRequest, HttpResponse

from engagement.events.actions import (
    GateClosed,
    PassExpired,
    PassRevoked,
    UnknownPass,
    WrongPin,
    open_station,
    pass_of,
)
from engagement.events.gate_list import event_facts
from engagement.events.models import Event, Station, StewardPass
from engagement.events.wire import iso
from engagement.web.gate.access import event_of, tokens_of
from engagement.web.gate.http import GateError, body_of, said, speaks_json

REASONS: dict[type[GateClosed], str] = {
    UnknownPass: "unknown_pass",
    PassExpired: "pass_expired",
    PassRevoked: "pass_revoked",
    WrongPin: "wrong_pin",
}
LONGEST_NAME = 60


@speaks_json("POST")
def open_gate(request: HttpRequest, slug: str) -> HttpResponse:
    event = event_of(slug)
    asked = body_of(request)
    phone, name = _phone(asked.get("station"))
    try:
        steward_pass = _pass(request, event, _text(asked, "secret"))
        _count_pin(request, steward_pass)
        station = open_station(
            steward_pass=steward_pass, pin=_text(asked, "pin"), public_id=phone, name=name
        )
    except GateClosed as closed:
        raise GateError(REASONS[type(closed)]) from closed
    ratelimit.clear(request, action="gate_pin", key=str(steward_pass.pk))
    return said(_opened(station))


def _pass(request: HttpRequest, event: Event, secret: str) -> StewardPass:
    """Find the pass; from one place only a few may be tried in vain."""
    if not ratelimit.consume(request, action="gate_secret", dry_run=True):
        raise GateError("slow_down")
    try:
        return pass_of(event, secret)
    except UnknownPass:
        ratelimit.consume(request, action="gate_secret")
        raise


def _count_pin(request: HttpRequest, steward_pass: StewardPass) -> None:
    """Count each try before it is made, so that many at once are no way around."""
    if not ratelimit.consume(request, action="gate_pin", key=str(steward_pass.pk)):
        raise GateError("slow_down")


def _phone(asked: Any) -> tuple[UUID, str]:
    try:
        name = asked["name"].replace("\x00", "").strip()
        if not 0 < len(name) <= LONGEST_NAME:
            raise GateError("bad_request")
        return UUID(asked["id"]), name
    except (TypeError, KeyError, ValueError, AttributeError) as error:
        raise GateError("bad_request") from error


def _text(asked: dict[str, Any], field: str) -> str:
    text = asked.get(field)
    if not isinstance(text, str) or not text.isascii():
        raise GateError("bad_request")
    return text


def _opened(station: Station) -> dict[str, Any]:
    token, names_token, names_until = tokens_of(station)
    return {
        "token": token,
        "names_token": names_token,
        "names_until": iso(names_until),
        "station": {"id": str(station.public_id), "name": station.name},
        "event": event_facts(station.event),
        "expires_at": iso(station.steward_pass.expires_at),
    }
