"""Pairs of the whole city as they are stored and told: terms, score, facts."""

from collections.abc import Sequence

import numpy as np

from engagement.matching import reasons
from engagement.matching.city import UNKNOWN, City, Crowd, Offers
from engagement.matching.past import past_help_of_pairs
from engagement.matching.queries import Ranked
from engagement.matching.reasons import Facts
from engagement.matching.rules import current_rules
from engagement.matching.score import final, help_term
from engagement.needs.models import Need
from engagement.people.models import Resident

#: Number of the resident, number of the need, chance of a yes.
Pair = tuple[int, int, float]


class Teller:
    """Says of pairs why they were chosen; the rows behind them are read once for all of them."""

    def __init__(self, city: City, crowd: Crowd, offers: Offers, pairs: Sequence[Pair]) -> None:
        self.city, self.crowd, self.offers, self.pairs = city, crowd, offers, pairs
        residents = {int(crowd.keys[resident]) for resident, _need, _p in pairs}
        needs = {int(offers.keys[need]) for _resident, need, _p in pairs}
        self.residents = Resident.objects.select_related("neighbourhood").in_bulk(residents)
        self.needs = Need.objects.select_related("association", "neighbourhood").in_bulk(needs)
        self.helped = past_help_of_pairs(resident__in=residents)

    def ranked(self) -> list[Ranked]:
        """Return the pairs, reasons said to the resident."""
        return [self._ranked(*pair) for pair in self.pairs]

    def _ranked(self, resident: int, need: int, chance: float) -> Ranked:
        row = self.residents[int(self.crowd.keys[resident])]
        asked = self.needs[int(self.offers.keys[need])]
        helped = self.helped.get((row.pk, asked.association_id), 0.0)
        facts = self._facts(resident, need, helped=helped > 0)
        score = final(
            np.array([chance]),
            self.crowd.solicited[[resident]],
            self.offers.fills[[need]],
            self.offers.targets[[need]],
            current_rules(),
        )
        return Ranked(
            need=asked,
            resident=row,
            score=float(score[0]),
            chance=chance,
            terms={
                "I": float(self.offers.tells[need] @ self.crowd.likes[resident]),
                "D": self._nearness(resident, need),
                "H": float(help_term(np.array([helped]))[0]),
            },
            facts=facts,
            reasons=reasons.to_resident(facts),
        )

    def _nearness(self, resident: int, need: int) -> float:
        if self.offers.remote[need]:
            return 1.0
        return float(self.city.nearness[self.crowd.homes[resident], self.offers.homes[need]])

    def _facts(self, resident: int, need: int, *, helped: bool) -> Facts:
        shared = self.offers.tells[need] * self.crowd.likes[resident]
        columns = sorted(np.flatnonzero(shared).tolist(), key=lambda column: -shared[column])
        home, place = int(self.crowd.homes[resident]), int(self.offers.homes[need])
        known = UNKNOWN not in (home, place)
        ids = self.city.distances.ids
        return Facts(
            likes=[self.city.interests[column] for column in columns],
            km=float(self.city.distances.matrix[home, place]) if known else None,
            adjacent=known and self.city.distances.adjacent(ids[home], ids[place]),
            remote=bool(self.offers.remote[need]),
            helped=helped,
            when=self.offers.openings[int(self.offers.keys[need])].times[0],
        )
