"""The whole city as arrays: every resident who may be written to, every open need.

For what is shared out among all at once (the weekly letter, a campaign); one need or one resident
is ranked by queries.py. The number of queries does not depend on how many rows there are.
"""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property
from itertools import chain

import numpy as np
from django.db.models import Max, QuerySet
from django.db.models.functions import Coalesce
from numpy.typing import NDArray

from engagement.matching.availability import lately_and_month, resting
from engagement.matching.candidates import incidence, interests_of
from engagement.matching.interests import city_interests
from engagement.matching.models import Suggestion
from engagement.matching.openings import Opening, openings
from engagement.matching.rules import current_rules
from engagement.matching.score import Floats, distance_term
from engagement.needs.models import Need, SignUp
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
UNKNOWN = -1  # the place of what is not there
NOWHERE = 0  # the key of no neighbourhood


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

    def places(self, neighbourhoods: Keys) -> Keys:
        """Return the row of each neighbourhood in `nearness`, UNKNOWN where it is not known."""
        return places_of(np.array(self.distances.ids, dtype=np.int64), neighbourhoods)

    @cached_property
    def nearness(self) -> Floats:
        """D from each home to each place; the last row and column stand for an unknown one."""
        count = len(self.distances.ids)
        km = np.full((count + 1, count + 1), np.nan)
        km[:count, :count] = self.distances.matrix
        return distance_term(km, remote=False, rules=current_rules())

    def crowd(self, among: ResidentQuerySet | None = None) -> Crowd:
        """Read the residents who may be written to, of those `among`."""
        takers = (Resident.objects.all() if among is None else among).taking_suggestions()
        residents = takers.exclude(email="").order_by().values_list("pk", flat=True)
        home = Coalesce("neighbourhood", NOWHERE)
        hers = ("resident__monthly_cap", "resident__half_days")
        columns = ("resident", home, "domains", "activities", *hers)
        postings = ResidentPosting.objects.filter(interest=None, resident__in=residents).order_by()
        rows = table(postings.values_list(*columns), len(columns))
        rows = rows[np.lexsort((rows[:, 0], rows[:, 1]))]
        keys = rows[:, 0].copy()
        theirs = only("resident", keys)
        lately, month = lately_and_month(**theirs)
        last = Suggestion.objects.filter(sent_at__isnull=False, **theirs).order_by()
        seconds = {
            key: at.timestamp() for key, at in last.values_list("resident").annotate(Max("sent_at"))
        }
        left = np.maximum(0, rows[:, 4] - spread_over(keys, month).astype(np.int64))
        left[np.isin(keys, _keys(resting(**theirs)))] = 0
        came = SignUp.objects.filter(attendance=SignUp.Attendance.CAME, **theirs)
        return Crowd(
            keys=keys,
            homes=self.places(rows[:, 1]),
            likes=self._likes(rows[:, 2], rows[:, 3]),
            solicited=spread_over(keys, lately),
            left=left,
            asked_at=spread_over(keys, seconds),
            is_new=~np.isin(keys, _keys(came.order_by().values_list("resident", flat=True))),
            half_days=rows[:, 5],
        )

    def offers(self, needs: Collection[int] | None = None) -> Offers:
        """Read the open needs, of these keys."""
        here = Need.objects.joined_here().filter(**({} if needs is None else {"pk__in": needs}))
        ours = set(here.order_by().values_list("pk", flat=True))
        opened = openings(needs)
        opened = {key: opened[key] for key in sorted(opened.keys() & ours) if opened[key].times}
        keys, offers = _keys(opened), opened.values()
        return Offers(
            keys=keys,
            homes=self.places(_keys(offer.home or NOWHERE for offer in offers)),
            remote=np.array([offer.remote == Need.Remote.FULL for offer in offers], dtype=bool),
            associations=_keys(offer.association for offer in offers),
            tells=self._tells(keys),
            openings=opened,
            targets=np.array([float(offer.places) for offer in offers]),
            fills=np.array([offer.fills for offer in offers]),
        )

    def _likes(self, domains: Keys, activities: Keys) -> Flags:
        """Return what the masks of residents say, one column for each interest."""
        likes = np.zeros((len(domains), len(self.interests)), dtype=bool)
        for column, interest in enumerate(self.interests):
            mask = domains if interest.kind == Interest.Kind.DOMAIN else activities
            likes[:, column] = mask >> (interest.pk % BITS) & 1
        return likes

    def _tells(self, keys: Keys) -> Floats:
        links = interests_of(few(keys))
        heavy = incidence(keys, self.known.keys, links) * self.known.weights
        whole = heavy.sum(axis=1, keepdims=True)
        return np.divide(heavy, whole, out=np.zeros_like(heavy), where=whole > 0)


def places_of(keys: Keys, wanted: Keys) -> Keys:
    """Return the place of each wanted key among distinct keys, UNKNOWN where it is not there."""
    if not len(keys):
        return np.full(len(wanted), UNKNOWN)
    order = np.argsort(keys)
    at = order[np.searchsorted(keys, wanted, sorter=order).clip(max=len(keys) - 1)]
    return np.where(keys[at] == wanted, at, UNKNOWN)


def spread_over(keys: Keys, values: Mapping[int, float]) -> Floats:
    """Return the value of each key, 0 where there is none."""
    at = places_of(keys, _keys(values))
    whole = np.zeros(len(keys))
    whole[at[at != UNKNOWN]] = np.fromiter(values.values(), dtype=float)[at != UNKNOWN]
    return whole


def few(keys: Keys) -> list[int] | None:
    """Return the keys to ask for; None where they are so many that all rows are read."""
    return keys.tolist() if len(keys) <= FEW else None


def only(column: str, keys: Keys) -> dict[str, list[int]]:
    """Return the filter on these keys of a column; none where they are many."""
    asked = few(keys)
    return {} if asked is None else {f"{column}__in": asked}


def table(rows: QuerySet, columns: int) -> Keys:
    """Return rows of whole numbers as one array, read in chunks."""
    numbers = chain.from_iterable(rows.iterator(chunk_size=READ))
    return np.fromiter(numbers, dtype=np.int64).reshape(-1, columns)


def _keys(values: Iterable[int]) -> Keys:
    return np.fromiter(values, dtype=np.int64)
