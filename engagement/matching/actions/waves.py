"""People are asked for a need in waves, each as large as what is missing, until it is full.

A wave is opened by the clock, by the association or by the officer, and sent by the clock in
chunks: each chunk is one transaction, and a pair of need and resident is asked once for ever, so
that a process killed in the middle leaves a wave that the next one goes on with.
"""

import logging
from collections.abc import Callable, Mapping
from datetime import timedelta
from typing import Any, TypeVar

from django.db import transaction
from django.db.models import Q
from django.utils import timezone

from engagement.city.modules import is_on
from engagement.matching import pacing
from engagement.matching.actions.suggesting import lock_and_recheck, send
from engagement.matching.audience import rank_audience
from engagement.matching.models import Wave
from engagement.matching.queries import Ranked, rank_reachable
from engagement.needs.models import Need
from engagement.people.models import Account

logger = logging.getLogger(__name__)
T = TypeVar("T")
R = TypeVar("R")

#: People of one transaction, and of one ranking.
CHUNK, ROUND = 100, 1_000
#: How long an association waits before it may ask for still more people.
ASK_AGAIN = timedelta(days=1)


class CannotAsk(Exception):
    """Nobody can be asked for this need now: it is full, not public, or was asked for lately."""


def send_waves() -> int:
    """Open the waves that are due and go on with those that run; return how many were asked.

    Nothing goes out in quiet hours: what is left goes on in the morning. A wave that fails does
    not stop the others.
    """
    if pacing.is_quiet():
        return 0
    for need in pacing.cannot_wait():
        _go_on_if_it_fails(_open_if_due, need.pk)
    running = Wave.objects.filter(state=Wave.State.RUNNING)
    return sum(_go_on_if_it_fails(carry_on, wave) or 0 for wave in running)


def _go_on_if_it_fails(step: Callable[[T], R], thing: T) -> R | None:
    try:
        return step(thing)
    except Exception:
        logger.exception("%s failed for %s", step.__name__, thing)
        return None


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
    wanted = _how_many(need, need.missing - pacing.likely(need))
    return _open(need, Wave.Kind.CLOCK, wanted) if wanted else None


@transaction.atomic
def ask_more(*, need: Need, by: Account | None) -> Wave:
    """Have more people asked at the association's wish, once a day; CannotAsk otherwise."""
    Need.objects.select_for_update().get(pk=need.pk)
    if not may_ask_more(need):
        raise CannotAsk
    missing = pacing.cannot_wait().get(pk=need.pk).missing
    wanted = _how_many(need, missing)
    if not wanted:
        raise CannotAsk
    return _open(need, Wave.Kind.ASKED, wanted, by=by)


def may_ask_more(need: Need) -> bool:
    """Return whether its association may have more people asked for a need now."""
    barred = Q(state=Wave.State.RUNNING) | Q(
        kind=Wave.Kind.ASKED, at__gt=timezone.now() - ASK_AGAIN
    )
    return (
        is_on("matching")
        and not need.waves.filter(barred).exists()
        and pacing.cannot_wait().filter(pk=need.pk).exists()
    )


@transaction.atomic
def start_campaign(
    *, need: Need, by: Account | None, audience: Mapping[str, Any], wanted: int
) -> Wave:
    """Have `wanted` people of an audience asked (audience.py).

    CannotAsk while a wave runs, or where the city has closed suggestions.
    """
    locked = Need.objects.select_for_update().get(pk=need.pk)
    running = need.waves.filter(state=Wave.State.RUNNING).exists()
    if not is_on("matching") or running or locked.state != Need.State.PUBLISHED or wanted < 1:
        raise CannotAsk
    return _open(need, Wave.Kind.CAMPAIGN, wanted, audience=audience, by=by)


def carry_on(wave: Wave) -> int:
    """Ask those who are still to be asked, by day; return how many were.

    They are ranked anew for as long as somebody of the last ranking could be asked: who was left
    out at the last moment does not end the wave before its time.
    """
    total = 0
    while asked := _ask_ranked(wave):
        total += asked
    return total


def _ask_ranked(wave: Wave) -> int:
    """Rank the next people of a wave and ask them chunk by chunk; end it where nobody is left."""
    wave.refresh_from_db()
    if wave.state != Wave.State.RUNNING:
        return 0
    ranked, asked = _next(wave), 0
    for start in range(0, len(ranked), CHUNK):
        if pacing.is_quiet():
            return asked
        asked += _send_chunk(wave.pk, ranked[start : start + CHUNK])
    if not asked:
        _end(wave.pk)
    return asked


@transaction.atomic
def _send_chunk(key: int, ranked: list[Ranked]) -> int:
    """Ask those of these whom the wave may still ask; return how many."""
    wave = Wave.objects.select_for_update().select_related("need").get(pk=key)
    if wave.state != Wave.State.RUNNING or not _is_open(wave):
        return 0
    chosen = lock_and_recheck(wave.need, ranked[: wave.wanted - wave.asked])
    for pair in chosen:
        send(pair, by=wave.by)
    asked = wave.asked + len(chosen)
    expected = wave.expected + sum(pair.chance for pair in chosen)
    Wave.objects.filter(pk=key).update(asked=asked, expected=expected)
    if asked >= wave.wanted:
        wave.move(Wave.State.DONE, by=None)
    return len(chosen)


@transaction.atomic
def _end(key: int) -> None:
    wave = Wave.objects.select_for_update().get(pk=key)
    if wave.state == Wave.State.RUNNING:
        wave.move(Wave.State.DONE if _is_open(wave) else Wave.State.STOPPED, by=None)


def _is_open(wave: Wave) -> bool:
    return Need.objects.open().filter(pk=wave.need_id).exists()


def _next(wave: Wave) -> list[Ranked]:
    count = min(ROUND, wave.wanted - wave.asked)
    if wave.kind == Wave.Kind.CAMPAIGN:
        return rank_audience(wave.need, wave.audience, count).chosen
    return pacing.best_placed(wave.need, count)


def _how_many(need: Need, hoped: float) -> int:
    """Return how many people to ask for so many yes, as many as a ranking holds at most."""
    return len(pacing.enough(rank_reachable(need, pacing.FIELD), hoped))


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
