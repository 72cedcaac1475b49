"""What a fête comes to in figures: who registered, who came, from where, for the first time."""

from collections import Counter
from collections.abc import Iterable
from typing import Any

from django.db.models import Sum

from engagement.base.suppression import suppressed, suppressed_total
from engagement.events.concerned import sign_ups_of
from engagement.events.models import Event, Registration
from engagement.events.presence import presence_of
from engagement.needs.models import SignUp
from engagement.people.models import Channel, Resident
from engagement.territory.models import Neighbourhood

CAME = SignUp.Attendance.CAME


def figures_of(event: Event) -> dict[str, Any]:
    """Return the figures of the report, nobody's name in them; small counts stay in them.

    `came` counts people at the gate, or registrations whose entry was noted where there was no
    gate. `neighbourhoods` and `channels` are counts by code.
    """
    presence = presence_of(event)
    registered = Registration.objects.filter(event=event)
    came = registered.filter(came_at__isnull=False)
    helpers = sign_ups_of(event).filter(attendance=CAME)
    residents = set(came.values_list("resident", flat=True))
    helping = set(helpers.values_list("resident", flat=True))
    return {
        "registered": _seats(registered.confirmed()),
        "came": presence.entered or _seats(came),
        "tallied": presence.tallied,
        "walk_ins": presence.walk_ins,
        "helpers": len(helping),
        "minutes": helpers.aggregate(sum=Sum("minutes"))["sum"] or 0,
        "first_timers": len(first_timers(event, residents | helping)) + presence.first_time,
        "neighbourhoods": _by_neighbourhood(residents | helping, presence.by_neighbourhood),
        "channels": dict(Counter(registered.values_list("channel", flat=True))),
        "conflicts": len(presence.conflicts),
    }


def first_timers(event: Event, residents: Iterable[int]) -> set[int]:
    """Return those who had never come to anything before this fête."""
    people = set(residents)
    before = Registration.objects.filter(
        resident__in=people, came_at__isnull=False, event__starts_at__lt=event.starts_at
    )
    helped = SignUp.objects.filter(resident__in=people, attendance=CAME).exclude(
        shift__need__event_need__event=event
    )
    helped = helped.filter(shift__starts_at__lt=event.starts_at)
    known = set(before.values_list("resident", flat=True))
    return people - known - set(helped.values_list("resident", flat=True))


def public_figures(figures: dict[str, Any]) -> dict[str, Any]:
    """Return the figures as everybody may read them: small counts hidden (None)."""
    names = dict(Neighbourhood.objects.values_list("code", "name"))
    return figures | {
        **{name: suppressed_total({name: figures[name]}) for name in ("first_timers", "helpers")},
        "neighbourhoods": {
            names.get(code, code): n for code, n in suppressed(figures["neighbourhoods"]).items()
        },
        "channels": {
            Channel(value).label: n for value, n in suppressed(figures["channels"]).items()
        },
    }


def _seats(registrations: Any) -> int:
    return registrations.aggregate(sum=Sum("seats"))["sum"] or 0


def _by_neighbourhood(residents: set[int], counted: Counter[int]) -> dict[str, int]:
    """Return how many by the code of their neighbourhood; those unknown are left out."""
    codes = dict(Neighbourhood.objects.values_list("pk", "code"))
    homes = Resident.objects.filter(pk__in=residents, neighbourhood__isnull=False)
    people = Counter(homes.values_list("neighbourhood", flat=True)) + counted
    return {codes[pk]: n for pk, n in sorted(people.items()) if pk in codes}
