"""The ranking, both ways: who could come to a need, what a resident could do."""

from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass, field

import numpy as np

from engagement.matching import reasons, score
from engagement.matching.candidates import Asked, Pairs, Seeker, pairs_of_need, pairs_of_resident
from engagement.matching.interests import city_interests, is_small_city
from engagement.matching.near_needs import NeedsNear
from engagement.matching.reasons import Facts, in_one_line
from engagement.matching.rings import Found, Rank, residents_near
from engagement.matching.rules import current_rules
from engagement.needs.cards import for_cards
from engagement.needs.models import Need
from engagement.people.models import Resident

# Candidates looked at beyond a quarter more than are wanted: some are busy, or paused.
SPARE = 16
NEEDS_FOR_EACH = 8
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
    return _told(ranking, say=reasons.about_resident)


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
    return _told(ranking, say=reasons.to_resident)


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
    """Return the needs of `rank_needs` ready for their cards, each with why in one line."""
    ranked = rank_needs(resident, top)
    needs = for_cards(Need.objects.filter(pk__in=[pair.need.pk for pair in ranked])).in_bulk()
    return [(needs[pair.need.pk], in_one_line(pair.reasons)) for pair in ranked]


def explain(need: Need, resident: Resident) -> Ranked | None:
    """Return the pair with its reasons said to her; None where it would not be suggested."""
    pairs = pairs_of_resident(Seeker(resident), [need.pk])
    return next(iter(_told(Ranking(pairs, 1), say=reasons.to_resident)), None)


class Ranking:
    """Pairs with their terms and scores; `order` holds the places of the first `top`."""

    def __init__(self, pairs: Pairs, top: int) -> None:
        self.pairs, self.top, rules = pairs, top, current_rules()
        self.i = score.interest_term(pairs.shared, pairs.asked, pairs.weights)
        self.d = score.distance_term(pairs.km, pairs.remote, rules)
        self.h = score.help_term(pairs.past_help)
        self.chance = score.chance(self.i, self.d, self.h, rules)
        self.final = score.final(self.chance, pairs.solicited, pairs.fills, pairs.places, rules)
        self.tie = score.tie_break(pairs.needs, pairs.residents)
        self.order = np.lexsort((self.tie, -self.final))[:top]

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


def _told(ranking: Ranking, *, say: Callable[[Facts], list[str]]) -> list[Ranked]:
    pairs = ranking.pairs
    cards = _Cards(pairs, ranking.order)
    return [
        Ranked(
            need=cards.needs[int(pairs.needs[n])],
            resident=cards.residents[int(pairs.residents[n])],
            score=float(ranking.final[n]),
            chance=float(ranking.chance[n]),
            terms={"I": float(ranking.i[n]), "D": float(ranking.d[n]), "H": float(ranking.h[n])},
            facts=(facts := cards.facts(n)),
            reasons=say(facts),
        )
        for n in ranking.order
        if cards.have(n)
    ]


class _Cards:
    """The rows behind the pairs that came out on top, read once."""

    def __init__(self, pairs: Pairs, order: np.ndarray) -> None:
        self.pairs = pairs
        needs = Need.objects.select_related("association", "neighbourhood")
        self.needs = needs.in_bulk(set(pairs.needs[order].tolist()))
        residents = Resident.objects.select_related("neighbourhood")
        self.residents = residents.in_bulk(set(pairs.residents[order].tolist()))
        self.interests = city_interests().rows

    def have(self, n: int) -> bool:
        """Return whether both are still there: either may go away between two questions."""
        pairs = self.pairs
        return int(pairs.needs[n]) in self.needs and int(pairs.residents[n]) in self.residents

    def facts(self, n: int) -> Facts:
        pairs = self.pairs
        need = self.needs[int(pairs.needs[n])]
        home = self.residents[int(pairs.residents[n])].neighbourhood_id
        shared = sorted(np.flatnonzero(pairs.shared[n]), key=lambda column: -pairs.weights[column])
        place, km = need.neighbourhood_id, None if np.isnan(pairs.km[n]) else float(pairs.km[n])
        return Facts(
            likes=[self.interests[int(pairs.interests[column])] for column in shared],
            km=km,
            adjacent=place is not None
            and home is not None
            and km is not None
            and pairs.distances.adjacent(place, home),
            remote=bool(pairs.remote[n]),
            helped=bool(pairs.past_help[n] > 0),
            when=pairs.openings[need.pk].times[0],
        )
