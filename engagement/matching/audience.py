"""Whom a campaign of the officer asks, seen before anybody is written to."""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

import numpy as np

from engagement.matching.allocation import NOBODY, match
from engagement.matching.city import City, Crowd
from engagement.matching.queries import Ranked
from engagement.matching.sharing import Candidates
from engagement.matching.told import tell
from engagement.needs.models import Need
from engagement.people.models import Resident
from engagement.people.models.residents import ResidentQuerySet
from engagement.territory.models import Neighbourhood


@dataclass
class Audience:
    """`size` residents may be asked; `chosen` are the best of them, `new` of whom never came."""

    size: int = 0
    new: int = 0
    expected: float = 0.0
    chosen: list[Ranked] = field(default_factory=list)

    @property
    def spread(self) -> list[tuple[Neighbourhood | None, int]]:
        """Where the chosen live, the most first."""
        homes = Counter(pair.resident.neighbourhood for pair in self.chosen)
        return homes.most_common()


def residents_of(audience: Mapping[str, Any]) -> ResidentQuerySet:
    """Return the residents of an audience: keys of `neighbourhoods` and `interests`, if any."""
    residents = Resident.objects.all()
    if homes := audience.get("neighbourhoods"):
        residents = residents.filter(neighbourhood__in=homes)
    if likes := audience.get("interests"):
        residents = residents.filter(
            pk__in=Resident.interests.through.objects.filter(interest__in=likes).values("resident")
        )
    return residents


def rank_audience(need: Need, audience: Mapping[str, Any], wanted: int) -> Audience:
    """Return whom of the audience to ask: the best by chance, under every cap.

    `audience["newcomers"]`, a share, is kept for residents who never came, as far as there are.
    Nobody who was asked, signed up, is elsewhere then, or had a message too lately.
    """
    city = City()
    crowd = city.crowd(residents_of(audience))
    offers = city.offers([need.pk])
    needs, chances = Candidates(city, crowd, offers).all()
    may = (needs[:, :1] != NOBODY) & (crowd.left[:, None] > 0)
    worth = np.where(may, chances[:, :1], -1.0)
    rows = _best(worth, crowd, wanted, float(audience.get("newcomers", 0)))
    return Audience(
        size=int(may.sum()),
        new=int(crowd.is_new[rows].sum()),
        expected=float(worth[rows, 0].sum()),
        chosen=tell((int(crowd.keys[row]), need.pk) for row in rows),
    )


def _best(worth: np.ndarray, crowd: Crowd, wanted: int, share: float) -> list[int]:
    """Return the numbers of the residents to ask: newcomers first up to their share."""
    kept = -int(-share * wanted // 1)
    ones = np.ones(len(worth), dtype=np.int64)
    among_new = np.where(crowd.is_new[:, None], worth, -1.0)
    chosen = match(among_new, ones, np.array([kept]))
    left = np.where(chosen, -1.0, worth)
    chosen |= match(left, ones, np.array([wanted - int(chosen.sum())]))
    rows = np.flatnonzero(chosen[:, 0])
    return sorted(rows.tolist(), key=lambda row: -worth[row, 0])
