"""The private address under which a calendar finds where somebody is expected."""

import secrets

from engagement.base.links import BadLink, Link, make_code, read_value
from engagement.people.models import Account, Resident

MOST = 2**31 - 1  # of the column


def renew_calendar(*, resident: Resident, by: Account | None) -> str:
    """Give her a new address, which ends the one before; return its code."""
    resident.calendar_number = 1 + secrets.randbelow(MOST)
    resident.save(update_fields=["calendar_number"])
    return calendar_code(resident)


def stop_calendar(*, resident: Resident, by: Account | None) -> None:
    """End her address; what calendars have fetched they keep."""
    resident.calendar_number = 0
    resident.save(update_fields=["calendar_number"])


def calendar_code(resident: Resident) -> str:
    """Return the code of her address; "" while she has none."""
    if not resident.calendar_number:
        return ""
    return make_code(Link.AGENDA, f"{resident.public_id}.{resident.calendar_number}")


def holder_of_calendar(code: str) -> Resident | None:
    """Return whose live address this is; None for any other code."""
    try:
        public_id, _dot, number = read_value(Link.AGENDA, code).partition(".")
    except BadLink:
        return None
    rows = Resident.objects.filter(public_id=public_id, calendar_number=number, is_self=True)
    return rows.exclude(calendar_number=0).select_related("account").first()
