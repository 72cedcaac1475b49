"""The attestation of hours: what it says, its code and its QR."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import segno
from django.conf import settings
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import get_language

from engagement.associations.models import Association
from engagement.base.pdf import make_pdf
from engagement.base.seals import is_seal, new_seal
from engagement.needs.hours import Period, hours_of
from engagement.needs.models import SignUp
from engagement.needs.wording import lasting, where_of
from engagement.people.models import Resident

PURPOSE = "attestation"


@dataclass(frozen=True)
class Attested:
    """What is attested: whose hours, of which days, with which association or with all."""

    resident: Resident
    period: Period
    association: Association | None

    def rows(self) -> list[SignUp]:
        """Return the shifts whose hours are known, oldest first."""
        came = hours_of(self.resident, self.period, self.association)
        return [row for row in reversed(came) if row.minutes]


def hour_rows(signups: Sequence[SignUp]) -> list[dict[str, Any]]:
    """Return sign-ups as lines of a record."""
    return [
        {
            "at": row.at,  # type: ignore[attr-defined]  # annotated by hours_of
            "what": row.shift.need.title,
            "association": row.shift.need.association.name,
            "where": where_of(row.shift.need),
            "lasted": lasting(row.minutes) if row.minutes else "",
        }
        for row in signups
    ]


def total_of(signups: Sequence[SignUp]) -> str:
    return lasting(sum(row.minutes or 0 for row in signups))


def written(attested: Attested, signups: Sequence[SignUp]) -> dict[str, Any]:
    """Return what an attestation says, under a new code; nothing of it is kept."""
    code = new_seal(PURPOSE)
    address = settings.SITE_URL.rstrip("/") + reverse("residents:attestation_check", args=[code])
    names = {row.shift.need.association.name for row in signups}
    return {
        "name": attested.resident.name,
        "association": names.pop() if len(names) == 1 else "",
        "rows": hour_rows(signups),
        "total": total_of(signups),
        "first": attested.period.first or timezone.localdate(signups[0].at),  # type: ignore[attr-defined]
        "last": attested.period.last or timezone.localdate(signups[-1].at),  # type: ignore[attr-defined]
        "today": timezone.localdate(),
        "code": code,
        "address": address,
        "qr": qr_of(address),
    }


def qr_of(address: str) -> str:
    """Return a QR code as an address that a picture of a page or of a PDF takes."""
    return segno.make(address, error="m", micro=False).svg_data_uri(border=2, encode_minimal=True)


def pdf_of(says: dict[str, Any]) -> bytes:
    """Return the attestation as PDF/UA; raises PdfUnavailable."""
    context = {"says": says, "language": get_language() or settings.LANGUAGE_CODE}
    return make_pdf(render_to_string("residents/attestation_pdf.html", context))


def is_genuine(code: str) -> bool:
    """Return whether this code was made here for an attestation."""
    return is_seal(PURPOSE, code)
