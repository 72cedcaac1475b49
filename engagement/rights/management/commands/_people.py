"""How commands of this room name somebody."""

from contextlib import suppress
from uuid import UUID

from django.core.management.base import CommandError
from django.utils.translation import gettext as _

from engagement.people.models import Resident


def find(text: str) -> Resident:
    """Return the resident by key or by random number; CommandError if there is none."""
    rows = Resident.objects.none()
    if text.isdecimal():
        rows = Resident.objects.filter(pk=int(text))
    else:
        with suppress(ValueError):
            rows = Resident.objects.filter(public_id=UUID(text))
    resident = rows.first()
    if resident is None:
        raise CommandError(_("Aucun·e habitant·e « %(key)s ».") % {"key": text})
    return resident
