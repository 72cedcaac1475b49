"""Who is at the fête, read from its scans."""

from collections.abc import Iterable

from django.db.models import Q, QuerySet

from engagement.events.folding import Presence, Seen, fold
from engagement.events.models import Event, Scan

FACTS = (
    "nonce",
    "kind",
    "at",
    "station_id",
    "badge__resident",
    "shift_id",
    "undoes",
    "people",
    "first_time",
    "neighbourhood_id",
)


def presence_of(event: Event) -> Presence:
    """Return what all stations say together. One query."""
    return fold(seen(Scan.objects.filter(event=event)))


def presence_of_people(event: Event, residents: Iterable[int]) -> Presence:
    """Return what the scans say of these residents alone, on whichever badge. One query."""
    scans = Scan.objects.filter(event=event)
    own = scans.filter(badge__resident__in=residents)
    return fold(seen(scans.filter(Q(pk__in=own) | Q(undoes__in=own.values("nonce")))))


def seen(scans: QuerySet[Scan]) -> list[Seen]:
    """Return rows as the fold reads them."""
    return [Seen(*row) for row in scans.order_by().values_list(*FACTS)]
