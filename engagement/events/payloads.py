"""The payload of a badge: 119 characters that prove themselves and name nobody.

version (1 byte) ‖ key number (3) ‖ valid from (3, hours since EPOCH) ‖ valid for (2, hours) ‖
random bits (16) ‖ Ed25519 signature (64), base64url. Pure functions: no database, no clock.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from enum import Enum, auto

from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey, Ed25519PublicKey

from engagement.events.sealing import b64, derived, unb64

VERSION = 1
EPOCH = datetime(2024, 1, 1, tzinfo=UTC)
HOUR = timedelta(hours=1)
BITS = 16
HEAD = 9  # bytes before the random bits
SIGNED = HEAD + BITS
LENGTH = SIGNED + 64
PURPOSE = b"coup-de-main:badge:"


class BadPayload(Exception):
    """Not a payload of this version, however it is signed."""


@dataclass(frozen=True)
class Payload:
    """What a badge says: times in whole hours."""

    key: int
    valid_from: datetime
    valid_until: datetime
    bits: bytes


@dataclass(frozen=True)
class Key:
    """What verifies: the public half, and whether it was revoked."""

    public: bytes
    revoked: bool = False


class Verdict(Enum):
    """What a payload is worth by itself; whether its badge was revoked stands in the list."""

    GOOD = auto()
    UNKNOWN = auto()  # not a payload, another's key, forged or altered
    REVOKED = auto()
    EXPIRED = auto()  # or not valid yet


def write(payload: Payload, secret: bytes) -> str:
    """Sign with an Ed25519 private key (32 bytes); 119 characters. OverflowError beyond 2³⁴ h."""
    signed = _signed_part(payload)
    signature = Ed25519PrivateKey.from_private_bytes(secret).sign(PURPOSE + signed)
    return b64(signed + signature)


def read(text: str) -> Payload:
    """Return what a payload says, its signature unchecked; raises BadPayload."""
    raw = _raw(text)
    start = EPOCH + int.from_bytes(raw[4:7]) * HOUR
    end = start + int.from_bytes(raw[7:9]) * HOUR
    return Payload(int.from_bytes(raw[1:4]), start, end, raw[HEAD:SIGNED])


def verify(text: str, keys: Mapping[int, Key], at: datetime) -> tuple[Verdict, Payload | None]:
    """Judge a payload by the keys of one event at one moment; with what it says if it is ours."""
    try:
        payload = read(text)
        key = keys[payload.key]
        raw = _raw(text)
        public = Ed25519PublicKey.from_public_bytes(key.public)
        public.verify(raw[SIGNED:], PURPOSE + raw[:SIGNED])
    except (BadPayload, KeyError, InvalidSignature):
        return Verdict.UNKNOWN, None
    if key.revoked:
        return Verdict.REVOKED, payload
    in_time = payload.valid_from <= at < payload.valid_until
    return (Verdict.GOOD if in_time else Verdict.EXPIRED), payload


def locator(bits: bytes) -> str:
    """Return how the list finds a badge without knowing it: 22 characters."""
    return b64(derived(bits, "coup-de-main:locator:1", length=16))


def _signed_part(payload: Payload) -> bytes:
    start = (payload.valid_from - EPOCH) // HOUR
    hours = -((payload.valid_from - payload.valid_until) // HOUR)
    head = bytes([VERSION]) + payload.key.to_bytes(3) + start.to_bytes(3) + hours.to_bytes(2)
    return head + payload.bits


def _raw(text: str) -> bytes:
    try:
        raw = unb64(text)
    except ValueError as error:
        raise BadPayload from error
    if len(raw) != LENGTH or raw[0] != VERSION:
        raise BadPayload
    return raw
