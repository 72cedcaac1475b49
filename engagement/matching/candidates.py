"""Who may be matched with what, read from the database into arrays for the score.

The number of queries does not depend on how many rows there are.
"""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from functools import cached_property
from math import nan
from typing import NamedTuple

import numpy as np
from django.db.models import Q
from django.utils import timezone
from numpy.typing import NDArray

from engagement.matching.askable import askable
from engagement.matching.availability import (
    Times,
    engagements,
    is_taken,
    lately_and_month,
    resting,
    within,
)
from engagement.matching.byhand import ask, in_utc, moment, one_of
from engagement.matching.interests import city_distances, city_interests
from engagement.matching.learned import ByBit, in_use, of_all_for, of_all_with
from engagement.matching.models import Suggestion
from engagement.matching.openings import Opening, openings
from engagement.matching.past import aged, past_help
from engagement.matching.rules import current_rules
from engagement.matching.score import Floats, Keys
from engagement.needs.models import Need, SignUp
from engagement.people.models import Resident
from engagement.territory.distances import Distances

Flags = NDArray[np.bool_]
TOLD = """
    select need_id, state, cast(sent_at as text) from matching_suggestion where resident_id = %s
"""
SIGNUPS = """
    select signup.state, signup.attendance, shift.need_id, need.association_id,
      cast(signup.created_at as text), cast(shift.starts_at as text), cast(shift.ends_at as text)
    from needs_signup signup join needs_shift shift on shift.id = signup.shift_id
    join needs_need need on need.id = shift.need_id
    where signup.resident_id = %s order by signup.id
"""
LIKES, TAGS = (model.interests.through._meta.db_table for model in (Resident, Need))


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
    openings: Mapping[int, Opening]
    affinity: Floats | float = 0.0

    @property
    def fills(self) -> Floats:
        return _floats(self.openings[key].fills for key in self.needs.tolist())

    @property
    def places(self) -> Floats:
        return _floats(self.openings[key].places for key in self.needs.tolist())


class Asked:
    """A need and what its ranking asks of it, read once. `opening` is None unless it is open.

    With `by_message`, only residents who left an e-mail address and do not rest from the last
    message are looked for.
    """

    def __init__(self, need: Need, *, by_message: bool = False) -> None:
        self.need = need
        self.by_message = by_message
        opening = openings([need.pk]).get(need.pk)
        self.opening = opening if opening and opening.times else None
        self.distances = city_distances(need.neighbourhood_id)

    @cached_property
    def interests(self) -> Keys:
        return _keys(self.need.interests.order_by("pk").values_list("pk", flat=True))

    @cached_property
    def weights(self) -> Floats:
        return city_interests().weights_of(self.interests)

    @cached_property
    def helped(self) -> dict[int, float]:
        return past_help(self.need.association_id)

    @cached_property
    def by_bit(self) -> ByBit | None:
        """What each bit of a resident's masks adds to her affinity; None while none is in use."""
        return ByBit.of_need(self.need.pk) if in_use() else None

    @property
    def remote(self) -> bool:
        return self.need.remote == Need.Remote.FULL


def pairs_of_need(asked: Asked, among: Collection[int] | None = None) -> Pairs:
    """Return the need with every resident (`among` these keys) whom one may suggest it to.

    Left out: who did not agree or paused, who had as many suggestions in 30 days as she takes,
    who holds a place in it, who was asked before or declined it, who is elsewhere during all of
    its shifts or never has their half-days. A need that is not open has no pairs.
    """
    need, opening, interests = asked.need, asked.opening, asked.interests
    rows = eligible_residents(asked, opening.times, among) if opening else []
    keys = _keys(row[0] for row in rows)
    return Pairs(
        needs=np.full(len(rows), need.pk),
        residents=keys,
        interests=interests,
        weights=asked.weights,
        asked=np.ones((1, len(interests)), dtype=bool),
        shared=incidence(keys, interests, likes_among(interests, among)),
        distances=asked.distances,
        km=_floats(km_between(asked.distances, need.neighbourhood_id, row[1]) for row in rows),
        remote=np.full(len(rows), asked.remote),
        past_help=_floats(asked.helped.get(key, 0.0) for key in keys.tolist()),
        solicited=_floats(row[2] for row in rows),
        openings={need.pk: opening} if opening else {},
        affinity=of_all_with(need.pk, keys),
    )


class OwnSignUp(NamedTuple):
    """What the ranking of a resident's needs asks of one of her sign-ups."""

    state: str
    attendance: str
    need: int
    association: int
    created_at: datetime
    starts_at: datetime | None
    ends_at: datetime | None


