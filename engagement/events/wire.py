"""Times as phones and the server write them to each other."""

from datetime import UTC, datetime


def iso(moment: datetime) -> str:
    """Return ISO 8601 in UTC with milliseconds: `2027-05-16T12:03:04.250Z`."""
    text = moment.astimezone(UTC).isoformat(timespec="milliseconds")
    return text.replace("+00:00", "Z")
