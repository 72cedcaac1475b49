"""The ranking, both ways: who could come to a need, what a resident could do."""

from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass, field
from functools import cache
from typing import Any

import numpy as np
from django.db.models import QuerySet

from engagement.city.modules import is_on
from engagement.matching import reasons, score
from engagement.matching.candidates import Asked, Pairs, Seeker, pairs_of_need, pairs_of_resident
from engagement.matching.interests import (
    city_interests,
    city_neighbourhoods,
    is_small_city,
)
from engagement.matching.learned import Akin
from engagement.matching.near_needs import NeedsNear
from engagement.matching.reasons import Facts, in_one_line
from engagement.matching.rings import Found, Rank, residents_near
from engagement.matching.rules import current_rules
from engagement.needs.cards import for_cards
from engagement.needs.models import Need
from engagement.people.models import Resident

# Candidates looked at beyond a quarter more than are wanted: some are busy, or paused.
SPARE = 16
NEEDS_FOR_EACH = 15
WIDENING = 4
FARTHEST = 20_000


@dataclass(frozen=True)
class Ranked:
    """An eligible pair with its score, its terms {"I", "D", "H"}, each 0 to 1, and why in words.

    `chance` is the estimated chance of a yes; `facts` what the reasons are made of, so that they
    can be said again to somebody else or in another language.
    """

    need: Need
    resident: Resident
    score: float
    chance: float
    terms: Mapping[str, float]
    facts: Facts
    reasons: list[str] = field(default_factory=list)


def rank_residents(need: Need, top: int = 20) -> list[Ranked]:
    """Return the residents to whom the need may be suggested, best first; reasons about them.

    The same question twice gives the same order: equal scores are ordered by a fixed shuffle of
    the residents (score.tie_break), never by age or order of rows.
    """
    return _rank_residents(Asked(need), top)


def rank_reachable(need: Need, top: int = 20) -> list[Ranked]:
    """Return what rank_residents does, among those who can be written to now."""
    return _rank_residents(Asked(need, by_message=True), top)


def _rank_residents(asked: Asked, top: int) -> list[Ranked]:
    if asked.opening is None:
        return []
    if is_small_city():
        ranking = Ranking(pairs_of_need(asked), top)
    else:
        ranking = _first(
            SPARE + top * 5 // 4,
            top,
            lambda reach: residents_near(asked, reach),
            lambda among: pairs_of_need(asked, among),
        )
    return _told(ranking, say=reasons.about_resident, need=asked.need)


def rank_needs(resident: Resident, top: int = 10) -> list[Ranked]:
    """Return the open needs that suit the resident, best first; reasons said to her.

    Nothing for who does not take suggestions. Ordered as rank_residents.
    """
    if not resident.takes_suggestions:
        return []
    seeker = Seeker(resident)
    near = NeedsNear(seeker)
    ranking = _first(
        # Needs fill up, which their postings do not tell: more of them are looked at.
        SPARE + NEEDS_FOR_EACH * top,
        top,
        near.first,
        lambda among: pairs_of_resident(seeker, among),
        near.wider,
    )
    return _told(ranking, say=reasons.to_resident, resident=resident)


def _first(
    reach: int,
    top: int,
    search: Callable[[int], Found],
    pairs_among: Callable[[Collection[int] | None], Pairs],
    wider: Callable[[int, float | None], int] = lambda reach, least: WIDENING * reach,
) -> "Ranking":
    """Return the first `top` pairs: search for the first `reach`, and further where too many of
    those found may not be asked; beyond FARTHEST, take everybody.
    """
    while reach <= FARTHEST:
        found = search(reach)
        ranking = Ranking(pairs_among(found.keys), top)
        if ranking.is_settled(found.edge):
            return ranking
        reach = wider(reach, ranking.least)
    return Ranking(pairs_among(None), top)


def suggested_needs(resident: Resident, top: int) -> list[tuple[Need, str]]:
    """Return the needs of `rank_needs` ready for their cards, each with why in one line.

    [] where the city has closed suggestions.
    """
    if not is_on("matching"):
        return []
    ranked = rank_needs(resident, top)
    needs = for_cards(Need.objects.filter(pk__in=[pair.need.pk for pair in ranked])).in_bulk()
    return [(needs[pair.need.pk], in_one_line(pair.reasons)) for pair in ranked]


