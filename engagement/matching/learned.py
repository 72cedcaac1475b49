"""The affinity that was learned, as rankings use it: A of a resident and a need, from −1 to 1.

A is a sum of whole thousandths, one for each thing that the resident likes: the same in any order
and in both databases (and exact in 32 bits), so that a search may sort by it.
"""

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from functools import cached_property, lru_cache

import numpy as np
from django.db import models
from numpy.typing import NDArray

from engagement.base.derived import in_chunks
from engagement.matching import affinity
from engagement.matching.interests import city_interests
from engagement.matching.kept import kept
from engagement.matching.models import AffinityTable
from engagement.matching.rules import current_rules
from engagement.matching.score import Floats, Keys
from engagement.needs.models import Need
from engagement.people.models import Resident
from engagement.search.french import normalise
from engagement.territory.masks import BITS
from engagement.territory.models import Interest

Wanted = NDArray[np.float32]
Likes = NDArray[np.bool_]
ONE = 1_000
#: Of so many likes at most a need tells anything.
TELLING = 12
CHUNK = 1_000
#: What A must add to the relevance to be told as a reason.
TOLD = 0.05
#: What one like weighs in a resident's tastes: of a few likes, the sum of squares is near 1.
LIKE = 0.5


@dataclass(frozen=True)
class Learned:
    """The table (everybody and likes) × (every need, interests, words of titles).

    `interests` are keys, `words` stems; `weights` tell how much each interest, then each word,
    weighs in a need.
    """

    interests: list[int]
    words: list[str]
    weights: list[float]
    table: list[list[float]]

    @cached_property
    def matrix(self) -> Floats:
        return np.array(self.table)

    def wanted(self, needs: Sequence[int]) -> Wanted:
        """Return, in thousandths, what everybody and each like of the city adds to A of each."""
        starts = range(0, max(1, len(needs)), CHUNK)
        return np.concatenate([self._wanted(needs[at : at + CHUNK]) for at in starts])

    def _wanted(self, needs: Sequence[int]) -> Wanted:
        sums = traits(needs, self) @ self.matrix.T
        sums[:, 1:] *= LIKE
        rows = np.zeros((len(needs), 1 + len(city_interests().keys)))
        rows[:, 0] = sums[:, 0]
        place = {key: 1 + number for number, key in enumerate(city_interests().keys.tolist())}
        for column, key in enumerate(self.interests, start=1):
            if key in place:
                rows[:, place[key]] = sums[:, column]
        return as_wanted(rows)


@kept
def learned() -> Learned | None:
    """Read the newest table; None where nothing was learned."""
    newest = AffinityTable.objects.first()
    return Learned(**newest.content) if newest else None


def in_use() -> Learned | None:
    """Return what was learned where the rules give it a weight."""
    return learned() if current_rules().w_a > 0 else None


def wanted(needs: Sequence[int]) -> Wanted:
    """Return `Learned.wanted` of these needs; without columns while nothing was learned."""
    table = learned()
    return table.wanted(needs) if table else np.zeros((len(needs), 0), dtype=np.float32)


def of_pairs(likes: Likes, wanted: Wanted) -> Floats:
    """Return A of pairs: rows of likes and of what is wanted, one of which may be single."""
    return as_affinity(wanted[:, 0] + (likes * wanted[:, 1:]).sum(axis=1))


def as_affinity(thousandths: Wanted | NDArray[np.int64]) -> Floats:
    """Return A of sums of thousandths: cut at −1 and 1."""
    return np.clip(thousandths.astype(np.float64), -ONE, ONE) / ONE


def as_wanted(sums: Floats) -> Wanted:
    """Return rows of what everybody and each like adds to A as thousandths.

    Of each need the TELLING strongest likes; the others count for nothing.
    """
    rows = np.rint(ONE * sums).astype(np.float32)
    likes = np.abs(rows[:, 1:])
    if likes.shape[1] > TELLING and len(rows):
        least = np.partition(likes, -TELLING, axis=1)[:, -TELLING][:, None]
        rows[:, 1:][likes < least] = 0
    return rows


@dataclass(frozen=True)
class ByBit:
    """The most that each bit of the masks (Interests.bits) may add to A of one need.

    Two interests may share a bit: where it is set, one of them at least is liked.
    """

    everybody: int
    bits: dict[int, int]

    @classmethod
    def of_need(cls, need: int) -> "ByBit":
        row = wanted([need])[0].astype(np.int64).tolist()
        found: dict[int, list[int]] = {}
        for bit, worth in zip(city_interests().bits.tolist(), row[1:], strict=True):
            found.setdefault(bit, []).append(worth)
        bits = {
            bit: sum(w for w in worths if w > 0) or max(worths) for bit, worths in found.items()
        }
        return cls(row[0], {bit: worth for bit, worth in bits.items() if worth})

    @property
    def most(self) -> NDArray[np.int64]:
        """The most that any resident may reach, in thousandths."""
        return np.array(self.everybody + sum(worth for worth in self.bits.values() if worth > 0))

    def of(self, tastes: Likes) -> NDArray[np.int64]:
        """Return it of residents, by the flags of their masks (rings.bits_of)."""
        worth = np.zeros(tastes.shape[1], dtype=np.int64)
        worth[list(self.bits)] = list(self.bits.values())
        return self.everybody + tastes @ worth

    def in_sql(self) -> str:
        """Return the same of a posting, cut at −1 and 1, in words that both databases know."""
        parts = [
            f"{worth} * ({'domains' if bit < BITS else 'activities'} >> {bit % BITS} & 1)"
            for bit, worth in self.bits.items()
        ]
        whole = " + ".join([str(self.everybody), *parts])
        cut = f"when {whole} > {ONE} then {ONE} when {whole} < -{ONE} then -{ONE}"
        return f"case {cut} else {whole} end"


