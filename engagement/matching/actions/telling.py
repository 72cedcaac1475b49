"""The suggestions of a weekly letter are told, some residents at a time."""

from collections.abc import Iterable

from django.db.models import F
from django.utils import timezone

from engagement.matching.actions.suggesting import left_of, lock_takers
from engagement.matching.availability import engagements, is_taken, within
from engagement.matching.messages import digest_draft
from engagement.matching.models import DigestRun, Suggestion, SuggestionMove
from engagement.matching.openings import openings
from engagement.matching.queries import Ranked
from engagement.matching.told import tell
from engagement.needs.models import SignUp
from engagement.outbox.actions import enqueue_all
from engagement.people.models import Resident

State = Suggestion.State


def tell_next(key: int, people: int) -> bool:
    """Tell the next `people` residents of a run, in the caller's transaction; False at the end.

    They are locked, and only then is everything read again that may have changed since: consent,
    pause, address, cap, rest, what they declined or signed up to, the need and its times.
    """
    run = DigestRun.objects.select_for_update().get(pk=key)
    if run.state != DigestRun.State.TELLING:
        return False
    made = run.suggestions.filter(state=State.MADE)
    keys = list(made.order_by("resident").values_list("resident", flat=True).distinct()[:people])
    if not keys:
        run.move(DigestRun.State.DONE, by=None)
        return False
    takers = lock_takers(keys)
    rows = list(made.filter(resident__in=keys).order_by("pk").select_for_update())
    letters = _letters(_still_good(rows, takers))
    told = {(pair.resident.pk, pair.need.pk) for picks in letters for pair in picks}
    _move(rows, {row.pk for row in rows if (row.resident_id, row.need_id) in told})
    enqueue_all(digest_draft(run, picks) for picks in letters)
    DigestRun.objects.filter(pk=key).update(
        told=F("told") + len(letters), left_out=F("left_out") + len(keys) - len(letters)
    )
    return True


def _still_good(rows: list[Suggestion], takers: dict[int, Resident]) -> list[Suggestion]:
    """Return the rows that may be told, the likeliest first; `takers` are locked."""
    left = left_of(takers)
    needs = {row.need_id for row in rows}
    offers, held = openings(needs), engagements(takers)
    signups = SignUp.objects.live().filter(resident__in=takers, shift__need__in=needs)
    signed_up = set(signups.values_list("resident", "shift__need"))
    kept = []
    for row in sorted(rows, key=lambda row: -row.chance):
        who, need = row.resident_id, row.need_id
        if left[who] <= 0 or (who, need) in signed_up:
            continue
        times = within(offers[need].times, takers[who].half_days) if need in offers else []
        if not is_taken(times, held.get(who, [])):
            left[who] -= 1
            kept.append(row)
    return kept


def _letters(rows: Iterable[Suggestion]) -> list[list[Ranked]]:
    """Return what each letter tells, best first; who or what went away meanwhile is in none."""
    letters: dict[int, list[Ranked]] = {}
    for pair in tell((row.resident_id, row.need_id) for row in rows):
        letters.setdefault(pair.resident.pk, []).append(pair)
    return list(letters.values())


def _move(rows: list[Suggestion], told: set[int]) -> None:
    """Move what is told to SENT and the rest to EXPIRED, a log row each."""
    sent, expired, made = State.SENT, State.EXPIRED, Suggestion.objects.filter(state=State.MADE)
    dropped = [row.pk for row in rows if row.pk not in told]
    made.filter(pk__in=told).update(state=sent, sent_at=timezone.now())
    made.filter(pk__in=dropped).update(state=expired)
    SuggestionMove.objects.bulk_create(
        SuggestionMove(
            subject=row, from_state=row.state, to_state=sent if row.pk in told else expired
        )
        for row in rows
    )
