"""The keys that sign the badges of an event, and the payloads made with them."""

import secrets
from datetime import datetime, timedelta

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from cryptography.hazmat.primitives.serialization import (
    Encoding,
    NoEncryption,
    PrivateFormat,
    PublicFormat,
)

from engagement.events.models import Badge, BadgeKey, Event
from engagement.events.payloads import BITS, EPOCH, HOUR, Key, Payload, write
from engagement.events.sealing import open_at_rest, seal_at_rest

PURPOSE = "badge-key"
#: A badge opens the gate from the day before, when things are set up, until all is put away.
BEFORE, AFTER = timedelta(days=1), timedelta(hours=12)


def new_key(event: Event) -> BadgeKey:
    """Return a new pair of an event, written; the private half sealed under SIGNING_KEY."""
    pair = Ed25519PrivateKey.generate()
    secret = pair.private_bytes(Encoding.Raw, PrivateFormat.Raw, NoEncryption())
    return BadgeKey.objects.create(
        event=event,
        public=pair.public_key().public_bytes(Encoding.Raw, PublicFormat.Raw),
        secret=seal_at_rest(PURPOSE, secret),
    )


def keys_of(event: Event) -> dict[int, Key]:
    """Return what verifies the badges of an event, by key number."""
    return {
        key.pk: Key(bytes(key.public), key.revoked_at is not None) for key in event.badge_keys.all()
    }


def payload_of(badge: Badge) -> str:
    """Return what the QR of a badge carries: the same while its event keeps its times.

    Badges of many people: select_related("event", "key").
    """
    start, end = validity(badge.event)
    payload = Payload(badge.key_id, start, end, bytes(badge.secret))
    return write(payload, open_at_rest(PURPOSE, bytes(badge.key.secret)))


def validity(event: Event) -> tuple[datetime, datetime]:
    """Return from when until when a badge is good, in whole hours."""
    start = (event.starts_at - BEFORE - EPOCH) // HOUR
    end = -((EPOCH - event.ends_at - AFTER) // HOUR)
    return EPOCH + start * HOUR, EPOCH + end * HOUR


def new_bits() -> bytes:
    """Return the 128 random bits that make a badge."""
    return secrets.token_bytes(BITS)
