"""Who can come at none of the times that a need still offers, of many residents at once.

As `availability.is_taken` says of the times that are `within` her half-days.
"""

from bisect import bisect_left
from collections.abc import Iterable, Mapping, Sequence
from functools import cache, cached_property
from itertools import chain
from math import inf

import numpy as np
from numpy.typing import NDArray

from engagement.matching.availability import Times, is_short
from engagement.matching.score import Floats, Keys
from engagement.people.half_days import touched_by

NEVER = (inf, -inf)


class Elsewhere:
    """Times that needs offer and that residents hold, both by number."""

    def __init__(self, offered: Sequence[list[Times]], held: Mapping[int, list[Times]]) -> None:
        self.offered = seconds(chain.from_iterable(offered))
        self.first = np.cumsum([0, *map(len, offered)])
        self.held, self.people = held, sorted(held)
        touched = cache(touched_by)  # many needs have the same times
        times = chain.from_iterable(offered)
        self.half_days = np.fromiter((touched(*one) for one in times), dtype=np.int64)

    @cached_property
    def half_days_of_needs(self) -> Keys:
        """The half-days that the times of each need touch; each has one."""
        return np.bitwise_or.reduceat(self.half_days, self.first[:-1])

    def among(self, rows: slice) -> Keys:
        """Return the residents, of these, who hold a place."""
        some = slice(bisect_left(self.people, rows.start), bisect_left(self.people, rows.stop))
        return np.array(self.people[some], dtype=np.int64)

    def is_taken(self, people: Keys, half_days: Keys, needs: Keys) -> NDArray[np.bool_]:
        """Return at which of her needs (people, needs of each) each of `among` cannot be.

        `half_days` are hers, 0 for unknown; a negative number stands for no need.
        """
        person, column = np.nonzero(needs >= 0)
        need = needs[person, column]
        count = self.first[need + 1] - self.first[need]
        pair = np.repeat(np.arange(len(need)), count)
        place = np.arange(len(pair)) - np.repeat(np.cumsum(count) - count - self.first[need], count)
        start, end = self.offered[place].T
        hers = half_days[person[pair]]
        busy = (hers != 0) & (hers & self.half_days[place] == 0)
        held = [self.held[who] for who in people.tolist()]
        for turn in range(max(map(len, held), default=0)):
            other = seconds(times[turn] if turn < len(times) else (None, None) for times in held)
            from_, until = other[person[pair]].T
            busy |= (start < until) & (from_ < end)
        taken = np.zeros(needs.shape, dtype=bool)
        taken[person, column] = np.bincount(pair, ~busy, len(need)) == 0
        return taken


def seconds(times: Iterable[Times]) -> Floats:
    """Return (start, end) in seconds, NEVER of what takes nobody's time (availability.overlap)."""
    return np.array(
        [
            (start.timestamp(), end.timestamp())
            if start and end and is_short((start, end))
            else NEVER
            for start, end in times
        ],
        dtype=float,
    ).reshape(-1, 2)
