"""The right to keep the gate: printed, shared between stewards, taken back; and their phones."""

import hashlib
import secrets
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.contrib.auth.hashers import check_password, make_password
from django.db import transaction
from django.utils import timezone

from engagement.events.actions.badges import issue_badges
from engagement.events.keys import AFTER
from engagement.events.models import Event, Station, StewardPass
from engagement.events.sealing import b64
from engagement.people.models import Account

SECRET_BYTES = 20
PIN_DIGITS = 6


class GateClosed(Exception):
    """The gate does not open; the subclass says why."""


class UnknownPass(GateClosed):
    """No pass of this event has this secret."""


class PassExpired(GateClosed):
    """The pass was good until a while ago."""


class PassRevoked(GateClosed):
    """The organisers took the pass back."""


class WrongPin(GateClosed):
    """The secret is right, the PIN is not."""


@dataclass(frozen=True)
class NewPass:
    """A pass with what is told once, to whoever prints it, and kept nowhere."""

    steward_pass: StewardPass
    secret: str
    pin: str


@transaction.atomic
def make_steward_pass(
    *, event: Event, by: Account, label: str = "", expires_at: datetime | None = None
) -> NewPass:
    """Make the right to keep the gate of one event, until the morning after unless said."""
    secret = b64(secrets.token_bytes(SECRET_BYTES))
    pin = f"{secrets.randbelow(10**PIN_DIGITS):0{PIN_DIGITS}}"
    steward_pass = StewardPass.objects.create(
        event=event,
        label=label,
        secret_hash=_hashed(secret),
        pin_hash=make_password(pin),
        expires_at=expires_at or event.ends_at + AFTER,
        made_by=by,
    )
    return NewPass(steward_pass, secret, pin)


@transaction.atomic
def revoke_steward_pass(*, steward_pass: StewardPass, by: Account) -> None:
    """Close the gate to whoever opened it with this pass, at once; repeats harmlessly."""
    rows = StewardPass.objects.filter(pk=steward_pass.pk, revoked_at=None)
    rows.update(revoked_at=timezone.now(), revoked_by=by)
    steward_pass.refresh_from_db()


def pass_of(event: Event, secret: str) -> StewardPass:
    """Return the pass of this event that has this secret and is good now; raises GateClosed."""
    steward_pass = StewardPass.objects.filter(event=event, secret_hash=_hashed(secret)).first()
    if steward_pass is None:
        raise UnknownPass
    if steward_pass.revoked_at:
        raise PassRevoked
    if steward_pass.expires_at <= timezone.now():
        raise PassExpired
    return steward_pass


@transaction.atomic
def open_station(*, steward_pass: StewardPass, pin: str, public_id: UUID, name: str) -> Station:
    """Register a phone, or find it again, for a pass that is good; raises WrongPin.

    Whoever was expected without a badge has one from now on, so that the list is whole.
    """
    if not check_password(pin, steward_pass.pin_hash):
        raise WrongPin
    issue_badges(event=steward_pass.event)
    station, _made = Station.objects.update_or_create(
        event=steward_pass.event,
        public_id=public_id,
        defaults={"steward_pass": steward_pass, "name": name, "seen_at": timezone.now()},
    )
    return station


@transaction.atomic
def say_ready(*, station: Station, listed: int, ready: bool) -> None:
    """Note how many badges a phone holds, and that it is ready since now; or is not."""
    station.seen_at = timezone.now()
    station.listed = listed
    station.ready_at = (station.ready_at or station.seen_at) if ready else None
    station.save(update_fields=["seen_at", "listed", "ready_at"])


def _hashed(secret: str) -> bytes:
    return hashlib.sha256(secret.encode()).digest()
