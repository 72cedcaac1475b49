"""A phone at the gate, as docs/gate-protocol.md describes it, in Python instead of the browser."""

import itertools
import json
import random
import uuid
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from typing import Any
from urllib.error import HTTPError
from urllib.request import Request, urlopen

from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF
from cryptography.hazmat.primitives.serialization import Encoding, PublicFormat

from engagement.events.payloads import locator, read
from engagement.events.sealing import b64, unb64

#: (method, address, headers, JSON body or None) → (status, JSON)
Send = Callable[[str, str, dict[str, str], Any], tuple[int, dict[str, Any]]]
PRESSES = itertools.count()


class Phone:
    """One station: opens the gate, keeps the list, queues what it sees."""

    def __init__(self, send: Send, slug: str, name: str = "Entrée nord") -> None:
        self.send, self.base, self.name = send, f"/accueil/{slug}/", name
        self.public_id = str(uuid.uuid4())
        self.tokens = {"token": "", "names_token": ""}
        self.list: dict[str, Any] = {}

    def ask(self, method: str, path: str, body: Any = None, token: str = "token", **headers: str):
        bearer = {"Authorization": f"Bearer {self.tokens[token]}"}
        return self.send(method, self.base + path, bearer | headers, body)

    def open(self, secret: str, pin: str) -> tuple[int, dict[str, Any]]:
        station = {"id": self.public_id, "name": self.name}
        asked = {"secret": secret, "pin": pin, "station": station}
        status, answer = self.ask("POST", "ouvrir/", asked)
        if status == 200:
            self.tokens = answer
        return status, answer

    def fetch_list(self) -> dict[str, Any]:
        _status, self.list = self.ask("GET", "liste/")
        return self.list

    def entry_of(self, payload: str) -> dict[str, Any]:
        """Return what the stored list says of a badge that was scanned; KeyError if not in it."""
        bits = read(payload).bits
        place, salt = locator(bits), unb64(self.list["version"])
        key = HKDF(SHA256(), 32, salt, b"coup-de-main:entry:1").derive(bits)
        sealed = unb64(self.list["badges"][place])
        return json.loads(AESGCM(key).decrypt(bytes(12), sealed, place.encode()))

    def scan(self, kind: str, **fields: Any) -> dict[str, Any]:
        """Return what one press of a button puts into the queue."""
        # Each press a little later than the one before, on whichever phone.
        at = datetime.now(UTC) + timedelta(milliseconds=next(PRESSES))
        told = {"kind": kind, "at": at.isoformat(timespec="milliseconds")}
        return {"nonce": str(uuid.uuid4()), **told, **fields}

    def sealed_scan(self, kind: str, secret: dict[str, str], **fields: Any) -> dict[str, Any]:
        """Return a scan whose person is unreadable in the queue."""
        scan = self.scan(kind, **fields)
        curve = ec.SECP256R1()
        ours = ec.generate_private_key(curve)
        theirs = ec.EllipticCurvePublicKey.from_encoded_point(curve, unb64(self.list["seal_key"]))
        point = ours.public_key().public_bytes(Encoding.X962, PublicFormat.UncompressedPoint)
        shared = ours.exchange(ec.ECDH(), theirs)
        key = HKDF(SHA256(), 32, point, b"coup-de-main:sealed:1").derive(shared)
        text = AESGCM(key).encrypt(bytes(12), json.dumps(secret).encode(), scan["nonce"].encode())
        return scan | {"sealed": b64(point + text)}

    def tell(self, *scans: dict[str, Any]) -> list[dict[str, Any]]:
        """Hand scans in; return the answers."""
        status, answer = self.ask("POST", "passages/", {"scans": list(scans)})
        assert status == 200, answer
        return answer["answers"]

    def states(self, *scans: dict[str, Any]) -> list[str]:
        return [answer["state"] for answer in self.tell(*scans)]


def over_http(site: str) -> Send:
    """Let a phone talk to a real server; OSError where it does not answer."""

    def send(method: str, address: str, headers: dict[str, str], body: Any):
        data = json.dumps(body).encode() if method == "POST" else None
        sent = {"Content-Type": "application/json", **headers}
        try:
            with urlopen(Request(site + address, data, sent, method=method), timeout=120) as answer:
                return answer.status, json.load(answer)
        except HTTPError as error:
            return error.code, {}

    return send


def shuffled(things: list[Any], seed: int) -> list[Any]:
    return random.Random(seed).sample(things, len(things))
