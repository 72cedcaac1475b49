"""The list that a station keeps for the hours without network (docs/gate-protocol.md)."""

import json
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from typing import Any

from django.db.models import Count, Q
from django.utils.translation import gettext as _

from engagement.events.keys import keys_of
from engagement.events.models import Badge, Event, Registration
from engagement.events.payloads import locator
from engagement.events.sealing import b64, box_of, derived, keyed_digest, seal_once
from engagement.events.wire import iso
from engagement.needs.models import Shift, SignUp
from engagement.territory.models import Neighbourhood

FORMAT = 1
Json = dict[str, Any]


@dataclass(frozen=True)
class Card:
    """What a badge tells the steward about its person."""

    badge: int
    name: str
    seats: int = 1
    shifts: Sequence[int] = ()
    hint: str = ""
    cancelled: bool = False

    def entry(self) -> Json:
        """Return it in the few letters of the list; what is usual is left out."""
        entry: Json = {"b": self.badge, "n": self.name}
        if self.seats > 1:
            entry["p"] = self.seats
        if self.shifts:
            entry["s"] = list(self.shifts)
        if self.hint:
            entry["h"] = self.hint
        return entry | ({"x": 1} if self.cancelled else {})

    def line(self, code: str) -> list[Any]:
        """Return it as a line of the names, with the code that is typed."""
        shifts = list(self.shifts)
        return [self.badge, self.name, code, self.seats, shifts, self.hint, int(self.cancelled)]


@dataclass(frozen=True)
class GateList:
    """All that the gate knows of an event: what everybody may read, and the people."""

    head: Json
    people: list[tuple[bytes, str, Card]] = field(repr=False)  # random bits, code, card
    revoked: list[bytes] = field(repr=False)

    def version(self) -> bytes:
        """Return 16 bytes that change with the content alone; the salt of every entry's key."""
        cards = [card.entry() for _bits, _code, card in self.people]
        gone = [bits.hex() for bits in self.revoked]
        return keyed_digest("gate-list", _json([self.head, cards, gone]))

    def sealed(self, version: bytes) -> Json:
        """Return the list as a station stores it: each entry opened by its own badge alone."""
        return self.head | {
            "format": FORMAT,
            "version": b64(version),
            "badges": dict(_sealed(bits, card, version) for bits, _code, card in self.people),
            "revoked": [locator(bits) for bits in self.revoked],
        }

    def names(self) -> tuple[str, Json]:
        """Return the version of the names and the names; the page seals them before it stores."""
        people = sorted(
            self.people, key=lambda person: (person[2].name.casefold(), person[2].badge)
        )
        lines = [card.line(code) for _bits, code, card in people]
        version = b64(keyed_digest("gate-names", _json(lines)))
        return version, {"format": FORMAT, "version": version, "people": lines}


def read_list(event: Event) -> GateList:
    """Return the list of an event as it is now. The same number of queries for any event."""
    badges = list(Badge.objects.filter(event=event).select_related("resident", "key"))
    valid = [badge for badge in badges if not (badge.revoked_at or badge.key.revoked_at)]
    cards = cards_of(event, valid)
    return GateList(
        head=_head(event),
        people=[(bytes(badge.secret), badge.code, cards[badge.pk]) for badge in valid],
        # Those of a revoked key are refused by their key.
        revoked=[
            bytes(badge.secret) for badge in badges if badge.revoked_at and not badge.key.revoked_at
        ],
    )


def cards_of(event: Event, badges: Iterable[Badge]) -> dict[int, Card]:
    """Return the card of each badge, by its number; residents are read with them. Two queries."""
    badges = list(badges)
    residents = None if len(badges) > MANY else [badge.resident_id for badge in badges]
    seats, shifts = _seats(event, residents), _shifts_by_resident(event, residents)
    return {
        badge.pk: Card(
            badge=badge.pk,
            name=badge.resident.name or _("Quelqu’un"),
            seats=seats.get(badge.resident_id, 1),
            shifts=tuple(shifts.get(badge.resident_id, ())),
            hint=badge.hint,
            cancelled=badge.resident_id not in seats and badge.resident_id not in shifts,
        )
        for badge in badges
    }


#: Above this, people are not named one by one in a query.
MANY = 500


def shifts_of(event: Event) -> Iterator[Any]:
    """Yield the shifts of the event's needs that take place, with their needs and `expected`."""
    rows = Shift.objects.filter(need__event_need__event=event, called_off_at=None)
    confirmed = Q(signups__state=SignUp.State.CONFIRMED)
    rows = rows.annotate(expected=Count("signups", filter=confirmed))
    return rows.select_related("need").order_by("starts_at", "pk").iterator()


def event_facts(event: Event) -> Json:
    """Return what every answer about an event says of it."""
    return {
        "slug": event.slug,
        "title": event.title,
        "place": event.place,
        "starts_at": _iso(event.starts_at),
        "ends_at": _iso(event.ends_at),
    }


def _head(event: Event) -> Json:
    neighbourhoods = Neighbourhood.objects.order_by("name", "pk").values("id", "name")
    return {
        "event": event_facts(event),
        "keys": [
            {"id": number, "public": b64(key.public), "revoked": key.revoked}
            for number, key in keys_of(event).items()
        ],
        "shifts": [_shift_facts(shift) for shift in shifts_of(event)],
        "neighbourhoods": list(neighbourhoods),
        "seal_key": box_of(event.pk),
    }


def _shift_facts(shift: Any) -> Json:
    return {
        "id": shift.pk,
        "title": shift.need.title,
        "starts_at": _iso(shift.starts_at),
        "ends_at": _iso(shift.ends_at),
        "place": shift.need.place,
        "welcome": shift.need.welcome,
        "bring": shift.need.bring,
        "expected": shift.expected,
    }


def _seats(event: Event, residents: list[int] | None) -> dict[int, int]:
    rows = Registration.objects.confirmed().filter(event=event)
    if residents is not None:
        rows = rows.filter(resident__in=residents)
    return dict(rows.values_list("resident", "seats"))


def _shifts_by_resident(event: Event, residents: list[int] | None) -> dict[int, list[int]]:
    rows = SignUp.objects.confirmed().filter(
        shift__need__event_need__event=event, shift__called_off_at=None
    )
    if residents is not None:
        rows = rows.filter(resident__in=residents)
    found = defaultdict(list)
    for resident, shift in rows.order_by("shift").values_list("resident", "shift"):
        found[resident].append(shift)
    return dict(found)


def _sealed(bits: bytes, card: Card, version: bytes) -> tuple[str, str]:
    place = locator(bits)
    key = derived(bits, "coup-de-main:entry:1", salt=version)
    return place, b64(seal_once(key, _json(card.entry()), place.encode()))


def _json(content: Any) -> bytes:
    text = json.dumps(content, ensure_ascii=False, separators=(",", ":"), default=str)
    return text.encode()


def _iso(moment: Any) -> str | None:
    return moment and iso(moment)
