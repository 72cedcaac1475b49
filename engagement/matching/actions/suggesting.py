"""A need is suggested to those best placed, each once, with its message."""

from collections import defaultdict
from collections.abc import Sequence
from datetime import datetime

from django.db import transaction
from django.utils import timezone

from engagement.city.modules import is_on
from engagement.matching.availability import CAP_DAYS, resting, sent_to_each
from engagement.matching.messages import tell_suggestion
from engagement.matching.models import Suggestion
from engagement.matching.pacing import best_placed
from engagement.matching.queries import Ranked
from engagement.matching.rules import current_rules
from engagement.needs.models import Need
from engagement.people.models import Account, Resident


@transaction.atomic
def suggest_need(*, need: Need, by: Account | None, top: int = 20) -> list[Suggestion]:
    """Suggest the need to the best `top` residents who can be written to now, each once.

    Never to who did not agree, had a message too lately, nor above her monthly cap, even where two
    of these run at once: the residents are locked before they are counted again. Nobody where the
    city has closed suggestions.
    """
    if not is_on("matching"):
        return []
    return [send(pair, by=by) for pair in lock_and_recheck(need, best_placed(need, top))]


def lock_and_recheck(need: Need, ranked: Sequence[Ranked]) -> list[Ranked]:
    """Lock these residents and return those whom the need may still be suggested to.

    On SQLite the transaction already holds the only right to write; on PostgreSQL whoever asks
    for the same residents waits here, and then sees what the other has written.
    """
    keys = [pair.resident.pk for pair in ranked]
    takers = lock_takers(keys)
    asked = set(need.suggestions.filter(resident__in=keys).values_list("resident", flat=True))
    left = left_of(takers)
    return [pair for pair in ranked if pair.resident.pk not in asked and left[pair.resident.pk] > 0]


def lock_takers(keys: Sequence[int]) -> dict[int, Resident]:
    """Lock these residents; return those who take suggestions and can be written to, by key."""
    rows = Resident.objects.filter(pk__in=keys).order_by("pk").select_for_update()
    return {row.pk: row for row in rows if row.takes_suggestions and row.email}


def left_of(takers: dict[int, Resident]) -> defaultdict[int, int]:
    """Return how many suggestions each of these still takes now; 0 for all others."""
    month, tired = sent_to_each(CAP_DAYS, resident__in=takers), resting(resident__in=takers)
    left = {key: row.monthly_cap - month.get(key, 0) for key, row in takers.items()}
    return defaultdict(int, {key: max(0, left[key]) for key in left.keys() - tired})


def send(pair: Ranked, *, by: Account | None) -> Suggestion:
    suggestion = record(pair.need, pair.resident, pair)
    suggestion.move(Suggestion.State.SENT, by=by, sent_at=timezone.now())
    tell_suggestion(pair)
    return suggestion


def record(need: Need, resident: Resident, pair: Ranked | None) -> Suggestion:
    return Suggestion.objects.create(
        need=need,
        resident=resident,
        score=pair.score if pair else 0.0,
        chance=pair.chance if pair else 0.0,
        terms=dict(pair.terms) if pair else {},
        rules_version=current_rules().version,
    )


@transaction.atomic
def recall_suggestions(*, need: Need, by: Account, since: datetime) -> int:
    """Forget what `by` suggested since then; return how many. Their messages were recalled."""
    rows = need.suggestions.filter(state=Suggestion.State.SENT, sent_at__gte=since)
    keys = list(rows.filter(moves__by=by).values_list("pk", flat=True))
    Suggestion.objects.filter(pk__in=keys).delete()
    return len(keys)
