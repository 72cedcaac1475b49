"""Past help: shifts that a resident worked for an association, worth less as they age."""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from datetime import datetime

from django.utils import timezone

from engagement.matching.byhand import ask, in_utc, one_of
from engagement.matching.rules import current_rules

SQL = """
    select signup.resident_id, need.association_id,
      cast(coalesce(shift.ends_at, shift.starts_at, signup.created_at) as text)
    from needs_signup signup join needs_shift shift on shift.id = signup.shift_id
    join needs_need need on need.id = shift.need_id
    where signup.attendance = 'came' {among} order by signup.id
"""


def past_help(association: int) -> dict[int, float]:
    """Return the aged count of shifts worked for an association, by key of the resident.

    A shift counts 1 on its day, half of it after each half-life (Rules.help_half_life_days).
    """
    total: dict[int, float] = defaultdict(float)
    for resident, _association, worth in _worked(one_of("need.association_id", [association])):
        total[resident] += worth
    return dict(total)


def past_help_of_pairs(residents: Iterable[int] | None) -> dict[tuple[int, int], float]:
    """Return the same of these residents, or of all, by (resident, association)."""
    total: dict[tuple[int, int], float] = defaultdict(float)
    for resident, association, worth in _worked(one_of("signup.resident_id", residents)):
        total[resident, association] += worth
    return dict(total)


def _worked(among: str) -> Iterator[tuple[int, int, float]]:
    for resident, association, when in ask(SQL.format(among=among)):
        yield resident, association, aged(in_utc(when))


def aged(when: datetime) -> float:
    """Return what a shift worked then is worth now."""
    days = max(0.0, (timezone.now() - when).total_seconds() / 86_400)
    return 0.5 ** (days / current_rules().help_half_life_days)
