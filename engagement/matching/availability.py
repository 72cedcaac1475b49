"""When people are elsewhere, and how often they were asked lately."""

from collections import defaultdict
from collections.abc import Iterable
from datetime import datetime

from django.db.models import Count
from django.utils import timezone

from engagement.matching.byhand import ask, moment, one_of
from engagement.matching.models import Suggestion
from engagement.matching.rules import current_rules
from engagement.needs.models import SignUp
from engagement.needs.models.shifts import LONG
from engagement.people.half_days import touched_by

#: Days over which `Resident.monthly_cap` counts, whatever the rules weigh.
CAP_DAYS = 30
Times = tuple[datetime | None, datetime | None]
HOLDING = ", ".join(f"'{state}'" for state in SignUp.HOLDING)
HELD = f"""
    select held.resident_id, cast(shift.starts_at as text), cast(shift.ends_at as text)
    from needs_signup held join needs_shift shift on shift.id = held.shift_id
    where held.state in ({HOLDING}) and shift.ends_at > %s {{among}}
"""  # noqa: S608  # no text of anybody


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


def engagements(residents: Iterable[int] | None = None) -> dict[int, list[Times]]:
    """Return the times to come at which residents (of these) hold places in short shifts, by key.

    A shift longer than a day is a period that people join when they can: it takes nobody's time.
    """
    held = ask(HELD.format(among=one_of("held.resident_id", residents)), [timezone.now()])
    times: dict[int, list[Times]] = defaultdict(list)
    for resident, *when in held:
        start, end = map(moment, when)
        if is_short((start, end)):
            times[resident].append((start, end))
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
