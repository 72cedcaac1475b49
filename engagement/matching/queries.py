"""The ranking, both ways: who could come to a need, what a resident could do."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field

import numpy as np

from engagement.matching import reasons, score
from engagement.matching.availability import openings
from engagement.matching.candidates import Pairs, pairs_of_need, pairs_of_resident
from engagement.matching.reasons import Facts, in_one_line
from engagement.matching.rules import current_rules
from engagement.needs.cards import for_cards
from engagement.needs.models import Need
from engagement.people.models import Resident
from engagement.territory.models import Interest


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

    The same question twice gives the same order: equal scores are ordered by a fixed hash of
    the pair (score.tie_break), never by age or order of rows.
    """
    return _rank(pairs_of_need(need), top, say=reasons.about_resident)


def rank_reachable(need: Need, top: int = 20) -> list[Ranked]:
    """Return what rank_residents does, among those who can be written to."""
    return _rank(pairs_of_need(need, by_message=True), top, say=reasons.about_resident)


def rank_needs(resident: Resident, top: int = 10) -> list[Ranked]:
    """Return the open needs that suit the resident, best first; reasons said to her.

    Nothing for who does not take suggestions. Ordered as rank_residents.
    """
    return _rank(pairs_of_resident(resident, Need.objects.all()), top, say=reasons.to_resident)


def suggested_needs(resident: Resident, top: int) -> list[tuple[Need, str]]:
    """Return the needs of `rank_needs` ready for their cards, each with why in one line."""
    ranked = rank_needs(resident, top)
    needs = for_cards(Need.objects.filter(pk__in=[pair.need.pk for pair in ranked])).in_bulk()
    return [(needs[pair.need.pk], in_one_line(pair.reasons)) for pair in ranked]


def explain(need: Need, resident: Resident) -> Ranked | None:
    """Return the pair with its reasons said to her; None where it would not be suggested."""
    pairs = pairs_of_resident(resident, Need.objects.filter(pk=need.pk))
    return next(iter(_rank(pairs, 1, say=reasons.to_resident)), None)


def _rank(pairs: Pairs, top: int, *, say: Callable[[Facts], list[str]]) -> list[Ranked]:
    rules = current_rules()
    i = score.interest_term(pairs.shared, pairs.asked, pairs.weights)
    d = score.distance_term(pairs.km, pairs.remote, rules)
    h = score.help_term(pairs.past_help)
    chance = score.chance(i, d, h, rules)
    final = score.final(chance, pairs.solicited, pairs.fills, pairs.places, rules)
    order = np.lexsort((score.tie_break(pairs.needs, pairs.residents), -final))[:top]
    cards = _Cards(pairs, order)
    return [
        Ranked(
            need=cards.needs[int(pairs.needs[n])],
            resident=cards.residents[int(pairs.residents[n])],
            score=float(final[n]),
            chance=float(chance[n]),
            terms={"I": float(i[n]), "D": float(d[n]), "H": float(h[n])},
            facts=(facts := cards.facts(n)),
            reasons=say(facts),
        )
        for n in order
    ]


class _Cards:
    """The rows behind the pairs that came out on top, read once."""

    def __init__(self, pairs: Pairs, order: np.ndarray) -> None:
        self.pairs = pairs
        needs = Need.objects.filter(pk__in=set(pairs.needs[order].tolist()))
        self.needs = needs.select_related("association", "neighbourhood").in_bulk()
        residents = Resident.objects.select_related("neighbourhood")
        self.residents = residents.in_bulk(set(pairs.residents[order].tolist()))
        self.openings = openings(needs)
        self.interests = Interest.objects.in_bulk(pairs.interests.tolist())

    def facts(self, n: int) -> Facts:
        pairs = self.pairs
        need = self.needs[int(pairs.needs[n])]
        home = self.residents[int(pairs.residents[n])].neighbourhood_id
        shared = sorted(np.flatnonzero(pairs.shared[n]), key=lambda column: -pairs.weights[column])
        place = need.neighbourhood_id
        return Facts(
            likes=[self.interests[int(pairs.interests[column])] for column in shared],
            km=None if np.isnan(pairs.km[n]) else float(pairs.km[n]),
            adjacent=place is not None
            and home is not None
            and pairs.distances.adjacent(place, home),
            remote=bool(pairs.remote[n]),
            helped=bool(pairs.past_help[n] > 0),
            when=self.openings[need.pk].times[0],
        )
