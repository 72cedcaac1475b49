"""Who may be matched with what, read from the database into arrays for the score.

The number of queries does not depend on how many rows there are.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from math import nan

import numpy as np
from django.db.models import Count, QuerySet
from numpy.typing import NDArray

from engagement.matching.availability import (
    Times,
    engagements,
    is_taken,
    openings,
    solicitations,
)
from engagement.matching.models import Suggestion
from engagement.matching.past import past_help
from engagement.matching.score import Floats, idf
from engagement.needs.models import Need, SignUp
from engagement.needs.models.needs import NeedQuerySet
from engagement.people.models import Resident
from engagement.people.models.residents import ResidentQuerySet
from engagement.territory.distances import Distances
from engagement.territory.models import Interest

Keys = NDArray[np.int64]
Flags = NDArray[np.bool_]


@dataclass(frozen=True)
class Pairs:
    """Eligible pairs of need and resident, one for each place of the arrays.

    `asked` and `shared` have one row for each pair (`asked` may have a single one) and one column
    for each interest key of `interests`; `km` is nan where a home or a place is unknown.
    """

    needs: Keys
    residents: Keys
    interests: Keys
    weights: Floats
    asked: Flags
    shared: Flags
    distances: Distances
    km: Floats
    remote: Flags
    past_help: Floats
    solicited: Floats
    fills: Floats
    places: Floats


def pairs_of_need(need: Need, *, by_message: bool = False) -> Pairs:
    """Return the need with every resident whom one may still suggest it to.

    With `by_message`, only those who left an e-mail address.

    Left out: who did not agree or paused, who had as many suggestions in 30 days as she takes,
    who holds a place in it, who was asked before or declined it, who is elsewhere during all of
    its shifts. A need that is not open has no pairs.
    """
    opening = openings(Need.objects.open().filter(pk=need.pk)).get(need.pk)
    among = Resident.objects.exclude(email="") if by_message else Resident.objects.all()
    rows = eligible_residents(need, opening.times, among) if opening else []
    keys = _keys(row[0] for row in rows)
    interests = _keys(need.interests.order_by("pk").values_list("pk", flat=True))
    distances = Distances.load()
    helped = past_help("resident", shift__need__association=need.association_id)
    return Pairs(
        needs=np.full(len(rows), need.pk),
        residents=keys,
        interests=interests,
        weights=interest_weights(interests),
        asked=np.ones((1, len(interests)), dtype=bool),
        shared=_incidence(keys, interests, likes_of_those_who_agreed(interests)),
        distances=distances,
        km=_floats(km_between(distances, need.neighbourhood_id, row[1]) for row in rows),
        remote=np.full(len(rows), need.remote == Need.Remote.FULL),
        past_help=_floats(helped.get(key, 0.0) for key in keys.tolist()),
        solicited=_floats(row[2] for row in rows),
        fills=np.full(len(rows), opening.fills if opening else 0.0),
        places=np.full(len(rows), float(opening.places) if opening else 0.0),
    )


def pairs_of_resident(resident: Resident, needs: NeedQuerySet) -> Pairs:
    """Return the resident with every one of these needs that is open and suits her.

    Left out: needs that she declined or holds a place in, and those during all of whose shifts
    she is elsewhere; all of them unless she takes suggestions. Her monthly cap limits what is
    sent to her, not what she finds on her own pages.
    """
    needs = needs.open()
    opening = openings(needs)
    held = engagements(resident=resident).get(resident.pk, [])
    rows = [
        row for row in eligible_needs(resident, needs) if not is_taken(opening[row[0]].times, held)
    ]
    keys = _keys(row[0] for row in rows)
    interests = _keys(Interest.objects.order_by("pk").values_list("pk", flat=True))
    asked = _incidence(keys, interests, interests_of(needs))
    liked = np.isin(interests, _keys(resident.interests.values_list("pk", flat=True)))
    distances = Distances.load()
    helped = past_help("shift__need__association", resident=resident)
    solicited = solicitations(resident=resident).get(resident.pk, 0)
    return Pairs(
        needs=keys,
        residents=np.full(len(rows), resident.pk),
        interests=interests,
        weights=interest_weights(interests),
        asked=asked,
        shared=asked & liked,
        distances=distances,
        km=_floats(km_between(distances, row[1], resident.neighbourhood_id) for row in rows),
        remote=np.array([row[2] == Need.Remote.FULL for row in rows], dtype=bool),
        past_help=_floats(helped.get(row[3], 0.0) for row in rows),
        solicited=np.full(len(rows), float(solicited)),
        fills=_floats(opening[key].fills for key in keys.tolist()),
        places=_floats(opening[key].places for key in keys.tolist()),
    )


def eligible_residents(
    need: Need, times: list[Times], among: ResidentQuerySet
) -> list[tuple[int, int | None, int]]:
    """Return (key, neighbourhood, suggestions lately) of those the need may be suggested to."""
    lately = solicitations()
    held = engagements()
    rows = (
        among.taking_suggestions()
        .exclude(pk__in=SignUp.objects.live().filter(shift__need=need).values("resident"))
        .exclude(pk__in=Suggestion.objects.filter(need=need).values("resident"))
        .order_by("pk")
        .values_list("pk", "neighbourhood", "monthly_cap")
    )
    return [
        (key, home, lately.get(key, 0))
        for key, home, cap in rows
        if lately.get(key, 0) < cap and not is_taken(times, held.get(key, []))
    ]


def eligible_needs(
    resident: Resident, needs: QuerySet[Need]
) -> list[tuple[int, int | None, str, int]]:
    """Return (key, neighbourhood, remote, association) of the needs that may be hers."""
    if not resident.takes_suggestions:
        return []
    declined = Suggestion.objects.filter(resident=resident, state=Suggestion.State.DECLINED)
    rows = (
        needs.exclude(pk__in=SignUp.objects.live().filter(resident=resident).values("shift__need"))
        .exclude(pk__in=declined.values("need"))
        .order_by("pk")
    )
    return list(rows.values_list("pk", "neighbourhood", "remote", "association"))


def likes_of_those_who_agreed(interests: Keys) -> QuerySet:
    """Return (resident, interest) of those who take suggestions, among these interests."""
    return Resident.interests.through.objects.filter(
        interest__in=interests.tolist(),
        resident__in=Resident.objects.taking_suggestions().values("pk"),
    ).values_list("resident_id", "interest_id")


def interests_of(needs: QuerySet[Need]) -> QuerySet:
    """Return (need, interest) of these needs."""
    tags = Need.interests.through.objects.filter(need__in=needs.order_by().values("pk"))
    return tags.values_list("need_id", "interest_id")


def interest_weights(interests: Keys) -> Floats:
    """Return the idf of each of these interests over the needs that are open now."""
    needs = Need.objects.open().order_by().values("pk")
    tags = Need.interests.through.objects.filter(need__in=needs)
    carrying = dict(tags.values_list("interest_id").annotate(Count("pk")))
    return idf(_keys(carrying.get(key, 0) for key in interests.tolist()), needs.count())


def km_between(distances: Distances, place: int | None, home: int | None) -> float:
    """Return the km from home to the place, nan where one of them is unknown."""
    return nan if place is None or home is None else distances.km(place, home)


def _incidence(rows: Keys, columns: Keys, links: Iterable[tuple[int, int]]) -> Flags:
    """Return the matrix that is true where a link joins a row to a column; both are sorted."""
    table = np.zeros((len(rows), len(columns)), dtype=bool)
    pairs = np.array(list(links), dtype=np.int64).reshape(-1, 2)
    pairs = pairs[np.isin(pairs[:, 0], rows) & np.isin(pairs[:, 1], columns)]
    table[np.searchsorted(rows, pairs[:, 0]), np.searchsorted(columns, pairs[:, 1])] = True
    return table


def _keys(values: Iterable[int]) -> Keys:
    return np.fromiter(values, dtype=np.int64)


def _floats(values: Iterable[float]) -> Floats:
    return np.fromiter(values, dtype=np.float64)
