"""The city’s interests, how telling each is, its neighbourhoods and distances, for rankings."""

from dataclasses import dataclass
from functools import cached_property

import numpy as np
from django.db.models import Count
from numpy.typing import NDArray

from engagement.matching.kept import forget, kept
from engagement.matching.score import Floats, Keys, idf
from engagement.needs.models import Need
from engagement.people.models import ResidentPosting
from engagement.territory.distances import Distances
from engagement.territory.masks import BITS
from engagement.territory.models import Interest, Neighbourhood

SMALL = 2_000  # residents


@dataclass(frozen=True)
class Interests:
    """Every interest, by ascending key: its weight (idf over the open needs) and its bit.

    Bits 0 to 62 are those of `Masks.domains`, 63 to 125 those of `Masks.activities`.
    """

    rows: dict[int, Interest]
    keys: Keys
    weights: Floats
    bits: NDArray[np.int64]

    def weights_of(self, keys: Keys) -> Floats:
        return self.weights[np.searchsorted(self.keys, keys)]

    @cached_property
    def shared_bound(self) -> Floats:
        """Return, by bit, the most that sharing it may weigh."""
        most = np.zeros(2 * BITS)
        np.add.at(most, self.bits, self.weights)
        return most

    @cached_property
    def missed_bound(self) -> Floats:
        """Return, by bit, the least that missing it may weigh."""
        least = np.full(2 * BITS, np.inf)
        np.minimum.at(least, self.bits, self.weights)
        return np.where(np.isinf(least), 0.0, least)


@kept
def city_interests() -> Interests:
    """Read every interest, counted over the needs that are open now. Three queries."""
    rows = Interest.objects.in_bulk()
    keys = np.array(sorted(rows), dtype=np.int64)
    needs = Need.objects.open().order_by().values("pk")
    tags = Need.interests.through.objects.filter(need__in=needs)
    carrying = dict(tags.values_list("interest_id").annotate(Count("pk")))
    counts = np.array([carrying.get(key, 0) for key in keys.tolist()], dtype=np.int64)
    domain = np.array([rows[key].kind == Interest.Kind.DOMAIN for key in keys.tolist()], dtype=bool)
    return Interests(
        rows=rows,
        keys=keys,
        weights=idf(counts, needs.count()),
        bits=keys % BITS + np.where(domain, 0, BITS),
    )


@kept
def city_neighbourhoods() -> dict[int, Neighbourhood]:
    """Read the neighbourhoods without their outlines, which are long."""
    return Neighbourhood.objects.defer("outline").in_bulk()


_distances = kept(Distances.load)


def city_distances(place: int | None) -> Distances:
    """Return the distances of the city, read again where they do not know the place yet."""
    if place is not None and place not in _distances():
        forget()
    return _distances()


@kept
def is_small_city() -> bool:
    """Return whether so few residents take suggestions that all of them are read at once."""
    residents = ResidentPosting.objects.filter(interest=None)
    return residents[: SMALL + 1].count() <= SMALL
