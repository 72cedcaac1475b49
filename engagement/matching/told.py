"""Pairs of need and resident as their rows are now, read before they are stored or told.

What the whole city is shared out by (city.py) is coarser: masks in which two interests may look
alike, needs and people of some minutes ago.
"""

from collections.abc import Iterable

import numpy as np

from engagement.matching.availability import lately_and_month
from engagement.matching.candidates import Pairs, km_between
from engagement.matching.interests import city_distances, city_interests
from engagement.matching.learned import carried_by, in_use, likes_of, of_pairs, wanted
from engagement.matching.openings import openings
from engagement.matching.past import past_help_of_pairs
from engagement.matching.queries import Ranked, Ranking, _told
from engagement.matching.reasons import to_resident
from engagement.matching.score import Floats
from engagement.needs.models import Need
from engagement.people.models import Resident

Pair = tuple[int, int]  # keys of resident and need


def tell(asked: Iterable[Pair]) -> list[Ranked]:
    """Return these pairs, best first, reasons said to the resident; a thousand people at most.

    Those whose resident or need went away, or whose need has no place left, are left out.
    """
    pairs = pairs_of(list(asked))
    return _told(Ranking(pairs, len(pairs.needs)), say=to_resident)


def pairs_of(asked: list[Pair]) -> Pairs:
    """Return the pairs as arrays for the score, without those that went away."""
    people, needs = sorted({who for who, _need in asked}), sorted({need for _who, need in asked})
    homes = dict(Resident.objects.filter(pk__in=people).values_list("pk", "neighbourhood"))
    columns = ("pk", "neighbourhood", "remote", "association")
    rows = {row[0]: row for row in Need.objects.filter(pk__in=needs).values_list(*columns)}
    offers = {key: offer for key, offer in openings(needs).items() if offer.times and key in rows}
    there = [(who, need) for who, need in asked if who in homes and need in offers]
    residents, of = np.array(there, dtype=np.int64).reshape(-1, 2).T
    person, need = np.searchsorted(people, residents), np.searchsorted(needs, of)
    likes, carried = likes_of(people)[person], carried_by(needs)[need]
    helped = past_help_of_pairs(people)
    lately, _month = lately_and_month(resident__in=people)
    distances = city_distances(None)
    return Pairs(
        needs=of,
        residents=residents,
        interests=city_interests().keys,
        weights=city_interests().weights,
        asked=carried,
        shared=carried & likes,
        distances=distances,
        km=_floats(km_between(distances, rows[need][1], homes[who]) for who, need in there),
        remote=np.array([rows[need][2] == Need.Remote.FULL for _who, need in there], dtype=bool),
        past_help=_floats(helped.get((who, rows[need][3]), 0.0) for who, need in there),
        solicited=_floats(lately.get(who, 0) for who, _need in there),
        openings=offers,
        affinity=of_pairs(likes, wanted(needs)[need]) if in_use() else 0.0,
    )


def _floats(values: Iterable[float]) -> Floats:
    return np.fromiter(values, dtype=np.float64)
