"""What the counter shows of somebody: what she has, what would suit her."""

from typing import Any

from django.db.models import F, QuerySet
from django.urls import reverse

from engagement.city.modules import is_on
from engagement.events.models import Event, Registration
from engagement.events.wording import organiser_of
from engagement.events.wording import when_of as fete_when
from engagement.events.wording import where_of as fete_where
from engagement.matching.queries import suggested_needs
from engagement.needs.cards import for_cards, soonest_first
from engagement.needs.models import Need, Shift, SignUp
from engagement.needs.wording import when_of, where_of
from engagement.people.models import Resident
from engagement.search.queries import ranked, search
from engagement.territory.tags import tags_of

SHIFTS_SHOWN = 3  # of a need; the others on its own page
NEEDS_SHOWN = 6
FETES_SHOWN = 3


def sign_ups_of(resident: Resident) -> QuerySet[SignUp]:
    """Return the places that she has or waits for, soonest first."""
    rows = SignUp.objects.live().filter(resident=resident, shift__in=Shift.objects.upcoming())
    rows = rows.select_related("resident", "shift__need__association", "shift__need__neighbourhood")
    rows = rows.defer("shift__need__neighbourhood__outline")
    return rows.order_by(F("shift__starts_at").asc(nulls_last=True), "pk")


def registrations_of(resident: Resident) -> QuerySet[Registration]:
    """Return the fêtes for which she is registered or waits, soonest first."""
    rows = Registration.objects.live().filter(resident=resident, event__in=Event.objects.upcoming())
    rows = rows.select_related("resident", "event__association", "event__neighbourhood")
    return rows.defer("event__neighbourhood__outline").order_by("event__starts_at", "pk")


def what_she_has(resident: Resident) -> list[dict[str, Any]]:
    """Return her places as rows: what, when, where, whom to ask for, how things stand."""
    signups = [
        {
            "kind": "creneau",
            "pk": row.pk,
            "title": row.shift.need.title,
            "when": when_of(row.shift),
            "where": where_of(row.shift.need),
            "way": row.shift.need.getting_there,
            "bring": row.shift.need.bring,
            "host": row.shift.need.association.name,
            "welcome": row.shift.need.welcome,
            "seats": row.seats,
            "state": row.get_state_display(),
            "sure": row.state == SignUp.State.CONFIRMED,
        }
        for row in sign_ups_of(resident)
    ]
    fetes = [
        {
            "kind": "fete",
            "pk": row.pk,
            "title": row.event.title,
            "when": fete_when(row.event),
            "where": fete_where(row.event),
            "way": row.event.getting_there,
            "host": organiser_of(row.event),
            "welcome": row.event.contact,
            "seats": row.seats,
            "state": row.get_state_display(),
            "sure": row.state == Registration.State.CONFIRMED,
        }
        for row in registrations_of(resident)
    ]
    return signups + fetes


def suggestions_for(resident: Resident, words: str = "") -> list[dict[str, Any]]:
    """Return needs with their next shifts: those that suit her, or that words find."""
    if words:
        keys = search(words, ["need"]).keys["need"]
        found = ranked(for_cards(Need.objects.published()), keys)
        pairs = [(need, "") for need in found]
    else:
        pairs = suggested_needs(resident, NEEDS_SHOWN)
    if not pairs and not words:
        pairs = [(need, "") for need in soonest_first(for_cards(Need.objects.published()))[:30]]
    mine = set(sign_ups_of(resident).values_list("shift", flat=True))
    told = [_need_row(need, reason, mine) for need, reason in pairs if not need.is_elsewhere]
    return [row for row in told if row["shifts"]][:NEEDS_SHOWN]


def _need_row(need: Need, reason: str, mine: set[int]) -> dict[str, Any]:
    return {
        "need": need,
        "where": where_of(need),
        "reason": reason,
        "tags": tags_of(need.interests.all()),
        "shifts": [
            {"pk": shift.pk, "when": when_of(shift), "left": shift.places_left}
            for shift in need.shifts_to_come
            if shift.pk not in mine
        ][:SHIFTS_SHOWN],
    }


def fetes_for(resident: Resident) -> list[dict[str, Any]]:
    """Return the next fêtes that take registrations and where she is not expected."""
    if not is_on("events"):
        return []
    mine = registrations_of(resident).values("event")
    rows = Event.objects.upcoming().filter(takes_registrations=True).exclude(pk__in=mine)
    rows = rows.select_related("association", "neighbourhood").defer("neighbourhood__outline")
    return [
        {
            "pk": row.pk,
            "title": row.title,
            "when": fete_when(row),
            "where": fete_where(row),
            "left": row.places_left,
        }
        for row in rows.order_by("starts_at", "pk")[:FETES_SHOWN]
    ]


def address_of(resident: Resident) -> str:
    return reverse("counter:person", args=[resident.public_id])
