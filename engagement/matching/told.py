"""Pairs of need and resident as their rows are now, read before they are stored or told.

What the whole city is shared out by (city.py) is coarser: masks in which two interests may look
alike, needs and people of some minutes ago.
"""

from collections.abc import Iterable

import numpy as np

from engagement.matching.availability import lately_and_month, openings
from engagement.matching.candidates import Pairs, interests_of, km_between
from engagement.matching.interests import city_distances, city_interests
from engagement.matching.past import past_help_of_pairs
from engagement.matching.queries import Ranked, Ranking, _told
from engagement.matching.reasons import to_resident
from engagement.matching.score import Floats, Keys
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
    people, needs = {resident for resident, _need in asked}, {need for _resident, need in asked}
    homes = dict(Resident.objects.filter(pk__in=people).values_list("pk", "neighbourhood"))
    columns = ("pk", "neighbourhood", "remote", "association")
    rows = {row[0]: row for row in Need.objects.filter(pk__in=needs).values_list(*columns)}
    offers = {key: offer for key, offer in openings(needs).items() if offer.times and key in rows}
    there = [(resident, need) for resident, need in asked if resident in homes and need in offers]
    likes = Resident.interests.through.objects.filter(resident__in=people)
    liked = _flags(people, likes.values_list("resident_id", "interest_id"))
    carried = _flags(needs, interests_of(sorted(needs)))
    interests, distances = city_interests(), city_distances(None)
    shape = (len(there), len(interests.keys))
    carries = np.array([carried[need] for _resident, need in there], dtype=bool).reshape(shape)
    likes_it = np.array([liked[resident] for resident, _need in there], dtype=bool).reshape(shape)
    helped = past_help_of_pairs(resident__in=people)
    lately, _month = lately_and_month(resident__in=people)
    return Pairs(
        needs=np.array([need for _resident, need in there], dtype=np.int64),
        residents=np.array([resident for resident, _need in there], dtype=np.int64),
        interests=interests.keys,
        weights=interests.weights,
        asked=carries,
        shared=carries & likes_it,
        distances=distances,
        km=_floats(km_between(distances, rows[need][1], homes[who]) for who, need in there),
        remote=np.array([rows[need][2] == Need.Remote.FULL for _who, need in there], dtype=bool),
        past_help=_floats(helped.get((who, rows[need][3]), 0.0) for who, need in there),
        solicited=_floats(lately.get(who, 0) for who, _need in there),
        openings=offers,
    )


def _flags(keys: Iterable[int], links: Iterable[Pair]) -> dict[int, Keys]:
    """Return by key the row that is true where it is linked to an interest of the city."""
    columns = city_interests().keys
    place = {key: number for number, key in enumerate(columns.tolist())}
    rows = {key: np.zeros(len(columns), dtype=bool) for key in keys}
    for key, interest in links:
        if interest in place:
            rows[key][place[interest]] = True
    return rows


def _floats(values: Iterable[float]) -> Floats:
    return np.fromiter(values, dtype=np.float64)
