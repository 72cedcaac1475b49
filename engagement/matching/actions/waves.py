"""People are asked for a need in waves, each as large as what is missing, until it is full.

A wave is opened by the clock, by the association or by the officer, and sent by the clock in
chunks: each chunk is one transaction, and a pair of need and resident is asked once for ever, so
that a process killed in the middle leaves a wave that the next one goes on with.
"""

from collections.abc import Mapping
from datetime import timedelta
from typing import Any

from django.db import transaction
from django.db.models import Q
from django.utils import timezone

from engagement.matching import pacing
from engagement.matching.actions.suggesting import lock_and_recheck, send
from engagement.matching.audience import rank_audience
from engagement.matching.models import Wave
from engagement.matching.queries import Ranked, rank_reachable
from engagement.matching.rules import current_rules
from engagement.needs.models import Need
from engagement.people.models import Account

CHUNK = 100
#: Among whom a wave looks for people; also the most that one wave asks.
FIELD = 300
#: How long an association waits before it may ask for still more people.
ASK_AGAIN = timedelta(days=1)


class CannotAsk(Exception):
    """Nobody can be asked for this need now: it is full, not public, or was asked for lately."""


def send_waves() -> int:
    """Open the waves that are due and go on with those that run; return how many were asked.

    Nothing goes out in quiet hours.
    """
    if pacing.is_quiet(timezone.now()):
        return 0
    for need in pacing.cannot_wait():
        _open_if_due(need.pk)
    return sum(carry_on(wave) for wave in Wave.objects.filter(state=Wave.State.RUNNING))


@transaction.atomic
def _open_if_due(key: int) -> Wave | None:
    """Open a wave for a need that cannot wait unless those asked last may still answer."""
    Need.objects.select_for_update().get(pk=key)
    need = pacing.cannot_wait().filter(pk=key).first()
    if need is None:
        return None
    last = need.waves.first()
    running = need.waves.filter(state=Wave.State.RUNNING)
    if running.exists() or pacing.next_wave_at(last, need.deadline) > timezone.now():
        return None
    wanted = len(pacing.enough(_rested(need), need.missing - pacing.likely(need)))
    return _open(need, Wave.Kind.CLOCK, wanted) if wanted else None


@transaction.atomic
def ask_more(*, need: Need, by: Account | None) -> Wave:
    """Have more people asked at the association's wish, once a day; CannotAsk otherwise."""
    Need.objects.select_for_update().get(pk=need.pk)
    if not may_ask_more(need):
        raise CannotAsk
    missing = pacing.cannot_wait().get(pk=need.pk).missing
    wanted = len(pacing.enough(_rested(need), missing))
    if not wanted:
        raise CannotAsk
    return _open(need, Wave.Kind.ASKED, wanted, by=by)


def may_ask_more(need: Need) -> bool:
    """Return whether its association may have more people asked for a need now."""
    barred = Q(state=Wave.State.RUNNING) | Q(
        kind=Wave.Kind.ASKED, at__gt=timezone.now() - ASK_AGAIN
    )
    return (
        not need.waves.filter(barred).exists() and pacing.cannot_wait().filter(pk=need.pk).exists()
    )


@transaction.atomic
def start_campaign(
    *, need: Need, by: Account | None, audience: Mapping[str, Any], wanted: int
) -> Wave:
    """Have `wanted` people of an audience asked (audience.py); CannotAsk while a wave runs."""
    locked = Need.objects.select_for_update().get(pk=need.pk)
    running = need.waves.filter(state=Wave.State.RUNNING).exists()
    if running or locked.state != Need.State.PUBLISHED or wanted < 1:
        raise CannotAsk
    return _open(need, Wave.Kind.CAMPAIGN, wanted, audience=audience, by=by)


def carry_on(wave: Wave) -> int:
    """Ask those who are still to be asked, chunk by chunk; return how many were."""
    asked = 0
    while (count := _send_chunk(wave.pk)) is not None:
        asked += count
    return asked


@transaction.atomic
def _send_chunk(key: int) -> int | None:
    """Ask the next people of a wave; None once it is at its end."""
    wave = Wave.objects.select_for_update().select_related("need").get(pk=key)
    if wave.state != Wave.State.RUNNING:
        return None
    if not Need.objects.open().filter(pk=wave.need_id).exists():
        wave.move(Wave.State.STOPPED, by=None)
        return None
    count = min(CHUNK, wave.wanted - wave.asked)
    chosen = lock_and_recheck(wave.need, _next(wave, count), rested=True) if count else []
    for pair in chosen:
        send(pair, by=wave.by)
    expected = wave.expected + sum(pair.chance for pair in chosen)
    Wave.objects.filter(pk=key).update(asked=wave.asked + len(chosen), expected=expected)
    if len(chosen) < count or wave.asked + len(chosen) >= wave.wanted:
        wave.move(Wave.State.DONE, by=None)
    return len(chosen)


def _next(wave: Wave, count: int) -> list[Ranked]:
    if wave.kind == Wave.Kind.CAMPAIGN:
        return rank_audience(wave.need, wave.audience, count).chosen
    return _with_newcomers(_rested(wave.need), count)


def _rested(need: Need) -> list[Ranked]:
    """Return those who may be asked by a wave, best first."""
    ranked = rank_reachable(need, FIELD)
    tired = pacing.resting(pair.resident.pk for pair in ranked)
    return [pair for pair in ranked if pair.resident.pk not in tired]


def _with_newcomers(ranked: list[Ranked], count: int) -> list[Ranked]:
    veterans = pacing.came_before(pair.resident.pk for pair in ranked)
    share = current_rules().newcomers_share
    return pacing.keep_for_newcomers(ranked, count, veterans, share)


def _open(
    need: Need,
    kind: Wave.Kind,
    wanted: int,
    *,
    audience: Mapping[str, Any] | None = None,
    by: Account | None = None,
) -> Wave:
    return Wave.objects.create(
        need=need, kind=kind, wanted=wanted, audience=dict(audience or {}), by=by
    )
