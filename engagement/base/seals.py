"""Codes that carry their own signature, for papers that must be checked long after.

A code is a random serial number and its HMAC-SHA256 under SIGNING_KEY, so that no row has to be
kept: the paper stays checkable after everything about its holder is erased.
"""

import base64
import hmac
import secrets

from django.conf import settings
from django.utils.crypto import salted_hmac

SERIAL_BYTES = 10
SIGNATURE_BYTES = 10  # 80 bits: out of reach of guesses
GROUP = 8


def new_seal(purpose: str) -> str:
    """Return a new code: 32 letters and digits (RFC 4648, base32) in groups of eight."""
    serial = secrets.token_bytes(SERIAL_BYTES)
    return _written(serial + _signature(purpose, serial))


def is_seal(purpose: str, code: str) -> bool:
    """Return whether `new_seal` made exactly this code for this purpose, here."""
    try:
        raw = base64.b32decode(code.replace("-", ""))
    except ValueError:
        return False
    serial, signature = raw[:SERIAL_BYTES], raw[SERIAL_BYTES:]
    genuine = hmac.compare_digest(signature, _signature(purpose, serial))
    return genuine and code == _written(raw)


def _signature(purpose: str, serial: bytes) -> bytes:
    salt = f"seal:{purpose}"
    digest = salted_hmac(salt, serial, settings.SIGNING_KEY, algorithm="sha256").digest()
    return digest[:SIGNATURE_BYTES]


def _written(raw: bytes) -> str:
    text = base64.b32encode(raw).decode()
    return "-".join(text[at : at + GROUP] for at in range(0, len(text), GROUP))
