"""Statements written by hand: of a few rows, and of a whole city, the ORM takes longer to ask and
to read than the database to answer. They hold keys and words of the code alone.
"""

from collections.abc import Iterable
from datetime import UTC, date, datetime

from django.db import connection

Param = date | int


def ask(sql: str, params: Iterable[Param] = ()) -> list[tuple]:
    """Return the rows of a statement that both databases know; datetimes are dates as well."""
    with connection.cursor() as cursor:
        cursor.execute(sql, [_adapted(one) for one in params])
        return cursor.fetchall()


def _adapted(value: Param) -> date | int | str | None:
    if isinstance(value, datetime):
        return connection.ops.adapt_datetimefield_value(value)
    return connection.ops.adapt_datefield_value(value) if isinstance(value, date) else value


def one_of(column: str, keys: Iterable[int] | None) -> str:
    """Return the condition that a column is one of these keys; none where None is given."""
    if keys is None:
        return ""
    return f"and {column} in ({', '.join(map(str, keys)) or 'null'})"


def moment(text: str | None) -> datetime | None:
    """Return the time that a statement casts to text, which the drivers read slowly otherwise."""
    return in_utc(text) if text else None


def in_utc(text: str) -> datetime:
    """Return the same of what is never null; SQLite keeps no zone, all is in UTC."""
    at = datetime.fromisoformat(text)
    return at if at.tzinfo else at.replace(tzinfo=UTC)
