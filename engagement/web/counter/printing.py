"""The receipt and the paper forms, in large print."""

from typing import Any

import segno
from django.conf import settings
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils.translation import get_language

from engagement.base.codes import shown
from engagement.base.pdf import make_pdf


def receipt_of(facts: dict[str, Any], code: str) -> dict[str, Any]:
    """Return what a receipt shows; of her code, its letters and a QR that leads to its page.

    The code stands behind # there: it reaches no log, and the QR says nothing else.
    """
    address = settings.SITE_URL.rstrip("/") + reverse("residents:claim")
    return {
        **facts,
        "language": get_language(),
        "code": shown(code) if code else "",
        "address": address.split("://", 1)[1],
        "qr": qr(f"{address}#{code}") if code else "",
    }


def qr(text: str) -> str:
    """Return a QR code as an address that needs no network."""
    return segno.make(text, error="m", micro=False).svg_data_uri(scale=4, border=2)


def pdf_of(name: str, context: dict[str, Any]) -> bytes:
    """Return a paper of the counter; PdfUnavailable."""
    return make_pdf(render_to_string(f"counter/pdf/{name}.html", context))
