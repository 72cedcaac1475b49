"""Everything that the database of a test holds, as text, and a back-up of it put back."""

import os
import shutil
import sqlite3
import subprocess
from pathlib import Path

import pytest
from django.db import connection


def dump() -> str:
    """Return every row of every table as this connection sees it, in lower case."""
    if connection.vendor == "sqlite":
        connection.ensure_connection()
        return "\n".join(connection.connection.iterdump()).lower()
    parts = []
    with connection.cursor() as cursor:
        for table in connection.introspection.table_names(cursor):
            parts.append(table)
            with cursor.copy(f'COPY "{table}" TO STDOUT') as rows:
                parts.append(b"".join(bytes(part) for part in rows).decode())
    return "\n".join(parts).lower()


def sql_dump() -> str:
    """Return what the tool of the engine dumps of what is committed, in lower case."""
    return dump() if connection.vendor == "sqlite" else _pg_dump().lower()


def found_of(values: set[str], text: str) -> list[str]:
    return sorted(value for value in values if value.lower() in text)


def back_up(folder: Path) -> Path:
    """Write a back-up of the database into a folder."""
    path = folder / "backup"
    if connection.vendor == "sqlite":
        with sqlite3.connect(path) as copy:
            connection.connection.backup(copy)
    else:
        path.write_text(_pg_dump("--clean", "--if-exists"))
    return path


def restore(path: Path) -> None:
    """Put a back-up in the place of the database."""
    if connection.vendor == "sqlite":
        with sqlite3.connect(path) as copy:
            copy.backup(connection.connection)
    else:
        connection.close()
        _run("psql", "--quiet", "--file", str(path), "--dbname")


def _pg_dump(*options: str) -> str:
    return _run("pg_dump", *options, "--dbname")


def _run(tool: str, *options: str) -> str:
    if shutil.which(tool) is None:
        pytest.skip(f"{tool} is not installed")
    told = connection.settings_dict
    login = {"PGHOST": told["HOST"], "PGUSER": told["USER"], "PGPASSWORD": told["PASSWORD"]}
    login["PGPORT"] = str(told["PORT"] or 5432)
    done = subprocess.run(
        [tool, *options, told["NAME"]],
        env=os.environ | login,
        check=True,
        capture_output=True,
        text=True,
    )
    return done.stdout
