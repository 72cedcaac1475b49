"""The needs that could come first for a resident: all of them, weighed in memory.

Each process keeps what the postings say as arrays, some 60 bytes a need, and asks at each ranking
only for what changed since. What only the rows of a need tell (places left, people expected) can
only lower it or leave it out; whoever ranks those found sees to it (queries.py).
"""

from dataclasses import dataclass
from datetime import datetime, timedelta

import numpy as np
from django.db.models.functions import Coalesce
from django.utils import timezone
from numpy.typing import NDArray

from engagement.matching import score
from engagement.matching.candidates import Seeker, km_between
from engagement.matching.interests import city_interests
from engagement.matching.kept import kept
from engagement.matching.learned import Wanted, in_use, of_one, wanted
from engagement.matching.rings import Found, bits_of
from engagement.matching.rules import current_rules
from engagement.matching.score import Floats, Keys
from engagement.needs.models import NeedPosting
from engagement.territory.masks import BITS

# A transaction that began before the needs were read may end after: its rows are asked for again.
MARGIN = timedelta(minutes=5)
WIDENING = 4
CHUNK = 4_096
NOWHERE = 0  # in the place of a neighbourhood that is not known
COLUMNS = ("need__association", "is_remote", "domains", "activities")


@dataclass(frozen=True)
class Needs:
    """Published needs, one place in each array; `tagged` and `bits` have one for each interest
    of each need: the place of the need, and the bit (Interests.bits).
    """

    keys: Keys
    homes: Keys
    associations: Keys
    remote: NDArray[np.bool_]
    tagged: Keys
    bits: NDArray[np.int64]
    wanted: Wanted


def needs_said(**only: object) -> Needs:
    """Read the postings of needs, those of `only`. One query."""
    home = Coalesce("neighbourhood", NOWHERE)
    rows = NeedPosting.objects.filter(**only).order_by().values_list("need", home, *COLUMNS)
    table = np.array(list(rows), dtype=np.int64).reshape(-1, 6)
    keys, homes, associations, remote = table.T[:4].copy()
    tagged, bits = tags(table[:, 4:])
    return Needs(
        keys=keys,
        homes=homes,
        associations=associations,
        remote=remote.astype(bool),
        tagged=tagged,
        bits=bits,
        wanted=wanted(keys.tolist()),
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
    """Every published need with the most that it may score for a resident."""

    def __init__(self, seeker: Seeker) -> None:
        since, known = city_needs()
        changed = needs_said(changed_at__gte=since)
        self.resident = seeker.resident.pk
        self.keys, self.most = known.keys, most(seeker, known)
        if len(changed.keys):
            still = ~np.isin(known.keys, changed.keys)
            self.keys = np.concatenate([changed.keys, self.keys[still]])
            self.most = np.concatenate([most(seeker, changed), self.most[still]])

    def first(self, reach: int) -> Found:
        """Return the first `reach` of them."""
        near = np.arange(len(self.keys))
        if reach < len(near):
            near = np.flatnonzero(self.most >= -np.partition(-self.most, reach - 1)[reach - 1])
        ties = score.tie_break(self.keys[near], self.resident)
        order = np.lexsort((ties, -self.most[near]))[:reach]
        keys = self.keys[near[order]].tolist()
        if len(keys) == len(self.keys):
            return Found(keys, None)
        last = order[-1]
        return Found(keys, (-float(self.most[near[last]]), int(ties[last])))

    def wider(self, reach: int, least: float | None) -> int:
        """Return how many to look at next: all that may score `least`, where that is known."""
        if least is None:
            return WIDENING * reach
        return max(reach + 1, int(np.count_nonzero(self.most >= least)))


def most(seeker: Seeker, needs: Needs) -> Floats:
    """Return the most that each of these needs may score for a resident."""
    rules = current_rules()
    near = score.distance_term(km_from(seeker, needs.homes.max(initial=NOWHERE)), False, rules)
    d = np.where(needs.remote, 1.0, near[needs.homes])
    helped = np.zeros(len(needs.keys))
    for association, help_given in seeker.helped.items():
        helped[needs.associations == association] = help_given
    affinity = of_one(seeker.interests, needs.wanted) if in_use() else 0.0
    chance = score.chance(
        interest_bound(seeker, needs), d, score.help_term(helped), rules, affinity
    )
    return score.final(chance, seeker.solicited, 0.0, 1.0, rules)


def interest_bound(seeker: Seeker, needs: Needs) -> Floats:
    """Return the most that I may be, from bits that two interests may share."""
    interests, count = city_interests(), len(needs.keys)
    liked = np.zeros(2 * BITS, dtype=bool)
    liked[interests.bits[np.searchsorted(interests.keys, seeker.interests)]] = True
    shared = np.where(liked, interests.shared_bound(), 0.0)
    missed = np.where(liked, 0.0, interests.missed_bound())
    part = np.bincount(needs.tagged, shared[needs.bits], count)
    whole = part + np.bincount(needs.tagged, missed[needs.bits], count)
    return np.divide(part, whole, out=np.zeros(count), where=whole > 0)


def km_from(seeker: Seeker, last: int) -> Floats:
    """Return the km from her home to each neighbourhood, by key up to `last`; nan where unknown."""
    distances, home = seeker.distances, seeker.resident.neighbourhood_id
    km = np.full(max(last, *distances.ids, NOWHERE) + 1, np.nan)
    for place in distances.ids:
        km[place] = km_between(distances, place, home)
    return km
