"""Which needs each resident might be told of, and who is told of which: the weekly letter.

Candidates are read neighbourhood by neighbourhood, in blocks of residents who live together, so
that memory holds one block of scores at a time.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from itertools import chain

import numpy as np

from engagement.matching.allocation import NOBODY, allocate
from engagement.matching.availability import Times, engagements, is_taken, within
from engagement.matching.city import City, Crowd, Flags, Keys, Offers, only
from engagement.matching.learned import as_affinity, in_use, wanted
from engagement.matching.models import Suggestion
from engagement.matching.past import past_help_of_pairs
from engagement.matching.rules import current_rules
from engagement.matching.score import Floats, help_term
from engagement.needs.models import Need, SignUp
from engagement.people.half_days import touched_by

#: Needs in one letter at most, and among how many of her best they are chosen.
MOST, CANDIDATES = 3, 16
#: Residents scored at once, and needs near them that they are scored against: in a city with more
#: needs, each block of neighbours looks at others of the nearest.
BLOCK, FIELD, REACH = 1_024, 512, 16
SEED = 2026


@dataclass(frozen=True)
class Sharing:
    """Candidates (residents, places) by number of need, padded with NOBODY, and what was chosen."""

    city: City
    crowd: Crowd
    offers: Offers
    needs: Keys
    chances: Floats
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
        self.number = {key: place for place, key in enumerate(crowd.keys.tolist())}
        self.wanted = wanted(offers.keys.tolist())
        self.theirs = only("resident", crowd.keys)
        self.taken = self._taken()
        self.helped = self._helped()
        held = engagements(**self.theirs)
        self.held = {self.number[key]: held[key] for key in held.keys() & self.number.keys()}

    def all(self) -> tuple[Keys, Floats]:
        """Return candidates (residents, CANDIDATES) and their chances."""
        shape = (len(self.crowd.keys), min(CANDIDATES, max(1, len(self.offers.keys))))
        needs, chances = np.full(shape, NOBODY, dtype=np.int64), np.zeros(shape)
        if not len(self.offers.keys):
            return needs, chances
        for rows, field in self._blocks():
            self._score(rows, field, needs, chances)
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

    def _score(self, rows: slice, field: Keys, needs: Keys, chances: Floats) -> None:
        rules, home = self.rules, self.crowd.homes[rows.start]
        likes = self.crowd.likes[rows].astype(np.float32)
        near = np.where(
            self.offers.remote[field], 1.0, self.city.nearness[home, self.offers.homes[field]]
        )
        relevance = likes @ self.tells[:, field]
        relevance += (rules.w_d * near).astype(np.float32)
        place = np.full(len(self.offers.keys), -1)
        place[field] = np.arange(len(field))
        self._add_help(rows, field, relevance)
        if in_use():
            relevance += self._affinity(rows, field)
        self._strike_out(rows, place, relevance)
        self._strike_half_days(rows, field, relevance)
        count = min(needs.shape[1], len(field))
        best = np.argpartition(-relevance, count - 1, axis=1)[:, :count]
        value = np.take_along_axis(relevance, best, axis=1)
        needs[rows, :count] = np.where(np.isneginf(value), NOBODY, field[best])
        for row in self._among(rows, self.held):
            needs[row] = [NOBODY if self._clashes(row, need) else need for need in needs[row]]
        chances[rows, :count] = 1.0 / (1.0 + np.exp(-(rules.a + rules.b * value)))

    def _add_help(self, rows: slice, field: Keys, relevance: np.ndarray) -> None:
        for row in self._among(rows, self.helped):
            for association, helped in self.helped[row].items():
                theirs = self.offers.associations[field] == association
                relevance[row - rows.start, theirs] += self.rules.w_h * helped

    def _affinity(self, rows: slice, field: Keys) -> np.ndarray:
        """Return what A adds to the relevance of these residents and needs."""
        likes = self.crowd.likes[rows].astype(np.float32)
        sums = likes @ self.wanted[field, 1:].T + self.wanted[field, 0]
        return (self.rules.w_a * as_affinity(sums)).astype(np.float32)

    def _strike_out(self, rows: slice, place: Keys, relevance: np.ndarray) -> None:
        """Leave no pair that was asked or answered before."""
        for row in self._among(rows, self.taken):
            at = place[self.taken[row]]
            relevance[row - rows.start, at[at >= 0]] = -np.inf

    def _strike_half_days(self, rows: slice, field: Keys, relevance: np.ndarray) -> None:
        """Leave no need to somebody who never has one of its half-days."""
        hers = self.crowd.half_days[rows]
        said = np.flatnonzero(hers)
        if len(said):
            never = (hers[said, None] & self.half_days[field][None, :]) == 0
            relevance[said] = np.where(never, -np.inf, relevance[said])

    @cached_property
    def half_days(self) -> Keys:
        """Return the half-days that the times of each need touch."""
        known: dict[Times, int] = {}
        masks = np.zeros(len(self.offers.keys), dtype=np.int64)
        for number, key in enumerate(self.offers.keys.tolist()):
            for times in self.offers.openings[key].times:
                if times not in known:
                    known[times] = touched_by(*times)
                masks[number] |= known[times]
        return masks

    def _clashes(self, row: int, need: int) -> bool:
        """Return whether she is elsewhere during all that this need still offers."""
        times = self.offers.openings[int(self.offers.keys[need])].times
        times = within(times, int(self.crowd.half_days[row]))
        return need != NOBODY and is_taken(times, self.held[row])

    @staticmethod
    def _among(rows: slice, known: dict) -> Iterator[int]:
        return (row for row in range(rows.start, rows.stop) if row in known)

    def _taken(self) -> dict[int, Keys]:
        """Return the needs that each resident was asked for or signed up to, by numbers."""
        offered = {key: place for place, key in enumerate(self.offers.keys.tolist())}
        few = only("pk", self.offers.keys)
        needs = Need.objects.filter(**few) if few else Need.objects.open()
        asked = Suggestion.objects.filter(need__in=needs.order_by().values("pk"), **self.theirs)
        held = SignUp.objects.live().filter(shift__need__in=needs.order_by().values("pk"))
        pairs = chain(
            asked.order_by().values_list("resident", "need"),
            held.filter(**self.theirs).order_by().values_list("resident", "shift__need"),
        )
        found: dict[int, list[int]] = {}
        for resident, need in pairs:
            if resident in self.number and need in offered:
                found.setdefault(self.number[resident], []).append(offered[need])
        return {row: np.array(needs) for row, needs in found.items()}

    def _helped(self) -> dict[int, dict[int, float]]:
        """Return H towards each association that she helped, by number of resident."""
        found: dict[int, dict[int, float]] = {}
        for (resident, association), given in past_help_of_pairs(**self.theirs).items():
            if resident in self.number:
                h = float(help_term(np.array([given]))[0])
                found.setdefault(self.number[resident], {})[association] = h
        return found