class Seeker:
    """A resident and what the ranking of her needs asks of her, read once."""

    def __init__(self, resident: Resident) -> None:
        self.resident = resident
        self.distances = city_distances(resident.neighbourhood_id)

    @cached_property
    def interests(self) -> list[int]:
        rows = ask(f"select interest_id from {LIKES} where resident_id = %s", [self.resident.pk])  # noqa: S608  # no text of anybody
        return [key for (key,) in rows]

    @cached_property
    def told(self) -> list[tuple[int, str, datetime | None]]:
        """Return (need, state, when sent) of all that was ever suggested to her."""
        rows = ask(TOLD, [self.resident.pk])
        return [(need, state, moment(at)) for need, state, at in rows]

    @cached_property
    def solicited(self) -> int:
        since = timezone.now() - timedelta(days=current_rules().solicitation_days)
        return sum(at is not None and at >= since for _need, _state, at in self.told)

    @cached_property
    def signups(self) -> list[OwnSignUp]:
        """Return all her sign-ups, oldest first."""
        rows = ask(SIGNUPS, [self.resident.pk])
        return [
            OwnSignUp(state, attendance, need, association, in_utc(at), moment(start), moment(end))
            for state, attendance, need, association, at, start, end in rows
        ]

    @cached_property
    def helped(self) -> dict[int, float]:
        """Return the past help that she gave to each association."""
        total: dict[int, float] = {}
        for one in self.signups:
            if one.attendance == SignUp.Attendance.CAME:
                when = one.ends_at or one.starts_at or one.created_at
                total[one.association] = total.get(one.association, 0.0) + aged(when)
        return total

    @cached_property
    def held(self) -> list[Times]:
        """Return the times of the places that she holds."""
        return [(one.starts_at, one.ends_at) for one in self.signups if one.state in SignUp.HOLDING]

    def can_come(self, times: list[Times]) -> bool:
        """Say whether one of these times is free, in a half-day that she has."""
        return not is_taken(within(times, self.resident.half_days), self.held)

    @cached_property
    def excluded(self) -> set[int]:
        """Return the needs that she declined or holds a place in."""
        declined = (need for need, state, _at in self.told if state == Suggestion.State.DECLINED)
        return {*declined, *(one.need for one in self.signups if one.state in SignUp.LIVE)}


def pairs_of_resident(seeker: Seeker, among: Collection[int] | None = None) -> Pairs:
    """Return the resident with every need (`among` these keys) that is open and suits her.

    Left out: needs that she declined or holds a place in, and those during all of whose shifts
    she is elsewhere or whose half-days she never has; all of them unless she takes suggestions.
    Her monthly cap limits what is sent to her, not what she finds on her own pages.
    """
    rows, offers = eligible_needs(seeker, among)
    resident, distances, interests = seeker.resident, seeker.distances, city_interests().keys
    keys = _keys(row[0] for row in rows)
    asked = incidence(keys, interests, interests_of(keys.tolist()))
    return Pairs(
        needs=keys,
        residents=np.full(len(rows), resident.pk),
        interests=interests,
        weights=city_interests().weights,
        asked=asked,
        shared=asked & np.isin(interests, seeker.interests),
        distances=distances,
        km=_floats(km_between(distances, row[1], resident.neighbourhood_id) for row in rows),
        remote=np.array([row[2] == Need.Remote.FULL for row in rows], dtype=bool),
        past_help=_floats(seeker.helped.get(row[3], 0.0) for row in rows),
        solicited=np.full(len(rows), float(seeker.solicited)),
        openings=offers,
        affinity=of_all_for(seeker.interests, keys),
    )


def eligible_residents(
    asked: Asked, times: list[Times], among: Collection[int] | None
) -> list[tuple[int, int | None, int, int]]:
    """Return (key, neighbourhood, suggestions lately, half-days) of those who may be asked."""
    if among is None:
        rows, held = askable_of_all(asked), engagements()
    else:
        rows = askable(asked.need, among, by_message=asked.by_message)
        held = engagements(among)
    return [row for row in rows if not is_taken(within(times, row[3]), held.get(row[0], []))]


def askable_of_all(asked: Asked) -> list[tuple[int, int | None, int, int]]:
    """Return what askable() does, of everybody."""
    lately, month = lately_and_month()
    tired = resting() if asked.by_message else set()
    rows = (
        Resident.objects.taking_suggestions()
        .exclude(Q(email="") if asked.by_message else Q(pk__in=[]))
        .exclude(pk__in=SignUp.objects.live().filter(shift__need=asked.need).values("resident"))
        .exclude(pk__in=Suggestion.objects.filter(need=asked.need).values("resident"))
        .order_by("pk")
        .values_list("pk", "neighbourhood", "monthly_cap", "half_days")
    )
    return [
        (key, home, lately.get(key, 0), half_days)
        for key, home, cap, half_days in rows
        if key not in tired and month.get(key, 0) < cap
    ]


def eligible_needs(
    seeker: Seeker, among: Collection[int] | None
) -> tuple[list[tuple[int, int | None, str, int]], dict[int, Opening]]:
    """Return (key, neighbourhood, remote, association) of what may be hers, and the openings."""
    if not seeker.resident.takes_suggestions:
        return [], {}
    offers = openings(None if among is None else set(among) - seeker.excluded)
    return [
        (key, offer.home, offer.remote, offer.association)
        for key, offer in sorted(offers.items())
        if key not in seeker.excluded and offer.times and seeker.can_come(offer.times)
    ], offers


def likes_among(interests: Keys, residents: Collection[int] | None) -> list[tuple]:
    """Return (resident, interest) of these residents, or of all, among these interests."""
    theirs = one_of("resident_id", residents) + one_of("interest_id", interests.tolist())
    return ask(f"select resident_id, interest_id from {LIKES} where true {theirs}")  # noqa: S608  # no text of anybody


def interests_of(needs: Collection[int] | None) -> list[tuple]:
    """Return (need, interest) of these needs, or of all."""
    return ask(f"select need_id, interest_id from {TAGS} where true {one_of('need_id', needs)}")  # noqa: S608  # no text of anybody


def km_between(distances: Distances, place: int | None, home: int | None) -> float:
    """Return the km from home to the place, nan where one of them is unknown."""
    if place is None or home is None or place not in distances or home not in distances:
        return nan
    return distances.km(place, home)


def incidence(rows: Keys, columns: Keys, links: Iterable[tuple[int, int]]) -> Flags:
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
