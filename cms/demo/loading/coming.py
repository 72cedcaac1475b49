"""Who has a place in the shifts to come, so that each stands where its story says."""

from collections import defaultdict
from random import Random

from django.db.models import F
from django.utils import timezone

from cms.demo.content.needs import BY_KEY
from cms.demo.loading import CHUNK, SOURCE
from cms.demo.loading.accounts import RESIDENT
from cms.demo.loading.needs import wanted_places
from cms.demo.loading.people import SEED
from engagement.needs.models import Need, Shift, SignUp
from engagement.people.models import Resident

HER_NEED = "planter-le-verger"  # Leïla is among those of its first shift


def load_coming() -> None:
    """Fill each shift to what its story wants; nobody who holds a place loses it."""
    residents = {row.pk: row for row in Resident.objects.filter(source=SOURCE).order_by("pk")}
    tastes, holders = _tastes(), _holders()
    signups: list[SignUp] = []
    needs = Need.objects.filter(source=SOURCE, source_id__in=list(BY_KEY))
    for need in needs.prefetch_related("shifts", "interests").order_by("source_id"):
        chance = Random(f"{SEED}:coming:{need.source_id}")  # noqa: S311  # not a secret
        line = _line(need, residents, tastes, chance)
        for shift, places in _wanted(need):
            held = holders[shift.pk]
            takers = [row for row in line if row.pk not in held][: max(0, places - len(held))]
            signups += [_signup(need, shift, row, chance) for row in takers]
            line = line[len(takers) :] + takers
    SignUp.objects.bulk_create(signups, batch_size=CHUNK)
    _count_places(signups)


def _tastes() -> dict[int, set[int]]:
    """Return who likes each interest."""
    found: dict[int, set[int]] = defaultdict(set)
    likes = Resident.interests.through.objects.filter(resident__source=SOURCE)
    for interest, resident in likes.values_list("interest_id", "resident_id"):
        found[interest].add(resident)
    return found


def _holders() -> dict[int, set[int]]:
    """Return who holds a place in each shift, the demo's people or not."""
    found: dict[int, set[int]] = defaultdict(set)
    for shift, resident in SignUp.objects.live().values_list("shift_id", "resident_id"):
        found[shift].add(resident)
    return found


def _line(
    need: Need, residents: dict[int, Resident], tastes: dict[int, set[int]], chance: Random
) -> list[Resident]:
    """Return the residents in the order in which they take a place: first who likes the need.

    Leïla keeps her Saturdays free, but for the need that is hers.
    """
    keen = set().union(*(tastes[interest.pk] for interest in need.interests.all()))
    rows = [row for row in residents.values() if row.source_id != RESIDENT]
    chance.shuffle(rows)
    rows.sort(key=lambda row: row.pk not in keen)
    hers = need.source_id == HER_NEED
    return [row for row in residents.values() if hers and row.source_id == RESIDENT] + rows


def _wanted(need: Need) -> list[tuple[Shift, int]]:
    shifts = sorted(need.shifts.all(), key=lambda shift: shift.pk)
    return list(zip(shifts, wanted_places(BY_KEY[need.source_id]), strict=False))


def _signup(need: Need, shift: Shift, resident: Resident, chance: Random) -> SignUp:
    """Return a sign-up of some moment since the need is published and the resident is here."""
    possible_since = max(need.published_at or resident.created_at, resident.created_at)
    return SignUp(
        shift=shift,
        resident=resident,
        channel=resident.channel,
        created_at=possible_since + (timezone.now() - possible_since) * chance.random(),
    )


def _count_places(signups: list[SignUp]) -> None:
    taken: dict[int, int] = defaultdict(int)
    for signup in signups:
        taken[signup.shift_id] += 1
    for shift, places in taken.items():
        Shift.objects.filter(pk=shift).update(taken=F("taken") + places)
