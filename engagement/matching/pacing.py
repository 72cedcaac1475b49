"""When the next people are asked for a need that cannot wait, and how many."""

from collections.abc import Iterable, Sequence
from datetime import datetime, time, timedelta

from django.db.models import Exists, Min, OuterRef, Q, Sum
from django.utils import timezone

from engagement.city.modules import is_on
from engagement.matching.models import Suggestion, Wave
from engagement.matching.queries import Ranked, rank_reachable
from engagement.matching.rules import current_rules
from engagement.needs.models import Need, Shift, SignUp
from engagement.needs.models.needs import NeedQuerySet

#: Nobody is written to before nine or after twenty o’clock, city time.
AWAKE = (time(9), time(20))
#: Half of those who will answer have done so after a day.
HALF_ANSWERED = timedelta(days=1)
#: Waves between now and the deadline, and how close together or far apart they may be.
WAVES = 4
SHORTEST, LONGEST = timedelta(hours=4), timedelta(days=2)
#: Among whom people for one need are looked for, part of whom never came.
FIELD = 300


def is_quiet() -> bool:
    """Return whether people are left in peace now, or always: suggestions are closed."""
    return not is_on("matching") or not AWAKE[0] <= timezone.localtime().time() < AWAKE[1]


def cannot_wait() -> NeedQuerySet:
    """Return the needs with a shift to fill within the days that the rules say.

    Each with `missing`, the places left in those shifts, and `deadline`, when the first begins.
    Needs whose sign-up is on another site are left alone: nobody would see who came.
    """
    now = timezone.now()
    soon = now + timedelta(days=current_rules().wave_days)
    short = Shift.objects.joinable().with_places().filter(starts_at__gt=now, starts_at__lte=soon)
    in_time = Q(shifts__in=short)
    left = Sum("shifts__capacity", filter=in_time) - Sum("shifts__taken", filter=in_time)
    return (
        Need.objects.open()
        .joined_here()
        .filter(pk__in=short.values("need"))
        .annotate(missing=left, deadline=Min("shifts__starts_at", filter=in_time))
        .order_by("deadline", "pk")
    )


def likely(need: Need) -> float:
    """Return how many of those asked may still be expected to say yes.

    The sum of their chances, each worth half of it for every day without an answer.
    """
    answered = SignUp.objects.filter(shift__need=OuterRef("need"), resident=OuterRef("resident"))
    silent = Suggestion.objects.awaiting().filter(~Exists(answered), need=need)
    now = timezone.now()
    return sum(
        chance * 0.5 ** max(0.0, (now - sent_at) / HALF_ANSWERED)
        for chance, sent_at in silent.values_list("chance", "sent_at")
        if sent_at
    )


def next_wave_at(last: Wave | None, deadline: datetime) -> datetime:
    """Return when the clock asks again: at once, then at a quarter of the time that was left."""
    if last is None:
        return timezone.now()
    return last.at + min(LONGEST, max(SHORTEST, (deadline - last.at) / WAVES))


def enough(ranked: Iterable[Ranked], hoped: float) -> list[Ranked]:
    """Return the first of these pairs whose chances add up to the yes one hopes for."""
    chosen, expected = [], 0.0
    for pair in ranked:
        if expected >= hoped:
            break
        chosen.append(pair)
        expected += pair.chance
    return chosen


def best_placed(need: Need, count: int) -> list[Ranked]:
    """Return `count` residents to write to, best first, part of them residents who never came."""
    ranked = rank_reachable(need, max(FIELD, count))
    veterans = came_before(pair.resident.pk for pair in ranked)
    return keep_for_newcomers(ranked, count, veterans, current_rules().newcomers_share)


def keep_for_newcomers(
    ranked: Sequence[Ranked], count: int, veterans: set[int], share: float
) -> list[Ranked]:
    """Return `count` of these pairs, best first, `share` of them residents who never came.

    `veterans` are the keys of those who came before. Where there are too few newcomers, others
    take their places.
    """
    new = [pair for pair in ranked if pair.resident.pk not in veterans]
    kept = {pair.resident.pk for pair in new[: -int(-share * count // 1)]}
    others = [pair for pair in ranked if pair.resident.pk not in kept]
    filling = {pair.resident.pk for pair in others[: max(0, count - len(kept))]}
    return [pair for pair in ranked if pair.resident.pk in kept | filling][:count]


def came_before(residents: Iterable[int]) -> set[int]:
    """Return those of these residents who worked a shift, by key."""
    came = SignUp.objects.filter(attendance=SignUp.Attendance.CAME, resident__in=list(residents))
    return set(came.values_list("resident", flat=True))
