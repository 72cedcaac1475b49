"""The test database, copied from one that is migrated: seconds instead of most of a minute.

What the migrations make is kept under a name that changes with any of their files, and every
worker and every later run begins with a copy. What a migrate adds at its end (interests, pages,
roles) is never kept: each copy gets it from the code as it is now.
"""

import fcntl
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from hashlib import sha256
from pathlib import Path
from unittest.mock import patch

import django
from django.apps import apps
from django.conf import settings
from django.db import connection
from django.test.utils import setup_databases

END_OF_MIGRATE = "django.core.management.commands.migrate.emit_post_migrate_signal"


def create_test_database(*, reuse: bool) -> list:
    """Make the test database of this process; return what teardown_databases asks for.

    With `reuse` one that is there is only brought up to date.
    """
    place = Files() if connection.vendor == "sqlite" else Server()
    ready, ours = place.prefix + state_of_migrations(), connection.creation._get_test_db_name()
    with one_at_a_time():
        if not (reuse and place.has(ours)):
            if not place.has(ready):
                migrate()
                for older in place.names():
                    place.drop(older)
                place.copy(ours, ready)
            place.copy(ready, ours)
    return setup_databases(verbosity=0, interactive=False, keepdb=True, serialized_aliases=[])


def state_of_migrations() -> str:
    """Return what changes with any migration of any app, and with the version of Django."""
    found = sha256(django.get_version().encode())
    for config in apps.get_app_configs():
        for path in sorted(Path(config.path, "migrations").glob("*.py")):
            found.update(f"{config.label}.{path.name}".encode() + path.read_bytes())
    return found.hexdigest()[:16]


@contextmanager
def one_at_a_time() -> Iterator[None]:
    """Wait until no other process of this folder makes or copies such a database."""
    with (settings.VAR_DIR / f"migrated.{connection.vendor}.lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        yield


def migrate() -> None:
    """Make the test database of this process by migrations alone, and leave it."""
    with patch(END_OF_MIGRATE):
        _, name, _ = setup_databases(verbosity=0, interactive=False, serialized_aliases=[])[0]
    connection.close()
    connection.settings_dict["NAME"] = settings.DATABASES["default"]["NAME"] = name


class Files:
    """Databases of SQLite, by their paths."""

    def __init__(self) -> None:
        self.prefix = str(settings.VAR_DIR / "migrated-")

    def names(self) -> list[str]:
        return [str(path) for path in settings.VAR_DIR.glob("migrated-*")]

    def has(self, name: str) -> bool:
        return Path(name).exists()

    def drop(self, name: str) -> None:
        for path in (name, f"{name}-wal", f"{name}-shm"):
            Path(path).unlink(missing_ok=True)

    def copy(self, source: str, target: str) -> None:
        self.drop(target)
        half = Path(f"{target}-half")
        shutil.copyfile(source, half)
        half.replace(target)


class Server:
    """Databases of PostgreSQL: nobody may be connected to one that is copied."""

    def __init__(self) -> None:
        self.prefix = f"{connection.settings_dict['NAME']}_migrated_"

    def names(self) -> list[str]:
        with connection._nodb_cursor() as cursor:
            cursor.execute("SELECT datname FROM pg_database")
            found = [name for (name,) in cursor.fetchall()]
        return [name for name in found if name.startswith(self.prefix)]

    def has(self, name: str) -> bool:
        with connection._nodb_cursor() as cursor:
            return connection.creation._database_exists(cursor, name)

    def drop(self, name: str) -> None:
        self._run(f'DROP DATABASE IF EXISTS "{name}"')

    def copy(self, source: str, target: str) -> None:
        self.drop(target)
        self._run(f'CREATE DATABASE "{target}" TEMPLATE "{source}"')

    def _run(self, statement: str) -> None:
        with connection._nodb_cursor() as cursor:
            cursor.execute(statement)
