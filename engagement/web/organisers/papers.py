"""What a fête is printed on: its poster, badges, sign-in sheet, and the pack for a dead network."""

from collections import defaultdict
from collections.abc import Iterable
from typing import Any
from urllib.parse import urlsplit

import segno
from django.core.paginator import Page, Paginator
from django.template.loader import render_to_string
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from engagement.base.codes import shown
from engagement.base.links import Link, make_link
from engagement.base.pdf import make_pdf
from engagement.events.actions import NewPass
from engagement.events.concerned import sign_ups_of
from engagement.events.keys import payload_of
from engagement.events.models import Badge, Event, Registration
from engagement.events.programme import programme_of
from engagement.events.wording import organiser_of, when_of, where_of
from engagement.needs.wording import when_of as shift_when
from engagement.people.names import first_name

A_SHEET = 120  # badges in one file: more take the machine a while
BLANK_LINES = 12  # for those who come without having registered


def poster(event: Event) -> bytes:
    """Return the poster, A3 that stays readable in black and white on A4."""
    address = make_link(Link.EVENT, event.pk)
    return _pdf(
        "poster",
        event,
        programme=programme_of(event),
        address=urlsplit(address).netloc + urlsplit(address).path,
        code=qr(address),
        partners=[partner.name for partner in event.partners.all()],
    )


def badges(event: Event, page: Page) -> bytes:
    """Return one sheet of badges, ten to a page of A4."""
    rows = [
        {
            "name": first_name(badge.resident),
            "code": shown(badge.code),
            "qr": qr(payload_of(badge)),
        }
        for badge in page
    ]
    return _pdf("badges", event, badges=rows)


def badge_sheets(event: Event) -> Paginator:
    """Return the valid badges of an event, A_SHEET to a file."""
    rows = Badge.objects.valid().filter(event=event).select_related("resident", "key", "event")
    return Paginator(rows.order_by("resident__name", "pk"), A_SHEET)


def sign_in_sheet(event: Event) -> bytes:
    """Return who registered, with a box each, and lines for the others."""
    return _pdf("sign_in", event, rows=_registered(event), blank=range(BLANK_LINES))


def pack(event: Event) -> bytes:
    """Return what stands in for every phone: who is expected, each shift, whom to call."""
    return _pdf(
        "pack",
        event,
        rows=_registered(event),
        shifts=_shifts(event),
        programme=programme_of(event),
        blank=range(BLANK_LINES),
    )


def steward_paper(event: Event, made: NewPass, address: str) -> bytes:
    """Return the pass of the gate: its QR, and the PIN on a part to be cut off."""
    return _pdf("pass", event, code=qr(address), pin=made.pin, label=made.steward_pass.label)


def qr(text: str) -> str:
    """Return a QR code as an address that needs no network."""
    return segno.make(text, error="m", micro=False).svg_data_uri(scale=4, border=2)


def _registered(event: Event) -> list[dict[str, Any]]:
    """Return who is expected, by name, with the code of her badge and what she needs."""
    codes = dict(Badge.objects.valid().filter(event=event).values_list("resident", "code"))
    rows = Registration.objects.confirmed().filter(event=event).select_related("resident")
    return [
        {
            "name": row.resident.name or _("Quelqu’un"),
            "seats": row.seats,
            "phone": row.resident.phone,
            "access_needs": row.access_needs,
            "code": shown(codes[row.resident_id]) if row.resident_id in codes else "",
        }
        for row in rows.order_by("resident__name", "pk")
    ]


def _shifts(event: Event) -> Iterable[dict[str, Any]]:
    """Return each shift with those who hold a place; telephones of those who share them."""
    people = defaultdict(list)
    rows = sign_ups_of(event).confirmed().filter(shift__called_off_at=None)
    rows = rows.select_related("resident", "shift__need__association")
    for row in rows.order_by("shift__starts_at", "shift", "resident__name", "pk"):
        people[row.shift].append(
            {
                "name": row.resident.name or _("Quelqu’un"),
                "seats": row.seats,
                "phone": row.resident.phone if row.shares_phone else "",
            }
        )
    return [
        {
            "title": shift.need.title,
            "association": shift.need.association.name,
            "when": shift_when(shift),
            "people": names,
        }
        for shift, names in people.items()
    ]


def _pdf(name: str, event: Event, **more: Any) -> bytes:
    context = {
        "event": event,
        "language": get_language(),
        "when": when_of(event),
        "where": where_of(event),
        "organiser": organiser_of(event),
        **more,
    }
    return make_pdf(render_to_string(f"organisers/pdf/{name}.html", context))
