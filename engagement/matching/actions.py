"""Every write on suggestions."""

from collections.abc import Sequence

from django.db import transaction
from django.utils import timezone

from engagement.matching.availability import solicitations
from engagement.matching.messages import tell_suggestion
from engagement.matching.models import Suggestion
from engagement.matching.queries import Ranked, explain, rank_reachable
from engagement.matching.score import RULES
from engagement.needs.models import Need
from engagement.people.models import Account, Resident


@transaction.atomic
def suggest_need(*, need: Need, by: Account | None, top: int = 20) -> list[Suggestion]:
    """Suggest the need to the best `top` residents who can be written to, each once.

    Never to who did not agree nor above her monthly cap, even where two of these run at once:
    the residents are locked before they are counted again.
    """
    return [_send(pair, by=by) for pair in _lock_and_recheck(need, rank_reachable(need, top))]


def _lock_and_recheck(need: Need, ranked: Sequence[Ranked]) -> list[Ranked]:
    """Lock these residents and return those whom the need may still be suggested to.

    On SQLite the transaction already holds the only right to write; on PostgreSQL whoever asks
    for the same residents waits here, and then sees what the other has written.
    """
    keys = [pair.resident.pk for pair in ranked]
    residents = Resident.objects.taking_suggestions().filter(pk__in=keys).order_by("pk")
    caps = {resident.pk: resident.monthly_cap for resident in residents.select_for_update()}
    asked = set(need.suggestions.filter(resident__in=keys).values_list("resident", flat=True))
    lately = solicitations(resident__in=keys)
    return [
        pair
        for pair in ranked
        if pair.resident.pk not in asked
        and lately.get(pair.resident.pk, 0) < caps.get(pair.resident.pk, 0)
    ]


def _send(pair: Ranked, *, by: Account | None) -> Suggestion:
    suggestion = _record(pair.need, pair.resident, pair)
    suggestion.move(Suggestion.State.SENT, by=by, sent_at=timezone.now())
    tell_suggestion(pair)
    return suggestion


def _record(need: Need, resident: Resident, pair: Ranked | None) -> Suggestion:
    return Suggestion.objects.create(
        need=need,
        resident=resident,
        score=pair.score if pair else 0.0,
        chance=pair.chance if pair else 0.0,
        terms=dict(pair.terms) if pair else {},
        rules_version=RULES.version,
    )


@transaction.atomic
def decline(*, resident: Resident, need: Need, by: Account | None) -> Suggestion:
    """Remember that the need is not for her; a second time changes nothing."""
    suggestion = _lock(resident).suggestions.filter(need=need).first()
    if suggestion is None:
        suggestion = _record(need, resident, explain(need, resident))
    if suggestion.can_move(Suggestion.State.DECLINED):
        suggestion.move(Suggestion.State.DECLINED, by=by)
    return suggestion


@transaction.atomic
def mark_seen(*, resident: Resident, need: Need, by: Account | None) -> None:
    """Note that she opened a need that was suggested to her; nothing for another need."""
    suggestion = _lock(resident).suggestions.filter(need=need).first()
    if suggestion and suggestion.can_move(Suggestion.State.SEEN):
        suggestion.move(Suggestion.State.SEEN, by=by)


def _lock(resident: Resident) -> Resident:
    return Resident.objects.select_for_update().get(pk=resident.pk)
