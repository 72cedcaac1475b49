"""How evenly suggestions reach needs, neighbourhoods and people who never came."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import asdict, dataclass
from typing import Any

import numpy as np
from django.db.models import Count

from engagement.matching.models import Suggestion
from engagement.matching.pacing import came_before
from engagement.matching.rules import current_rules
from engagement.needs.models import Need
from engagement.people.models import Resident
from engagement.territory.models import Neighbourhood


def gini(values: Iterable[float]) -> float:
    """Return the Gini coefficient: 0 where all have the same, near 1 where one has everything."""
    ordered = np.sort(np.fromiter(values, dtype=float))
    total = ordered.sum()
    if not total:
        return 0.0
    count = len(ordered)
    ranks = np.arange(1, count + 1)
    return float((2 * ranks - count - 1) @ ordered / (count * total))


@dataclass(frozen=True)
class Place:
    """Shares of 1 of a neighbourhood: of the city's people, of the suggestions of late."""

    neighbourhood: Neighbourhood
    of_people: float | None
    of_suggestions: float


@dataclass(frozen=True)
class Fairness:
    """What was suggested in the last days (Rules.solicitation_days), as it reached the city."""

    suggestions: int
    people: int
    newcomers: float
    needs: int
    needs_shown: int
    gini: float
    places: list[Place]


def fairness() -> Fairness:
    """Return the report over what was sent of late. The queries do not grow with the rows."""
    sent = Suggestion.objects.sent_within(current_rules().solicitation_days).order_by()
    people = set(sent.values_list("resident", flat=True).distinct())
    shown = exposure()
    return Fairness(
        suggestions=sent.count(),
        people=len(people),
        newcomers=share_of(len(people - came_among(people)), len(people)),
        needs=len(shown),
        needs_shown=sum(count > 0 for count in shown.values()),
        gini=gini(shown.values()),
        places=_places(dict(sent.values_list("resident__neighbourhood").annotate(Count("pk")))),
    )


def exposure() -> dict[int, int]:
    """Return how often each open need was suggested of late, by its key."""
    sent = Suggestion.objects.sent_within(current_rules().solicitation_days).order_by()
    counts = dict(sent.values_list("need").annotate(Count("pk")))
    return {key: counts.get(key, 0) for key in Need.objects.open().values_list("pk", flat=True)}


def came_among(people: Iterable[int]) -> set[int]:
    """Return those of many residents who came before, asked for in chunks."""
    ordered, found = sorted(people), set()
    for start in range(0, len(ordered), 1_000):
        found |= came_before(ordered[start : start + 1_000])
    return found


def share_of(part: float, whole: float) -> float:
    return part / whole if whole else 0.0


def _places(counts: Mapping[int | None, int]) -> list[Place]:
    places = list(Neighbourhood.objects.all())
    everybody = sum(place.population or 0 for place in places)
    told = sum(counts.values())
    return [
        Place(
            neighbourhood=place,
            of_people=share_of(place.population, everybody) if place.population else None,
            of_suggestions=share_of(counts.get(place.pk, 0), told),
        )
        for place in places
    ]


@dataclass(frozen=True)
class Figures:
    """What a weekly letter does, before and after it: shares are fractions of 1."""

    people: int
    suggestions: int
    likely: float
    needs: int
    needs_helped: int
    neighbourhoods: int
    neighbourhoods_reached: int
    newcomers: float
    gini_before: float
    gini_after: float

    def as_dict(self) -> dict[str, Any]:
        return {name: round(value, 4) for name, value in asdict(self).items()}


def figures(
    pairs: Sequence[tuple[int, int, float]], homes: Mapping[int, int], newcomers: set[int]
) -> Figures:
    """Return the figures of suggestions given as (resident, need, chance), by their keys.

    `homes` are the neighbourhoods of those residents, where they are known.
    """
    before = exposure()
    after = Counter(before)
    after.update(need for _resident, need, _chance in pairs)
    people = {resident for resident, _need, _chance in pairs}
    return Figures(
        people=len(people),
        suggestions=len(pairs),
        likely=sum(chance for _resident, _need, chance in pairs),
        needs=len(before),
        needs_helped=len({need for _resident, need, _chance in pairs}),
        neighbourhoods=Neighbourhood.objects.count(),
        neighbourhoods_reached=len({homes[key] for key in people if key in homes}),
        newcomers=share_of(len(people & newcomers), len(people)),
        gini_before=gini(before.values()),
        gini_after=gini(after.values()),
    )


def homes_of(people: Iterable[int]) -> dict[int, int]:
    """Return the neighbourhoods of many residents, by key, asked for in chunks."""
    ordered, found = sorted(people), dict[int, int]()
    for start in range(0, len(ordered), 1_000):
        rows = Resident.objects.filter(
            pk__in=ordered[start : start + 1_000], neighbourhood__isnull=False
        )
        found |= dict(rows.values_list("pk", "neighbourhood"))
    return found
