"""The whole city as arrays: every resident who may be written to, every open need.

For what is shared out among all at once (the weekly letter, a campaign); one need or one resident
is ranked by queries.py. The number of queries does not depend on how many rows there are.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property

import numpy as np
from django.db.models import Max, QuerySet
from numpy.typing import NDArray

from engagement.matching.availability import Opening, lately_and_month, openings, resting
from engagement.matching.interests import city_interests
from engagement.matching.models import Suggestion
from engagement.matching.rules import current_rules
from engagement.matching.score import Floats, distance_term
from engagement.needs.models import Need, SignUp
from engagement.needs.models.needs import NeedQuerySet
from engagement.people.models import Resident, ResidentPosting
from engagement.people.models.residents import ResidentQuerySet
from engagement.territory.distances import Distances
from engagement.territory.masks import BITS
from engagement.territory.models import Interest

Keys = NDArray[np.int64]
Flags = NDArray[np.bool_]
READ = 50_000
#: Of so many keys at most the rows are asked for by key; of more, the whole table is read once.
FEW = 1_000
UNKNOWN = -1  # in the place of a neighbourhood that is not known


@dataclass(frozen=True)
class Crowd:
    """Residents who may be written to, ordered by neighbourhood; one place of the arrays each.

    `likes` has one column for each of the city's interests; `left` is how many suggestions each
    still takes in this period, 0 while she rests; `half_days` when she can come, 0 for unknown;
    `asked_at` when she was last written to, in seconds, 0 for never; `is_new` who never worked a
    shift.
    """

    keys: Keys
    homes: Keys
    likes: Flags
    solicited: Floats
    left: Keys
    asked_at: Floats
    is_new: Flags
    half_days: Keys


@dataclass(frozen=True)
class Offers:
    """Open needs; `tells` is what each interest weighs in each, rows that sum to 1 or are 0.

    `targets` are the places of each, `fills` the people it may expect already.
    """

    keys: Keys
    homes: Keys
    remote: Flags
    associations: Keys
    tells: Floats
    openings: dict[int, Opening]
    targets: Floats
    fills: Floats


class City:
    """The places and interests that crowd and offers share."""

    def __init__(self) -> None:
        self.distances = Distances.load()
        self.known = city_interests()
        self.interests = [self.known.rows[key] for key in self.known.keys.tolist()]
        self.places = {key: place for place, key in enumerate(self.distances.ids)}

    def place(self, neighbourhood: int | None) -> int:
        return UNKNOWN if neighbourhood is None else self.places.get(neighbourhood, UNKNOWN)

    @cached_property
    def nearness(self) -> Floats:
        """D from each home to each place; the last row and column stand for an unknown one."""
        count = len(self.places)
        km = np.full((count + 1, count + 1), np.nan)
        km[:count, :count] = self.distances.matrix
        return distance_term(km, remote=False, rules=current_rules())

    def crowd(self, among: ResidentQuerySet | None = None) -> Crowd:
        """Read the residents who may be written to, of those `among`."""
        takers = (Resident.objects.all() if among is None else among).taking_suggestions()
        residents = takers.exclude(email="").order_by().values_list("pk", flat=True)
        rows = _table(
            ResidentPosting.objects.filter(interest=None, resident__in=residents)
            .order_by("neighbourhood", "resident")
            .values_list(
                "resident",
                "neighbourhood",
                "domains",
                "activities",
                "resident__monthly_cap",
                "resident__half_days",
            ),
            columns=6,
        )
        keys = rows[:, 0]
        theirs = only("resident", keys)
        lately, month = lately_and_month(**theirs)
        last = Suggestion.objects.filter(sent_at__isnull=False, **theirs).order_by()
        asked_at = spread_over(
            keys,
            {
                key: at.timestamp()
                for key, at in last.values_list("resident").annotate(Max("sent_at"))
            },
        )
        left = np.maximum(0, rows[:, 4] - spread_over(keys, month).astype(np.int64))
        left[np.isin(keys, _keys(resting(**theirs)))] = 0
        came = SignUp.objects.filter(attendance=SignUp.Attendance.CAME, **theirs)
        return Crowd(
            keys=keys,
            homes=_keys(self.place(home or None) for home in rows[:, 1].tolist()),
            likes=self._likes(rows[:, 2], rows[:, 3]),
            solicited=spread_over(keys, lately),
            left=left,
            asked_at=asked_at,
            is_new=~np.isin(keys, _keys(came.order_by().values_list("resident", flat=True))),
            half_days=rows[:, 5],
        )

    def offers(self, needs: NeedQuerySet | None = None) -> Offers:
        """Read the open needs, of these."""
        asked = (Need.objects.all() if needs is None else needs).open()
        asked = asked.joined_here().order_by("pk")
        opened = openings(asked)
        columns = ("pk", "neighbourhood", "remote", "association")
        # A shift may begin, or fill up, between the two questions.
        rows = [row for row in asked.values_list(*columns) if row[0] in opened]
        rows = [row for row in rows if opened[row[0]].times]
        keys = _keys(row[0] for row in rows)
        return Offers(
            keys=keys,
            homes=_keys(self.place(row[1]) for row in rows),
            remote=np.array([row[2] == Need.Remote.FULL for row in rows], dtype=bool),
            associations=_keys(row[3] for row in rows),
            tells=self._tells(keys, asked),
            openings=opened,
            targets=np.array([float(opened[key].places) for key in keys.tolist()]),
            fills=np.array([opened[key].fills for key in keys.tolist()]),
        )

    def _likes(self, domains: Keys, activities: Keys) -> Flags:
        """Return what the masks of residents say, one column for each interest."""
        likes = np.zeros((len(domains), len(self.interests)), dtype=bool)
        for column, interest in enumerate(self.interests):
            mask = domains if interest.kind == Interest.Kind.DOMAIN else activities
            likes[:, column] = mask >> (interest.pk % BITS) & 1
        return likes

    def _tells(self, keys: Keys, asked: QuerySet) -> Floats:
        carries = np.zeros((len(keys), len(self.interests)))
        row = {key: place for place, key in enumerate(keys.tolist())}
        column = {interest.pk: place for place, interest in enumerate(self.interests)}
        links = Need.interests.through.objects.filter(need__in=asked.order_by().values("pk"))
        for need, interest in links.values_list("need_id", "interest_id"):
            if need in row and interest in column:
                carries[row[need], column[interest]] = 1.0
        heavy = carries * self.known.weights
        whole = heavy.sum(axis=1, keepdims=True)
        return np.divide(heavy, whole, out=np.zeros_like(heavy), where=whole > 0)


def spread_over(keys: Keys, values: Mapping[int, float]) -> Floats:
    """Return the value of each key, 0 where there is none."""
    whole = np.zeros(len(keys))
    if not len(keys) or not values:
        return whole
    order = np.argsort(keys)
    known = np.fromiter(values.keys(), dtype=np.int64)
    at = np.searchsorted(keys, known, sorter=order).clip(max=len(keys) - 1)
    there = keys[order[at]] == known
    whole[order[at[there]]] = np.fromiter(values.values(), dtype=float)[there]
    return whole


def only(column: str, keys: Keys) -> dict[str, list[int]]:
    """Return the filter on these keys of a column; none where they are many."""
    return {f"{column}__in": keys.tolist()} if len(keys) <= FEW else {}


def _table(rows: QuerySet, columns: int) -> Keys:
    """Return the rows as one array, read in chunks; None becomes 0."""
    parts, part = [], []
    for row in rows.iterator(chunk_size=READ):
        part.append([value or 0 for value in row])
        if len(part) == READ:
            parts.append(np.array(part, dtype=np.int64))
            part = []
    parts.append(np.array(part, dtype=np.int64).reshape(-1, columns))
    return np.concatenate(parts)


def _keys(values: Iterable[int]) -> Keys:
    return np.fromiter(values, dtype=np.int64)
