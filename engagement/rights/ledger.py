"""The ledger of erasures: what must not come back with a restored back-up.

Each line is a hash of the random number that a resident had and a day: nothing that says who she
was. It is a file beside the database, because a restored database has forgotten what was erased
after its back-up was made.
"""

import hashlib
import os
from collections.abc import Iterable
from pathlib import Path
from uuid import UUID

from django.conf import settings
from django.db import transaction

from engagement.rights.models import Erasure


def key_of(public_id: UUID) -> str:
    """Return the hash of a resident's number: 122 random bits cannot be found from it."""
    return hashlib.sha256(f"rights.erasure:{public_id}".encode()).hexdigest()


def note(keys: Iterable[str], why: str) -> None:
    """Write erasures down, in the table now, in the file once the transaction stands."""
    rows = [Erasure(key=key, why=why) for key in keys]
    Erasure.objects.bulk_create(rows, ignore_conflicts=True)
    transaction.on_commit(lambda: _append(rows), robust=True)


def keys_on_file() -> set[str]:
    """Return the keys of the file; none where there is no file yet."""
    path = Path(settings.ERASURE_LEDGER)
    if not path.exists():
        return set()
    return {line.split()[0] for line in path.read_text().splitlines() if line.strip()}


def all_keys() -> set[str]:
    """Return every erasure that the file or the table knows."""
    return keys_on_file() | set(Erasure.objects.values_list("key", flat=True))


def complete_file() -> int:
    """Append to the file what the table alone knows; return how many lines."""
    return _append(Erasure.objects.all())


def _append(rows: Iterable[Erasure]) -> int:
    """Add the lines that the file does not have; return how many."""
    known = keys_on_file()
    lines = [f"{row.key} {row.at:%Y-%m-%d}\n" for row in rows if row.key not in known]
    if lines:
        _write("".join(lines))
    return len(lines)


def _write(text: str) -> None:
    path = Path(settings.ERASURE_LEDGER)
    path.parent.mkdir(parents=True, exist_ok=True)
    with path.open("a") as file:
        file.write(text)
        file.flush()
        os.fsync(file.fileno())