def explain(need: Need, resident: Resident) -> Ranked | None:
    """Return the pair with its reasons said to her; None where it would not be suggested."""
    ranking = Ranking(pairs_of_resident(Seeker(resident), [need.pk]), 1)
    told = _told(ranking, say=reasons.to_resident, need=need, resident=resident)
    return next(iter(told), None)


class Ranking:
    """Pairs with their terms and scores; `order` holds the places of the first `top`."""

    def __init__(self, pairs: Pairs, top: int) -> None:
        self.pairs, self.top, rules = pairs, top, current_rules()
        self.i = score.interest_term(pairs.shared, pairs.asked, pairs.weights)
        self.d = score.distance_term(pairs.km, pairs.remote, rules)
        self.h = score.help_term(pairs.past_help)
        self.chance = score.chance(self.i, self.d, self.h, rules, pairs.affinity)
        self.final = score.final(self.chance, pairs.solicited, pairs.fills, pairs.places, rules)
        self.tie = score.tie_break(pairs.needs, pairs.residents)
        self.order = np.lexsort((self.tie, -self.final))[:top]

    def terms(self, n: int) -> dict[str, float]:
        """Return the terms of a pair by name; A where one was learned."""
        terms = {"I": float(self.i[n]), "D": float(self.d[n]), "H": float(self.h[n])}
        a = self.pairs.affinity
        return terms if isinstance(a, float) else terms | {"A": float(a[n])}

    @property
    def least(self) -> float | None:
        """The score of the last of the first `top`; None where there are fewer."""
        return None if len(self.order) < self.top else float(self.final[self.order[-1]])

    def is_settled(self, edge: Rank | None) -> bool:
        """Return whether nobody behind `edge` can be among the first `top`."""
        if edge is None or self.top == 0:
            return True
        least = self.least
        return least is not None and (-least, int(self.tie[self.order[-1]])) <= edge


def _told(
    ranking: Ranking,
    *,
    say: Callable[[Facts], list[str]],
    need: Need | None = None,
    resident: Resident | None = None,
) -> list[Ranked]:
    cards = _Cards(ranking, need, resident)
    return [
        Ranked(
            need=cards.needs[need_key],
            resident=cards.residents[resident_key],
            score=float(ranking.final[n]),
            chance=float(ranking.chance[n]),
            terms=ranking.terms(n),
            facts=(facts := cards.facts(n)),
            reasons=say(facts),
        )
        for n, need_key, resident_key in cards.keys
        # Either may go away between two questions.
        if need_key in cards.needs and resident_key in cards.residents
    ]


class _Cards:
    """The rows behind the pairs that came out on top, read once; what is given is not read."""

    def __init__(self, ranking: Ranking, need: Need | None, resident: Resident | None) -> None:
        self.pairs, order = ranking.pairs, ranking.order
        needs, residents = self.pairs.needs[order].tolist(), self.pairs.residents[order].tolist()
        self.keys = list(zip(order.tolist(), needs, residents, strict=True))
        self.needs = (
            {need.pk: need} if need else _rows(Need.objects.select_related("association"), needs)
        )
        self.residents = (
            {resident.pk: resident} if resident else _rows(Resident.objects.all(), residents)
        )
        self.interests = city_interests().rows
        self.akin = Akin(needs, residents)
        self.adjacent = cache(self.pairs.distances.adjacent)

    def facts(self, n: int) -> Facts:
        pairs = self.pairs
        need = self.needs[int(pairs.needs[n])]
        resident = int(pairs.residents[n])
        home = self.residents[resident].neighbourhood_id
        shared = sorted(np.flatnonzero(pairs.shared[n]), key=lambda column: -pairs.weights[column])
        place, km = need.neighbourhood_id, None if np.isnan(pairs.km[n]) else float(pairs.km[n])
        likes = [self.interests[int(pairs.interests[column])] for column in shared]
        return Facts(
            likes=likes,
            akin=self.akin.like(need.pk, resident, likes),
            km=km,
            adjacent=place is not None
            and home is not None
            and km is not None
            and self.adjacent(place, home),
            remote=bool(pairs.remote[n]),
            helped=bool(pairs.past_help[n] > 0),
            when=pairs.openings[need.pk].times[0],
        )


def _rows(rows: QuerySet, keys: list[int]) -> dict[int, Any]:
    """Return the rows of these keys with their neighbourhoods."""
    found, known = rows.in_bulk(set(keys)), city_neighbourhoods()
    for row in found.values():
        if row.neighbourhood_id in known:
            row.neighbourhood = known[row.neighbourhood_id]
    return found
