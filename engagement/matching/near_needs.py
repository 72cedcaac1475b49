"""The needs that could come first for a resident, found without reading all of them.

Neighbourhoods are read from the nearest outwards until what was found outdoes the best that the
next one may hold: exact, as rings.py is. What only the rows of a need tell (places left, people
expected, its association) can only lower it or leave it out.
"""

from collections.abc import Iterable, Iterator
from functools import cached_property
from heapq import nsmallest
from math import inf, nan

import numpy as np
from django.db.models import Q

from engagement.matching import score
from engagement.matching.candidates import Seeker, km_between
from engagement.matching.interests import city_interests
from engagement.matching.rings import GROWTH, Found, Rank, bits_of
from engagement.matching.rules import current_rules
from engagement.matching.score import Floats
from engagement.needs.models import NeedPosting
from engagement.territory.masks import BITS

Row = tuple[int, int | None, bool, int, int]
COLUMNS = ("need_id", "neighbourhood_id", "is_remote", "domains", "activities")


def needs_near(seeker: Seeker, reach: int) -> Found:
    """Return the first `reach` candidates among the published needs."""
    search = Search(seeker)
    found, enough = search.helped_needs(), -inf
    for most, where in search.rings():
        if most < enough:
            break
        for need, rank in search.ranks(NeedPosting.objects.filter(where).values_list(*COLUMNS)):
            found.setdefault(need, rank)
        if len(found) >= reach:
            enough = -nsmallest(reach, found.values())[-1][0]
    keys = nsmallest(reach, found, key=found.__getitem__)
    return Found(keys, found[keys[-1]] if len(found) >= reach else None)


class Search:
    """What a resident likes, and how far everything is from her, as the postings say it."""

    def __init__(self, seeker: Seeker) -> None:
        self.seeker, self.interests = seeker, city_interests()
        columns = np.searchsorted(self.interests.keys, seeker.interests)
        self.liked = np.zeros(2 * BITS, dtype=bool)
        self.liked[self.interests.bits[columns]] = True

    def rings(self) -> Iterator[tuple[float, Q]]:
        """Yield the best score and the place of needs done from anywhere, then of each distance."""
        homes = [*self.seeker.distances.ids, None]
        km = self._km(homes)
        yield self._most(1.0, 0.0, 0.0, True), Q(is_remote=True)
        order = np.argsort(-score.distance_term(km, False, current_rules()), kind="stable")
        start, size = 0, 1
        while start < len(order):
            places = order[start : start + size]
            known = [homes[place] for place in places if homes[place] is not None]
            where = Q(neighbourhood__in=known)
            if len(known) < len(places):
                where |= Q(neighbourhood=None)
            best = self._most(1.0, km[places[0]], 0.0, False)
            yield best, Q(is_remote=False) & where
            start, size = start + size, size * GROWTH

    def helped_needs(self) -> dict[int, Rank]:
        """Return the needs of associations that she helped: few, better than their ring says."""
        helped = self.seeker.helped
        if not helped:
            return {}
        rows = list(
            NeedPosting.objects.filter(need__association__in=helped).values_list(
                *COLUMNS, "need__association"
            )
        )
        worth = np.array([helped[row[-1]] for row in rows])
        return dict(self.ranks([row[:-1] for row in rows], worth))

    def ranks(
        self, rows: Iterable[Row], helped: Floats | float = 0.0
    ) -> Iterator[tuple[int, Rank]]:
        """Yield each need with the most it may score."""
        rows = list(rows)
        needs = np.array([row[0] for row in rows], dtype=np.int64)
        asked = bits_of([row[3:] for row in rows])
        interests = self.interests
        part = (asked & self.liked) @ interests.shared_bound()
        whole = part + (asked & ~self.liked) @ interests.missed_bound()
        i = np.divide(part, whole, out=np.zeros_like(part), where=whole > 0)
        remote = np.array([row[2] for row in rows], dtype=bool)
        most = self._most(i, self._km([row[1] for row in rows]), helped, remote)
        ties = score.tie_break(needs, self.seeker.resident.pk)
        return zip(needs.tolist(), zip((-most).tolist(), ties.tolist(), strict=True), strict=True)

    def _most(self, i, km, helped, remote):
        rules = current_rules()
        d = score.distance_term(km, remote, rules)
        chance = score.chance(i, d, score.help_term(helped), rules)
        return score.final(chance, self.seeker.solicited, 0.0, 1.0, rules)

    @cached_property
    def _km_of(self) -> dict[int | None, float]:
        seeker, home = self.seeker, self.seeker.resident.neighbourhood_id
        return {place: km_between(seeker.distances, place, home) for place in seeker.distances.ids}

    def _km(self, places: list[int | None]) -> Floats:
        return np.array([self._km_of.get(place, nan) for place in places])
