"""The residents who could come first for a need, found without reading the city.

Residents fall into levels: what they share with the need, where they live, how often they were
asked lately. A level has one score, which nobody in it exceeds, so the levels are read from the
highest score downwards until those found outdo the next one: exact, however large the city.
What only the rows of a resident tell (a pause, a cap, another place at that time) can only lower
her score or leave her out; whoever ranks those found sees to it (queries.py).
"""

from collections import defaultdict
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from heapq import nsmallest
from itertools import product
from math import ceil, inf

import numpy as np
from django.db import connection
from numpy.typing import NDArray

from engagement.matching import score
from engagement.matching.byhand import ask, one_of
from engagement.matching.candidates import Asked, km_between
from engagement.matching.interests import city_interests
from engagement.matching.learned import as_affinity
from engagement.matching.openings import Opening
from engagement.matching.rules import current_rules
from engagement.matching.score import Floats
from engagement.people.models.postings import MOST_SOLICITED
from engagement.territory.masks import BITS, masks

# Of a need with more interests, the lighter ones count as shared until the rows are read.
TOLD_APART = 6
# So many times the levels read before are read next, at most.
GROWTH = 8
# Lists that one statement reads: SQLite takes 500.
MOST_LISTS = 100
POSTINGS = """
    select resident_id, neighbourhood_id, solicited, domains, activities
    from people_residentposting where interest_id is null {among}
"""

# What ranks a pair, smallest first: its score, negative, then its place among equals.
Rank = tuple[float, int]


@dataclass(frozen=True)
class Found:
    """Keys of candidates by the most they may score, best first.

    `edge` is the rank of the last one, which nobody left out precedes; None where nobody is left.
    """

    keys: list[int]
    edge: Rank | None


@dataclass(frozen=True)
class Level:
    """Residents who share at least `pattern` (heaviest interest first), live at `home` and were
    asked `solicited` times lately; `score` is the most that one of them reaches, by `i`, `km` and
    the greatest affinity there is.
    """

    score: float
    solicited: int
    pattern: tuple[int, ...]
    home: int | None
    i: float
    km: float


def residents_near(asked: Asked, reach: int) -> Found:
    """Return the first `reach` candidates of an open need."""
    found, enough = helpers(asked), -inf
    for batch in batches(asked, lambda read: further(read, len(found), reach)):
        if batch[0].score < enough:
            break
        for resident, rank in read(asked, by_list(batch, apart=asked.by_bit is not None), reach):
            found[resident] = min(rank, found.get(resident, rank))
        if len(found) >= reach:
            enough = -nsmallest(reach, found.values())[-1][0]
    keys = nsmallest(reach, found, key=found.__getitem__)
    return Found(keys, found[keys[-1]] if len(found) >= reach else None)


def further(read: int, found: int, reach: int) -> int:
    """Return how many levels to read next: as many as may hold those missing, judged by what the
    levels before held; at most GROWTH times as many, and 1 at first.
    """
    missing = max(1, reach - found)
    return max(1, read * min(GROWTH, ceil(missing / max(1, found))))


def batches(asked: Asked, further: Callable[[int], int]) -> Iterator[list[Level]]:
    """Yield the levels by falling score, as many at once as `further` says after so many read;
    those of one score together.
    """
    patterns = list(product((True, False), repeat=min(len(asked.interests), TOLD_APART)))
    by_weight = np.argsort(-asked.weights, kind="stable")
    shared = np.ones((len(patterns), len(asked.interests)), dtype=bool)
    shared[:, by_weight[:TOLD_APART]] = np.array(patterns).reshape(len(patterns), -1)
    homes = [*asked.distances.ids, None]
    km = np.array([km_between(asked.distances, asked.need.neighbourhood_id, h) for h in homes])
    lately = np.arange(MOST_SOLICITED + 1)
    i = share(asked, shared)
    most_akin = as_affinity(asked.by_bit.most) if asked.by_bit else 0.0
    scores = most(asked, i[:, None, None], km[:, None], 0.0, lately, most_akin)
    order = np.argsort(-scores, axis=None, kind="stable")
    ordered, start = scores.ravel()[order], 0
    heavy = asked.interests[by_weight[:TOLD_APART]]
    while start < len(order):
        # Whole: an equal may win by the shuffle.
        last = ordered[min(start + further(start), len(order)) - 1]
        end = int(np.searchsorted(-ordered, -last, "right"))
        yield [
            Level(
                score=float(scores[place]),
                solicited=int(lately[place[2]]),
                pattern=tuple(heavy[list(patterns[place[0]])].tolist()),
                home=homes[place[1]],
                i=float(i[place[0]]),
                km=float(km[place[1]]),
            )
            for place in zip(*np.unravel_index(order[start:end], scores.shape), strict=True)
        ]
        start = end


def share(asked: Asked, shared: NDArray[np.bool_]) -> Floats:
    """Return I of the interests shared."""
    return score.interest_term(shared, np.ones_like(shared), asked.weights)


def most(
    asked: Asked,
    i: Floats,
    km: Floats,
    helped: Floats | float,
    solicited: NDArray[np.int64],
    affinity: Floats | float = 0.0,
) -> Floats:
    """Return what such pairs score, by the arithmetic of the ranking itself."""
    rules, opening = current_rules(), asked.opening or Opening()
    d = score.distance_term(km, asked.remote, rules)
    chance = score.chance(i, d, score.help_term(helped), rules, affinity)
    return score.final(chance, solicited, opening.fills, opening.places, rules)


