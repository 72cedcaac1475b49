"""Outings of a period: how many were met away from the counter, and how many were new."""

from dataclasses import dataclass
from datetime import timedelta

from django.db.models import Sum
from django.utils import timezone

from engagement.people.models import Outing

SHOWN = 30


@dataclass(frozen=True)
class Outings:
    """Totals of a period, and its outings, the last first (SHOWN at most). Thumbs, no names."""

    contacts: int
    newcomers: int
    rows: list[Outing]


def outings(days: int) -> Outings:
    """Return the outings of the last days at which somebody was met."""
    since = timezone.localdate() - timedelta(days=days)
    rows = Outing.objects.filter(day__gte=since, contacts__gt=0)
    totals = rows.aggregate(contacts=Sum("contacts"), newcomers=Sum("newcomers"))
    told = rows.select_related("by", "neighbourhood").defer("neighbourhood__outline")
    return Outings(totals["contacts"] or 0, totals["newcomers"] or 0, list(told[:SHOWN]))
