"""Which needs each resident might be told of, and who is told of which: the weekly letter.

Candidates are read neighbourhood by neighbourhood, in blocks of residents who live together, so
that memory holds one block of scores at a time.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

import numpy as np
from numpy.typing import NDArray

from engagement.matching.allocation import NOBODY, allocate
from engagement.matching.availability import engagements
from engagement.matching.city import (
    UNKNOWN,
    City,
    Crowd,
    Flags,
    Keys,
    Offers,
    few,
    only,
    places_of,
    table,
)
from engagement.matching.elsewhere import Elsewhere
from engagement.matching.learned import as_affinity, in_use, wanted
from engagement.matching.models import Suggestion
from engagement.matching.past import past_help_of_pairs
from engagement.matching.rules import current_rules
from engagement.matching.score import Floats, help_term, likelihood
from engagement.needs.models import Need, SignUp

#: Needs in one letter at most, and among how many of her best they are chosen.
MOST, CANDIDATES = 3, 16
#: Residents scored at once, and needs near them that they are scored against: in a city with more
#: needs, each block of neighbours looks at others of the nearest.
BLOCK, FIELD, REACH = 1_024, 512, 16
SEED = 2026
Chances = NDArray[np.float32]


@dataclass(frozen=True)
class Sharing:
    """Candidates (residents, places) by number of need, padded with NOBODY, and what was chosen."""

    city: City
    crowd: Crowd
    offers: Offers
    needs: Keys
    chances: Chances
    chosen: Flags

    def pairs_of(self, resident: int) -> list[tuple[int, float]]:
        """Return (number of need, chance) of those chosen for a resident, by her number."""
        row = self.chosen[resident]
        found = zip(self.needs[resident, row], self.chances[resident, row], strict=True)
        return sorted(((int(need), float(p)) for need, p in found), key=lambda pair: -pair[1])

    @cached_property
    def people(self) -> Keys:
        """The numbers of the residents for whom something was chosen."""
        return np.flatnonzero(self.chosen.any(axis=1))


def share_out(city: City, crowd: Crowd, offers: Offers) -> Sharing:
    """Choose for each resident her best needs, at most MOST and never above her cap.

    Least recently solicited first, and among these residents who never came take turns with the
    others as the share kept for them says; that share of each need's places is theirs. Writes
    nothing.
    """
    rules = current_rules()
    needs, chances = Candidates(city, crowd, offers).all()
    order = turns(crowd, rules.newcomers_share)
    chosen = np.zeros(needs.shape, dtype=bool)
    chosen[order] = allocate(
        needs[order],
        chances[order],
        np.minimum(crowd.left, MOST)[order],
        np.maximum(1.0, offers.targets),
        solicited=crowd.solicited[order],
        fills=offers.fills,
        newcomers=crowd.is_new[order],
        share=rules.newcomers_share,
        at_once=max(1, len(order) // 2_048),
        rules=rules,
    )
    return Sharing(city, crowd, offers, needs, chances, chosen)


def turns(crowd: Crowd, share: float) -> Keys:
    """Return the residents in the order in which they choose.

    Least recently solicited first; of any beginning of the order, `share` at least never came,
    as long as there are such.
    """
    order = np.lexsort((crowd.keys * 2_654_435_761 % 2**32, crowd.asked_at))
    new, natural = crowd.is_new[order], np.arange(1, len(order) + 1)
    place = np.where(new, np.minimum(natural, np.cumsum(new) / max(share, 1e-9)), natural)
    return order[np.lexsort((~new, place))]


class Candidates:
    """The needs that each resident of a crowd would be told of first, and the chance of each."""

    def __init__(self, city: City, crowd: Crowd, offers: Offers) -> None:
        self.city, self.crowd, self.offers = city, crowd, offers
        self.rules = current_rules()
        self.tells = np.ascontiguousarray(self.rules.w_i * offers.tells.T, dtype=np.float32)
        self.shuffle = np.random.default_rng(SEED)
        self.wanted = wanted(offers.keys.tolist())
        self.theirs = only("resident", crowd.keys)
        self.taken = self._taken()
        self.helped, self.help_given = self._helped()
        self.elsewhere = self._elsewhere()
        self.place = np.full(len(offers.keys), UNKNOWN)

    def all(self) -> tuple[Keys, Chances]:
        """Return candidates (residents, CANDIDATES) and their chances."""
        shape = (len(self.crowd.keys), min(CANDIDATES, max(1, len(self.offers.keys))))
        needs, chances = np.full(shape, NOBODY), np.zeros(shape, dtype=np.float32)
        if len(self.offers.keys):
            for rows, field in self._blocks():
                self._score(rows, field, needs, chances)
                busy = self.elsewhere.among(rows)
                taken = self.elsewhere.is_taken(busy, self.crowd.half_days[busy], needs[busy])
                needs[busy] = np.where(taken, NOBODY, needs[busy])
        return needs, chances

    def _blocks(self) -> Iterator[tuple[slice, Keys]]:
        """Yield residents who live together with the needs they are scored against."""
        homes = self.crowd.homes
        ends = [*(np.flatnonzero(np.diff(homes)) + 1).tolist(), len(homes)]
        start = 0
        for end in ends:
            near = self._near(homes[start]) if end > start else np.zeros(0, dtype=np.int64)
            for turn, first in enumerate(range(start, end, BLOCK)):
                at = turn * FIELD % max(1, len(near) - FIELD + 1)
                yield slice(first, min(first + BLOCK, end)), near[at : at + FIELD]
            start = end

    def _near(self, home: int) -> Keys:
        """Return the needs nearest to a home, shuffled; all of them where they are few."""
        nearness = np.where(self.offers.remote, 1.0, self.city.nearness[home, self.offers.homes])
        reach = FIELD * REACH
        if len(nearness) > reach:
            jitter = nearness + 1e-9 * self.shuffle.random(len(nearness))
            near = np.argpartition(-jitter, reach)[:reach]
        else:
            near = np.arange(len(nearness))
        return self.shuffle.permutation(near)

    def _score(self, rows: slice, field: Keys, needs: Keys, chances: Chances) -> None:
        rules, home = self.rules, self.crowd.homes[rows.start]
        likes = self.crowd.likes[rows].astype(np.float32)
        near = np.where(
            self.offers.remote[field], 1.0, self.city.nearness[home, self.offers.homes[field]]
        )
        relevance = likes @ self.tells[:, field]
        relevance += (rules.w_d * near).astype(np.float32)
        self._add_help(rows, field, relevance)
        if in_use():
            relevance += self._affinity(likes, field)
        self._strike_out(rows, field, relevance)
        self._strike_half_days(rows, field, relevance)
        count = min(needs.shape[1], len(field))
        best = np.argpartition(-relevance, count - 1, axis=1)[:, :count]
        value = np.take_along_axis(relevance, best, axis=1)
        needs[rows, :count] = np.where(np.isneginf(value), NOBODY, field[best])
        chances[rows, :count] = likelihood(value, rules)

    def _add_help(self, rows: slice, field: Keys, relevance: Chances) -> None:
        of = part_of(self.helped, rows)
        theirs = self.offers.associations[field] == self.helped[of, 1:]
        given = self.rules.w_h * self.help_given[of, None]
        np.add.at(relevance, self.helped[of, 0] - rows.start, (given * theirs).astype(np.float32))

    def _affinity(self, likes: Chances, field: Keys) -> np.ndarray:
        """Return what A adds to the relevance of residents who like this and of these needs."""
        sums = likes @ self.wanted[field, 1:].T + self.wanted[field, 0]
        return (self.rules.w_a * as_affinity(sums)).astype(np.float32)

    def _strike_out(self, rows: slice, field: Keys, relevance: Chances) -> None:
        """Leave no pair that was asked or answered before."""
        resident, need = self.taken[part_of(self.taken, rows)].T
        self.place[field] = np.arange(len(field))
        at = self.place[need]
        self.place[field] = UNKNOWN
        relevance[(resident - rows.start)[at != UNKNOWN], at[at != UNKNOWN]] = -np.inf

    def _strike_half_days(self, rows: slice, field: Keys, relevance: Chances) -> None:
        """Leave no need to somebody who never has one of its half-days."""
        hers = self.crowd.half_days[rows]
        said = np.flatnonzero(hers)
        if len(said):
            theirs = self.elsewhere.half_days_of_needs[field]
            relevance[said] = np.where(hers[said, None] & theirs == 0, -np.inf, relevance[said])

    def _elsewhere(self) -> Elsewhere:
        held = engagements(few(self.crowd.keys))
        places = places_of(self.crowd.keys, np.fromiter(held, dtype=np.int64)).tolist()
        theirs = dict(zip(places, held.values(), strict=True))
        theirs.pop(UNKNOWN, None)
        return Elsewhere([offer.times for offer in self.offers.openings.values()], theirs)

    def _taken(self) -> Keys:
        """Return (resident, need), by numbers, of who was asked for or signed up to what."""
        published = Need.objects.filter(state=Need.State.PUBLISHED).values("pk")
        asked = Suggestion.objects.filter(need__in=published, **self.theirs)
        held = SignUp.objects.live().filter(shift__need__in=published, **self.theirs)
        pairs = np.concatenate(
            [
                table(asked.order_by().values_list("resident", "need"), 2),
                table(held.order_by().values_list("resident", "shift__need"), 2),
            ]
        )
        need = places_of(self.offers.keys, pairs[:, 1])
        return self._by_resident(np.column_stack([pairs[:, 0], need])[need != UNKNOWN])[0]

    def _helped(self) -> tuple[Keys, Floats]:
        """Return (number of the resident, association) of who helped, and H towards it."""
        given = past_help_of_pairs(few(self.crowd.keys))
        pairs = np.array(list(given), dtype=np.int64).reshape(-1, 2)
        helped, order = self._by_resident(pairs)
        return helped, help_term(np.array(list(given.values())))[order]

    def _by_resident(self, pairs: Keys) -> tuple[Keys, Keys]:
        """Return pairs in the order of the crowd, numbers for keys, and where each was before."""
        number = places_of(self.crowd.keys, pairs[:, 0])
        order = np.argsort(number, kind="stable")[np.count_nonzero(number == UNKNOWN) :]
        return np.column_stack([number, pairs[:, 1]])[order], order


def part_of(pairs: Keys, rows: slice) -> slice:
    """Return where the pairs of these residents are."""
    start, stop = np.searchsorted(pairs[:, 0], [rows.start, rows.stop]).tolist()
    return slice(start, stop)
