"""Suggestions that nobody can follow any more, and those that nobody was told of."""

from datetime import timedelta

from django.db import transaction
from django.utils import timezone

from engagement.matching.models import Suggestion, SuggestionMove
from engagement.needs.models import Need, Shift

CHUNK = 1_000
#: How long a suggestion that was not told stands in the way of another one of the same pair.
UNTOLD = timedelta(days=7)


def expire_past() -> int:
    """Expire the suggestions of needs that are over or have no shift to join; return how many.

    In chunks, each whole or not at all; a full need keeps its suggestions: a place may be freed.
    """
    expired = 0
    while count := _expire_chunk():
        expired += count
    return expired


@transaction.atomic
def _expire_chunk() -> int:
    joinable = Shift.objects.joinable().values("need")
    there = Need.objects.filter(state__in=[Need.State.PUBLISHED, Need.State.PAUSED])
    past = (
        Suggestion.objects.filter(state__in=[Suggestion.State.MADE, Suggestion.State.SENT])
        .exclude(need__in=there.filter(pk__in=joinable))
        .order_by("pk")
    )
    states = dict(past.select_for_update().values_list("pk", "state")[:CHUNK])
    Suggestion.objects.filter(pk__in=states).update(state=Suggestion.State.EXPIRED)
    SuggestionMove.objects.bulk_create(
        SuggestionMove(subject_id=key, from_state=state, to_state=Suggestion.State.EXPIRED)
        for key, state in states.items()
    )
    return len(states)


def forget_untold() -> int:
    """Remove suggestions made days ago that no message told; return how many.

    A letter that never left, or that left them out, would bar the need from these people for
    ever. What was declined stays: that was an answer.
    """
    forgotten = 0
    while count := _forget_chunk():
        forgotten += count
    return forgotten


@transaction.atomic
def _forget_chunk() -> int:
    untold = Suggestion.objects.filter(
        state__in=[Suggestion.State.MADE, Suggestion.State.EXPIRED],
        sent_at=None,
        created_at__lt=timezone.now() - UNTOLD,
    )
    keys = list(untold.order_by("pk").select_for_update().values_list("pk", flat=True)[:CHUNK])
    Suggestion.objects.filter(pk__in=keys).delete()
    return len(keys)
