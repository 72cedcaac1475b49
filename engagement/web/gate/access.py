"""Who may keep a gate: whoever opened a station with the pass of this very event.

A token is a signed number of station and pass; it stands in the Authorization header alone, so
that no log and no history keeps it. What it may do ends with the pass.
"""

from datetime import datetime, timedelta

from django.conf import settings
from django.core.signing import BadSignature, Signer, TimestampSigner
from django.http import HttpRequest
from django.utils import timezone

from engagement.events.models import Event, Station
from engagement.web.gate.http import GateError

NAMES_FOR = timedelta(hours=12)
#: Phones that were without network to the end still hand in what they saw.
LATE_SCANS_FOR = timedelta(days=7)
NO_TIME = timedelta(0)


def event_of(slug: str) -> Event:
    """Return the event of a gate; GateError while it is in preparation."""
    event = Event.objects.public().filter(slug=slug).first()
    if event is None:
        raise GateError("not_found")
    return event


def station_of(request: HttpRequest, slug: str, *, grace: timedelta = NO_TIME) -> Station:
    """Return the station that asks; GateError. `grace`: how long after its pass expired."""
    return _found(_read(_signer(), _token(request)), slug, grace)


def names_station_of(request: HttpRequest, slug: str) -> Station:
    """Return the station that may see names: not for long, and not after the phone was killed."""
    token = _token(request)
    try:
        value = _names_signer().unsign(token, max_age=NAMES_FOR)
    except BadSignature as error:
        raise GateError("no_token") from error
    return _found(value, slug, NO_TIME)


def tokens_of(station: Station) -> tuple[str, str, datetime]:
    """Return the station's token, its token for names, and until when that one is good."""
    value = f"{station.pk}.{station.steward_pass_id}"
    return _signer().sign(value), _names_signer().sign(value), timezone.now() + NAMES_FOR


def _read(signer: Signer, token: str) -> str:
    try:
        return signer.unsign(token)
    except BadSignature as error:
        raise GateError("no_token") from error


def _found(value: str, slug: str, grace: timedelta) -> Station:
    station, steward_pass = map(int, value.split("."))
    rows = Station.objects.select_related("event", "steward_pass__made_by")
    found = rows.filter(pk=station, steward_pass=steward_pass, event__slug=slug).first()
    if found is None:
        raise GateError("no_token")
    if found.steward_pass.revoked_at:
        raise GateError("pass_revoked")
    if found.steward_pass.expires_at + grace <= timezone.now():
        raise GateError("pass_expired")
    return found


def _token(request: HttpRequest) -> str:
    scheme, _space, token = request.headers.get("Authorization", "").partition(" ")
    return token if scheme == "Bearer" else ""


def _signer() -> Signer:
    return Signer(key=settings.SIGNING_KEY, salt="gate:station")


def _names_signer() -> TimestampSigner:
    return TimestampSigner(key=settings.SIGNING_KEY, salt="gate:names")