def by_list(batch: list[Level], *, apart: bool) -> list[list[Level]]:
    """Group levels that one query reads: they differ by home only, known ones or the unknown.

    With `apart` each is alone: an affinity orders those of one home.
    """
    groups: dict[tuple, list[Level]] = defaultdict(list)
    for level in batch:
        home = level.home if apart else level.home is None
        groups[level.solicited, level.pattern, home].append(level)
    return list(groups.values())


def read(asked: Asked, groups: list[list[Level]], reach: int) -> Iterator[tuple[int, Rank]]:
    """Yield the first `reach` residents of each group of levels, with their ranks.

    Whoever is beyond them comes after `reach` others and is not missed.
    """
    lists = [query(asked, place, group, reach) for place, group in enumerate(groups)]
    with connection.cursor() as cursor:
        for start in range(0, len(lists), MOST_LISTS):
            cursor.execute(" union all ".join(lists[start : start + MOST_LISTS]))
            rows = cursor.fetchall()
            scores = scores_of(asked, groups, [(row[0], row[2], row[4]) for row in rows])
            for (_place, resident, _home, tie, _akin), value in zip(rows, scores, strict=True):
                yield resident, (-value, tie)


def scores_of(
    asked: Asked, groups: list[list[Level]], found: list[tuple[int, int | None, int]]
) -> list[float]:
    """Return the score of each row found, given as (number of its group, home, affinity)."""
    level_of = [{level.home: level for level in group} for group in groups]
    levels = [level_of[place][home] for place, home, _akin in found]
    if asked.by_bit is None or not found:
        return [level.score for level in levels]
    i, km, solicited = (
        np.array(column) for column in zip(*((o.i, o.km, o.solicited) for o in levels), strict=True)
    )
    akin = as_affinity(np.array([akin for _place, _home, akin in found]))
    return list(most(asked, i, km, 0.0, solicited, akin).tolist())


def query(asked: Asked, place: int, group: list[Level], reach: int) -> str:
    """Return the SQL of one group, of whole numbers alone: the ORM takes longer than the database.

    Of a pattern the list of its rarest interest is read, and the masks tell the others.
    """
    level = group[0]
    lists = f"interest_id = {level.pattern[0]}" if level.pattern else "interest_id is null"
    homes = ", ".join(str(one.home) for one in group)
    where = "neighbourhood_id is null" if level.home is None else f"neighbourhood_id in ({homes})"
    shared = ""
    if len(level.pattern) > 1:
        interests = city_interests().rows
        domains, activities = masks((key, interests[key].kind) for key in level.pattern)
        shared = f"and domains & {domains} = {domains} and activities & {activities} = {activities}"
    akin, first = (asked.by_bit.in_sql(), "akin desc,") if asked.by_bit else ("0", "")
    return f"""select * from (
        select {place}, resident_id, neighbourhood_id,
          resident_id % {score.PRIME} * {score.multiplier(asked.need.pk)} % {score.PRIME} as tie,
          {akin} as akin
        from people_residentposting
        where solicited = {level.solicited} and {lists} and {where} {shared}
        order by {better_first(group)} {first} tie limit {reach}) as list
    """  # noqa: S608  # no text of anybody


def better_first(group: list[Level]) -> str:
    """Return the order of levels by score; nothing where all score the same."""
    places = {value: place for place, value in enumerate(sorted({-one.score for one in group}))}
    if len(places) == 1:
        return ""
    whens = (f"when {one.home} then {places[-one.score]}" for one in group)
    return f"case neighbourhood_id {' '.join(whens)} end,"


def helpers(asked: Asked) -> dict[int, Rank]:
    """Return who helped the association before: few, and better than their level says."""
    rows = ask(POSTINGS.format(among=one_of("resident_id", asked.helped)))
    if not rows:
        return {}
    need, distances = asked.need, asked.distances
    residents = np.array([row[0] for row in rows])
    tastes = bits_of([row[3:] for row in rows])
    columns = np.searchsorted(city_interests().keys, asked.interests)
    shared = tastes[:, city_interests().bits[columns]]
    km = np.array([km_between(distances, need.neighbourhood_id, row[1]) for row in rows])
    helped = np.array([asked.helped[row[0]] for row in rows])
    lately = np.array([row[2] for row in rows])
    akin = as_affinity(asked.by_bit.of(tastes)) if asked.by_bit else 0.0
    scores = most(asked, share(asked, shared), km, helped, lately, akin)
    ties = score.tie_break(need.pk, residents)
    ranks = zip((-scores).tolist(), ties.tolist(), strict=True)
    return dict(zip(residents.tolist(), ranks, strict=True))


def bits_of(pairs: list[tuple[int, int]] | NDArray[np.int64]) -> NDArray[np.bool_]:
    """Return the masks (domains, activities) as rows of 126 flags (Interests.bits)."""
    numbers = np.array(pairs, dtype=np.int64).reshape(-1, 2)
    flags = numbers[:, :, None] >> np.arange(BITS) & 1
    return flags.reshape(len(numbers), 2 * BITS).astype(bool)
