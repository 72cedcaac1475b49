"""Past help: shifts that a resident worked for an association, worth less as they age."""

from collections import defaultdict
from datetime import datetime

from django.db.models import TextField
from django.db.models.functions import Cast, Coalesce
from django.utils import timezone

from engagement.matching.byhand import in_utc
from engagement.matching.rules import current_rules
from engagement.needs.models import SignUp


def past_help(by: str, **only: object) -> dict[int, float]:
    """Return the aged count of shifts that were worked, by the key that `by` names.

    `by` is a path from a sign-up: "resident" or "shift__need__association". A shift counts 1 on
    its day, half of it after each half-life (Rules.help_half_life_days).
    """
    return {key[0]: helped for key, helped in _aged([by], only).items()}


def past_help_of_pairs(**only: object) -> dict[tuple[int, int], float]:
    """Return the same by (resident, association)."""
    by = ["resident", "shift__need__association"]
    return {(key[0], key[1]): helped for key, helped in _aged(by, only).items()}


def _aged(by: list[str], only: dict[str, object]) -> dict[tuple[int, ...], float]:
    worked = SignUp.objects.filter(attendance=SignUp.Attendance.CAME, **only)
    when = Cast(Coalesce("shift__ends_at", "shift__starts_at", "created_at"), TextField())
    total: dict[tuple[int, ...], float] = defaultdict(float)
    for *key, at in worked.annotate(at=when).order_by("pk").values_list(*by, "at"):
        total[tuple(key)] += aged(in_utc(at))
    return dict(total)


def aged(when: datetime) -> float:
    """Return what a shift worked then is worth now."""
    days = max(0.0, (timezone.now() - when).total_seconds() / 86_400)
    return 0.5 ** (days / current_rules().help_half_life_days)
