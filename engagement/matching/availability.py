"""What needs still offer, when people are elsewhere, and how often they were asked lately."""

from collections import defaultdict
from collections.abc import Collection, Iterable
from dataclasses import dataclass, field
from datetime import datetime

from django.db.models import Count, Exists, F, OuterRef, QuerySet, Sum
from django.utils import timezone

from engagement.base.derived import in_chunks
from engagement.matching.models import Suggestion
from engagement.matching.rules import current_rules
from engagement.needs.models import Shift, SignUp
from engagement.needs.models.shifts import LONG
from engagement.people.half_days import touched_by

# Needs whose suggestions are read by one query: more than one ranking looks at.
CHUNK = 5_000
#: Days over which `Resident.monthly_cap` counts, whatever the rules weigh.
CAP_DAYS = 30
Times = tuple[datetime | None, datetime | None]


@dataclass
class Opening:
    """What a need still offers: times of its shifts with places left, soonest first.

    `home`, `remote` and `association` are those of its row. `places` are all those of its shifts
    to come; `fills` the people it may expect: those who signed up, and the chances of those who
    have been asked and have not answered.
    """

    home: int | None = None
    remote: str = ""
    association: int = 0
    times: list[Times] = field(default_factory=list)
    places: int = 0
    fills: float = 0.0


def openings(needs: QuerySet | Collection[int]) -> dict[int, Opening]:
    """Return the opening of each need that has a shift to come, by key. Two queries."""
    found: dict[int, Opening] = {}
    shifts = Shift.objects.joinable().filter(need__in=needs)
    of_need = ("need_id", "need__neighbourhood", "need__remote", "need__association")
    columns = (*of_need, "starts_at", "ends_at", "capacity", "taken")
    for need, *row, starts_at, ends_at, capacity, taken in shifts.order_by(
        F("starts_at").asc(nulls_last=True), "pk"
    ).values_list(*columns):
        opening = found.setdefault(need, Opening(*row))
        opening.places += capacity
        opening.fills += taken
        if taken < capacity:
            opening.times.append((starts_at, ends_at))
    for chunk in in_chunks(found, CHUNK):
        for need, chances in expected(chunk):
            found[need].fills += chances
    return found


def expected(needs: list[int]) -> Iterable[tuple[int, float]]:
    """Return, by need, the sum of the chances of those asked lately who have not answered."""
    answered = SignUp.objects.filter(shift__need=OuterRef("need"), resident=OuterRef("resident"))
    return (
        Suggestion.objects.awaiting()
        .sent_within(current_rules().solicitation_days)
        .filter(~Exists(answered), need__in=needs)
        .values_list("need")
        .annotate(Sum("chance"))
    )


def solicitations(**only: object) -> dict[int, int]:
    """Return how many suggestions lately weigh in each resident's score, by key."""
    return sent_to_each(current_rules().solicitation_days, **only)


def lately_and_month(**only: object) -> tuple[dict[int, int], dict[int, int]]:
    """Return the suggestions to each resident that weigh in her score, and those under her cap."""
    lately, same = solicitations(**only), current_rules().solicitation_days == CAP_DAYS
    return lately, lately if same else sent_to_each(CAP_DAYS, **only)


def sent_to_each(days: int, **only: object) -> dict[int, int]:
    sent = Suggestion.objects.sent_within(days).filter(**only).order_by()
    return dict(sent.values_list("resident").annotate(Count("pk")))


def resting(**only: object) -> set[int]:
    """Return the residents who were written to too lately for another message, by key."""
    days = current_rules().rest_days
    lately = Suggestion.objects.sent_within(days).filter(**only).order_by()
    return set(lately.values_list("resident", flat=True)) if days else set()


def engagements(**only: object) -> dict[int, list[Times]]:
    """Return the times to come at which residents hold places in short shifts, by their keys.

    A shift longer than a day is a period that people join when they can: it takes nobody's time.
    """
    held = SignUp.objects.holding().filter(
        shift__starts_at__isnull=False,
        shift__ends_at__lte=F("shift__starts_at") + LONG,
        shift__ends_at__gt=timezone.now(),
        **only,
    )
    times: dict[int, list[Times]] = defaultdict(list)
    for resident, *when in held.values_list("resident", "shift__starts_at", "shift__ends_at"):
        times[resident].append((when[0], when[1]))
    return dict(times)


def within(offered: list[Times], half_days: int) -> list[Times]:
    """Return the times offered that touch a half-day somebody has; all where she said none.

    No date, and a period of days, suit everybody.
    """
    if not half_days:
        return offered
    return [one for one in offered if touched_by(*one) & half_days]


def is_taken(offered: list[Times], held: list[Times]) -> bool:
    """Return whether each of the times offered overlaps one that is held already."""
    return all(any(overlap(one, other) for other in held) for one in offered)


def overlap(one: Times, other: Times) -> bool:
    """Return whether two short, dated times share a moment; a period or no date never does."""
    return (
        is_short(one) and is_short(other) and bool(one[0] < other[1] and other[0] < one[1])  # type: ignore[operator]  # is_short says that they are set
    )


def is_short(times: Times) -> bool:
    start, end = times
    return start is not None and end is not None and end - start <= LONG