def of_all_with(need: int, residents: Keys) -> Floats | float:
    """Return A of one need with each of these residents; 0 while nothing is in use."""
    if in_use() is None:
        return 0.0
    return of_pairs(likes_of(residents.tolist()), wanted([need]))


def of_all_for(interests: Sequence[int], needs: Keys) -> Floats | float:
    """Return A of one who likes these interests with each of these needs; 0 as above."""
    if in_use() is None:
        return 0.0
    return of_one(interests, wanted(needs.tolist()))


def of_one(interests: Sequence[int], wanted: Wanted) -> Floats | float:
    """Return A of one who likes these interests; the most there is where this was wanted of other
    interests than the city has now (a process keeps it for a while).
    """
    likes = np.isin(city_interests().keys, interests)
    if wanted.shape[1] != 1 + len(likes):
        return 1.0
    return as_affinity(wanted[:, 0] + wanted[:, 1:] @ likes.astype(np.float32))


def likes_of(residents: Sequence[int]) -> Likes:
    """Return what each of these residents likes, one column for each interest of the city."""
    return _flags(residents, Resident.interests.through, "resident_id")


def carried_by(needs: Sequence[int]) -> Likes:
    """Return which interests each of these needs carries, likewise."""
    return _flags(needs, Need.interests.through, "need_id")


def traits(needs: Sequence[int], table: Learned) -> Floats:
    """Return one row for each need: 1, then its interests and words, each part of length 1."""
    carried = _flags(needs, Need.interests.through, "need_id", table.interests)
    words = has_words(titles_of(needs), table.words)
    weights = np.array(table.weights)
    split = len(table.interests)
    return affinity.with_everybody(
        np.hstack(
            [affinity.unit(carried * weights[:split]), affinity.unit(words * weights[split:])]
        )
    )


def titles_of(needs: Sequence[int]) -> list[str]:
    """Return the title of each of these needs, "" where it went away."""
    titles: dict[int, str] = {}
    for chunk in in_chunks(needs, CHUNK):
        titles |= dict(Need.objects.filter(pk__in=chunk).values_list("pk", "title"))
    return [titles.get(key, "") for key in needs]


def has_words(titles: Iterable[str], words: Sequence[str]) -> NDArray[np.bool_]:
    """Return which of the words, as stems, each title has."""
    place = {word: number for number, word in enumerate(words)}
    rows = [[place[stem] for stem in stems_of(title) if stem in place] for title in titles]
    flags = np.zeros((len(rows), len(words)), dtype=bool)
    for row, places in enumerate(rows):
        flags[row, places] = True
    return flags


@lru_cache(maxsize=100_000)
def stems_of(title: str) -> tuple[str, ...]:
    return tuple(normalise(title))


def _flags(
    keys: Sequence[int],
    links: type[models.Model],
    of: str,
    interests: Collection[int] | None = None,
) -> Likes:
    """Return which interests (of the city, by key, or these) each of these rows is linked to."""
    columns = city_interests().keys.tolist() if interests is None else list(interests)
    row = {key: place for place, key in enumerate(keys)}
    column = {key: place for place, key in enumerate(columns)}
    flags = np.zeros((len(keys), len(columns)), dtype=bool)
    for chunk in in_chunks(keys, CHUNK):
        pairs = links._default_manager.filter(**{f"{of}__in": chunk}).values_list(of, "interest_id")
        found = [(row[key], column[interest]) for key, interest in pairs if interest in column]
        if found:
            flags[tuple(np.array(found).T)] = True
    return flags


class Akin:
    """Which likes speak for which needs, of some residents and needs, by keys; read once."""

    def __init__(self, needs: Collection[int], residents: Collection[int]) -> None:
        self.active = in_use() is not None
        if self.active:
            self.need, self.resident = (
                {key: place for place, key in enumerate(sorted({*keys}))}
                for keys in (needs, residents)
            )
            self.wanted, self.likes = wanted([*self.need]), likes_of([*self.resident])

    def like(self, need: int, resident: int, shared: Collection[Interest]) -> Interest | None:
        """Return the like that speaks most for the need, of those it does not ask for itself.

        None where it tells too little, alone or beside her other likes.
        """
        if not self.active:
            return None
        wanted, likes = self.wanted[self.need[need]], self.likes[self.resident[resident]]
        worth = wanted[1:] * likes
        total = float(as_affinity(wanted[:1] + worth.sum())[0])
        best = city_interests().rows[int(city_interests().keys[worth.argmax()])]
        is_reason = current_rules().w_a * total >= TOLD and worth.max() > 0 and best not in shared
        return best if is_reason else None
