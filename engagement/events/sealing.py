"""What the fête encrypts: docs/gate-protocol.md says every byte of it.

Keys are derived (HKDF-SHA-256), what is sealed is authenticated (AES-256-GCM). A nonce of zeros
stands only where a key seals one text.
"""

import base64
import hmac
import secrets
from functools import lru_cache

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF
from cryptography.hazmat.primitives.serialization import Encoding, PublicFormat
from django.conf import settings

ONCE = bytes(12)
NONCE_BYTES = 12
KEY_BYTES = 32
POINT_BYTES = 65
CURVE = ec.SECP256R1()
CURVE_ORDER = 0xFFFFFFFF00000000FFFFFFFFFFFFFFFFBCE6FAADA7179E84F3B9CAC2FC632551


class BadSeal(Exception):
    """It was not sealed for us, or was changed."""


def b64(raw: bytes) -> str:
    """Return base64url without padding (RFC 4648, 5)."""
    return base64.urlsafe_b64encode(raw).decode().rstrip("=")


def unb64(text: str) -> bytes:
    """Return what `b64` took; ValueError for anything that it does not write."""
    raw = base64.urlsafe_b64decode(text.encode("ascii") + b"=" * (-len(text) % 4))
    if b64(raw) != text:
        raise ValueError(text[:20])
    return raw


def derived(ikm: bytes, info: str, *, salt: bytes = b"", length: int = KEY_BYTES) -> bytes:
    """Return `length` bytes of HKDF-SHA-256 (RFC 5869)."""
    return HKDF(SHA256(), length, salt, info.encode()).derive(ikm)


def keyed_digest(purpose: str, text: bytes) -> bytes:
    """Return 16 bytes that say what a text holds, to nobody who has not SIGNING_KEY."""
    return hmac.digest(_own_key(purpose), text, "sha256")[:16]


def seal_once(key: bytes, text: bytes, about: bytes) -> bytes:
    """Seal the only text that this key ever seals."""
    return AESGCM(key).encrypt(ONCE, text, about)


def seal_at_rest(purpose: str, text: bytes) -> bytes:
    """Seal under SIGNING_KEY what the database keeps."""
    nonce = secrets.token_bytes(NONCE_BYTES)
    return nonce + AESGCM(_own_key(purpose)).encrypt(nonce, text, None)


def open_at_rest(purpose: str, sealed: bytes) -> bytes:
    """Return what `seal_at_rest` took; BadSeal for anything else."""
    nonce, text = sealed[:NONCE_BYTES], sealed[NONCE_BYTES:]
    try:
        return AESGCM(_own_key(purpose)).decrypt(nonce, text, None)
    except (InvalidTag, ValueError) as error:
        raise BadSeal from error


def box_of(event_id: int) -> str:
    """Return the public point to which phones seal what only we may read."""
    point = _box_key(event_id, settings.SIGNING_KEY).public_key()
    return b64(point.public_bytes(Encoding.X962, PublicFormat.UncompressedPoint))


def open_box(event_id: int, sealed: str, about: str) -> bytes:
    """Return what a phone sealed to this event's box about a scan; BadSeal for anything else."""
    try:
        raw = unb64(sealed)
        point = raw[:POINT_BYTES]
        theirs = ec.EllipticCurvePublicKey.from_encoded_point(CURVE, point)
        shared = _box_key(event_id, settings.SIGNING_KEY).exchange(ec.ECDH(), theirs)
        key = derived(shared, "coup-de-main:sealed:1", salt=point)
        return AESGCM(key).decrypt(ONCE, raw[POINT_BYTES:], about.encode())
    except (InvalidTag, ValueError) as error:
        raise BadSeal from error


def _own_key(purpose: str) -> bytes:
    return derived(settings.SIGNING_KEY.encode(), f"coup-de-main:{purpose}:1")


@lru_cache(maxsize=16)
def _box_key(event_id: int, signing_key: str) -> ec.EllipticCurvePrivateKey:
    """Derive the private key instead of keeping it; 16 bytes more than needed leave no bias."""
    raw = derived(signing_key.encode(), f"coup-de-main:box:{event_id}", length=KEY_BYTES + 16)
    return ec.derive_private_key(int.from_bytes(raw) % (CURVE_ORDER - 1) + 1, CURVE)
