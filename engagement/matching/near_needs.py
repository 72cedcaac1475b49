"""The needs that could come first for a resident: all of them, weighed in memory.

Each process keeps what the postings say as arrays, some 60 bytes a need, and asks at each ranking
only for what changed since. What only the rows of a need tell (places left, people expected) can
only lower it or leave it out; whoever ranks those found sees to it (queries.py).
"""

from dataclasses import dataclass
from datetime import datetime, timedelta

import numpy as np
from django.utils import timezone
from numpy.typing import NDArray

from engagement.matching import score
from engagement.matching.byhand import ask
from engagement.matching.candidates import Seeker, km_between
from engagement.matching.interests import city_interests
from engagement.matching.kept import kept
from engagement.matching.learned import Wanted, in_use, of_one, wanted
from engagement.matching.rings import Found, bits_of
from engagement.matching.rules import current_rules
from engagement.matching.score import Floats, Keys
from engagement.territory.masks import BITS

# A transaction that began before the needs were read may end after: its rows are asked for again.
MARGIN = timedelta(minutes=5)
WIDENING = 4
CHUNK = 4_096
NOWHERE = 0  # in the place of a neighbourhood that is not known
ANYWHERE = -1  # where a need is done from anywhere
GONE = -np.inf  # the relevance of what is known otherwise by now
STEP = 0.001  # of relevance; where the score is the same this much below, the shuffle decides
SQL = f"""
    select posting.need_id, coalesce(posting.neighbourhood_id, {NOWHERE}), need.association_id,
      cast(posting.is_remote as integer), posting.domains, posting.activities
    from needs_needposting posting join needs_need need on need.id = posting.need_id {{changed}}
"""  # noqa: S608  # no text of anybody


@dataclass(frozen=True)
class Needs:
    """Published needs, one place in each array but the last two.

    `kinds` numbers the sets of interests there are; `tagged` and `bits` have one place for each
    interest of each kind: the number of the kind, and the bit (Interests.bits).
    """

    keys: Keys
    homes: Keys
    associations: Keys
    kinds: Keys
    wanted: Wanted
    tagged: Keys
    bits: Keys


def needs_said(since: datetime | None = None) -> Needs:
    """Read the postings of needs, of those changed since then. One query."""
    changed = "where changed_at >= %s" if since else ""
    rows = ask(SQL.format(changed=changed), [since] if since else [])
    table = np.array(rows, dtype=np.int64).reshape(-1, 6)
    masks, kinds = np.unique(table[:, 4:], axis=0, return_inverse=True)
    tagged, bits = tags(masks)
    return Needs(
        keys=table[:, 0].copy(),
        homes=np.where(table[:, 3], ANYWHERE, table[:, 1]),
        associations=table[:, 2].copy(),
        kinds=kinds.reshape(-1),
        wanted=wanted(table[:, 0].tolist()),
        tagged=tagged,
        bits=bits,
    )


def tags(masks: NDArray[np.int64]) -> tuple[Keys, Keys]:
    """Return the place and the bit of each interest that the masks hold."""
    places, bits = [], []
    for start in range(0, max(1, len(masks)), CHUNK):
        place, bit = np.nonzero(bits_of(masks[start : start + CHUNK]))
        places.append(place + start)
        bits.append(bit)
    return np.concatenate(places), np.concatenate(bits)


@kept
def city_needs() -> tuple[datetime, Needs]:
    """Read all published needs; return since when they are known."""
    since = timezone.now() - MARGIN
    return since, needs_said()


class NeedsNear:
    """Every published need with the most that it may be relevant to a resident."""

    def __init__(self, seeker: Seeker) -> None:
        since, known = city_needs()
        changed = needs_said(since)
        self.seeker = seeker
        self.keys = np.concatenate([known.keys, changed.keys])
        self.relevance = np.concatenate([relevance(seeker, known), relevance(seeker, changed)])
        self.relevance[: len(known.keys)][np.isin(known.keys, changed.keys)] = GONE
        self.count = int(np.count_nonzero(self.relevance > GONE))

    def most(self, relevance: Floats) -> Floats:
        """Return the most that needs so relevant may score."""
        rules = current_rules()
        chance = score.likelihood(relevance, rules)
        return score.final(chance, self.seeker.solicited, 0.0, 1.0, rules)

    def first(self, reach: int) -> Found:
        """Return the first `reach` of them."""
        near = self._down_to(min(reach, self.count))
        ties = score.tie_break(self.keys[near], self.seeker.resident.pk)
        most = self.most(self.relevance[near])
        order = np.lexsort((ties, -most))[:reach]
        keys = self.keys[near[order]].tolist()
        last = order[-1] if len(keys) < self.count else None
        return Found(keys, last if last is None else (-float(most[last]), int(ties[last])))

    def _down_to(self, reach: int) -> Keys:
        """Return the places of the `reach` most relevant, and of all that may score as much."""
        if reach == self.count:
            return np.flatnonzero(self.relevance > GONE)
        place = len(self.relevance) - reach
        least = np.partition(self.relevance, place)[place]
        below, at = self.most(np.array([least - STEP, least]))
        return np.flatnonzero(self.relevance > (least - STEP if below < at else GONE))

    def wider(self, reach: int, least: float | None) -> int:
        """Return how many to look at next: all that may score `least`, where that is known."""
        if least is None:
            return WIDENING * reach
        there = self.relevance[self.relevance > GONE]
        return max(reach + 1, int(np.count_nonzero(self.most(there) >= least)))


def relevance(seeker: Seeker, needs: Needs) -> Floats:
    """Return the most that each of these needs may be relevant to a resident."""
    rules = current_rules()
    near = score.distance_term(km_from(seeker, needs.homes.max(initial=NOWHERE)), False, rules)
    near[ANYWHERE] = 1.0
    helped = np.zeros(len(needs.keys) if seeker.helped else 1)
    for association, help_given in seeker.helped.items():
        helped[needs.associations == association] = help_given
    return score.relevance(
        interest_bound(seeker, needs)[needs.kinds],
        near[needs.homes],
        score.help_term(helped),
        rules,
        of_one(seeker.interests, needs.wanted) if in_use() else 0.0,
    )


def interest_bound(seeker: Seeker, needs: Needs) -> Floats:
    """Return the most that I of each kind may be, from bits that two interests may share."""
    interests, count = city_interests(), needs.kinds.max(initial=-1) + 1
    liked = np.zeros(2 * BITS, dtype=bool)
    liked[interests.bits[np.searchsorted(interests.keys, seeker.interests)]] = True
    shared = np.where(liked, interests.shared_bound, 0.0)
    missed = np.where(liked, 0.0, interests.missed_bound)
    part = np.bincount(needs.tagged, shared[needs.bits], count)
    whole = part + np.bincount(needs.tagged, missed[needs.bits], count)
    return np.divide(part, whole, out=np.zeros(count), where=whole > 0)


def km_from(seeker: Seeker, last: int) -> Floats:
    """Return the km from her home to each neighbourhood, by key up to `last`; nan where unknown.

    One more place at the end is for what is done from ANYWHERE.
    """
    distances, home = seeker.distances, seeker.resident.neighbourhood_id
    km = np.full(max(last, *distances.ids, NOWHERE) + 2, np.nan)
    for place in distances.ids:
        km[place] = km_between(distances, place, home)
    return km
