"""Where an account is expected: day by day for its page, as entries for a calendar."""

import datetime as dt
from itertools import groupby
from typing import Any

from django.conf import settings
from django.urls import reverse
from django.utils import timezone, translation
from django.utils.translation import gettext as _

from engagement.base.calendars import calendar_feed
from engagement.base.moments import day_of
from engagement.city.modules import is_on
from engagement.city.shown import shown
from engagement.events.calendar import entry_of
from engagement.events.models import Registration
from engagement.needs.calendar import entries_of
from engagement.needs.models import SignUp
from engagement.people.calendars import calendar_code
from engagement.people.models import Account, Resident
from engagement.web.residents.events.queries import registrations_to_come
from engagement.web.residents.events.registration_wording import registration_rows
from engagement.web.residents.queries import sign_ups_to_come, told
from engagement.web.residents.sign_up_wording import sign_up_rows

PAST = dt.timedelta(days=30)  # a calendar keeps showing what was for so long


def days_to_come(account: Account) -> list[dict[str, Any]]:
    """Return {label, rows} for each day on which somebody of the account is expected.

    What has no date comes last.
    """
    dated: list[tuple[dt.datetime | None, list[dict[str, Any]]]] = [
        (shift.starts_at, sign_up_rows(party))
        for shift, party in groupby(sign_ups_to_come(account), key=lambda row: row.shift)
    ]
    dated += [
        (event.starts_at, registration_rows(party))
        for event, party in groupby(registrations_to_come(account), key=lambda row: row.event)
    ]
    days: dict[dt.date | None, list[dict[str, Any]]] = {}
    for start, rows in sorted(dated, key=lambda one: (one[0] is None, one[0] or timezone.now())):
        day = timezone.localtime(start).date() if start else None
        days.setdefault(day, []).extend(rows)
    return [
        {"label": day_of(day) if day else _("Sans date"), "rows": rows}
        for day, rows in days.items()
    ]


def feed_of(resident: Resident) -> bytes:
    """Return the calendar of everybody whom her account looks after, in her language."""
    since = timezone.now() - PAST
    signups = told().filter(
        resident__account=resident.account_id,
        state__in=SignUp.LIVE,
        shift__called_off_at=None,
        shift__starts_at__gte=since,
    )
    fetes = Registration.objects.live().filter(
        resident__account=resident.account_id, event__starts_at__gte=since
    )
    fetes = fetes.select_related("event__association", "event__neighbourhood")
    with translation.override(resident.language):
        entries = entries_of(signups.order_by("shift__starts_at", "pk"))
        if is_on("events"):
            parties = {row.event_id: row for row in fetes.order_by("-created_at", "-pk")}
            entries += [entry_of(row.event, stamp=row.created_at) for row in parties.values()]
        today = timezone.localtime().replace(hour=0, minute=0, second=0, microsecond=0)
        return calendar_feed(entries, today, name=shown().called)


def address_of_calendar(resident: Resident) -> str:
    """Return the whole private address of her calendar; "" while she has none."""
    code = calendar_code(resident)
    path = reverse("residents:agenda_feed", args=[code]) if code else ""
    return settings.SITE_URL.rstrip("/") + path if path else ""
