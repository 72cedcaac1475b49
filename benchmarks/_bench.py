"""What every benchmark needs: a database of its own, and one JSON object per figure."""

import json
import os
import signal
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
DEFAULT_DATABASE_URL = "postgres://postgres@127.0.0.1:5432/postgres"


def figure(benchmark: str, case: str, metric: str, value: float, unit: str, **baseline) -> None:
    """Print one figure; `baseline`, `baseline_value` and `ratio` where there is one."""
    line = {"benchmark": benchmark, "case": case, "metric": metric, "value": value, "unit": unit}
    print(json.dumps({**line, **baseline}), flush=True)


def set_up() -> None:
    """Make the code of the product importable; no database is touched."""
    sys.path.insert(0, str(ROOT))
    os.environ["DATABASE_URL"] = os.environ.get("BENCH_DATABASE_URL", DEFAULT_DATABASE_URL)
    os.environ["DEBUG"] = "1"
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "engagement.settings")
    import django

    django.setup()


@contextmanager
def own_database(keep: str = "") -> Iterator[None]:
    """Set Django up on a new, migrated database of BENCH_DATABASE_URL's server, then drop it.

    With `keep`, on the database of that name, made where it is missing and left there.
    """
    set_up()
    # Only now: connections are made from the settings.
    from django.db import connection

    # Ended from outside, it still drops its database.
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(143))
    before = connection.settings_dict["NAME"]
    if connection.vendor == "postgresql":
        connection.settings_dict["TEST"]["NAME"] = f"bench_{keep or os.getpid()}"
    # Not serialised: that would read a kept city into memory.
    connection.creation.create_test_db(
        verbosity=0, autoclobber=True, serialize=False, keepdb=bool(keep)
    )
    try:
        yield
    finally:
        connection.creation.destroy_test_db(before, verbosity=0, keepdb=bool(keep))
