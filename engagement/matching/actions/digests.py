"""The weekly letter: shared out among all residents, written down, then told, in chunks.

One run a week. Each chunk is one transaction under a lock of the run, so that a process that is
killed leaves a run that any other goes on with: who has rows is not shared out again, and a row is
told once, when it moves from MADE to SENT with its message.
"""

from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import date, timedelta

import numpy as np
from django.db import transaction
from django.db.models import F, Sum
from django.utils import timezone

from engagement.matching import pacing
from engagement.matching.actions.suggesting import lock_takers
from engagement.matching.actions.telling import tell_next
from engagement.matching.city import City, spread_over
from engagement.matching.fairness import Figures, came_among, figures, homes_of
from engagement.matching.models import DigestRun, Suggestion
from engagement.matching.queries import Ranked
from engagement.matching.rules import current_rules
from engagement.matching.sharing import Sharing, share_out
from engagement.matching.told import Pair, tell

#: Residents of one transaction; each has three rows at most.
CHUNK = 300
TUESDAY = 1
State = DigestRun.State
Progress = Callable[[str, int, int], None]


def send_weekly_digest() -> DigestRun | None:
    """Send the letter of this week, from Tuesday on and by day; nothing where it has gone.

    What the evening leaves goes on in the morning.
    """
    if timezone.localtime().weekday() < TUESDAY or pacing.is_quiet():
        return None
    return send_digest(stop=pacing.is_quiet)


def send_digest(
    *,
    progress: Progress = lambda step, done, of: None,
    stop: Callable[[], bool] = lambda: False,
) -> DigestRun:
    """Send the letter of this week, or go on with one that another process left unfinished.

    `stop` is asked before each chunk; a run that it stops is left for the next who calls.
    """
    run = DigestRun.objects.exclude(state=State.DONE).order_by("week").first()
    if run is None:
        run, _created = DigestRun.objects.get_or_create(week=this_week())
    if run.state == State.SHARING:
        _share(run, progress)
    while not stop() and _tell_chunk(run.pk):
        run.refresh_from_db()
        progress("told", run.told + run.left_out, run.people)
    run.refresh_from_db()
    return run


def plan_digest() -> Figures:
    """Return what a letter sent now would do. Writes nothing."""
    sharing = _shared_out(None)
    return _figures([(key, need, p) for rows in _pairs(sharing) for key, need, p in rows])


def this_week() -> date:
    """Return the Monday of this week, city time."""
    today = timezone.localdate()
    return today - timedelta(days=today.weekday())


def _share(run: DigestRun, progress: Progress) -> None:
    sharing = _shared_out(run)
    people = sharing.people.tolist()
    for start in range(0, len(people), CHUNK):
        chunk = people[start : start + CHUNK]
        _write_chunk(run.pk, sharing, chunk)
        progress("shared", start + len(chunk), len(people))
    _end_sharing(run.pk)


def _shared_out(run: DigestRun | None) -> Sharing:
    """Share the needs out among those for whom the run has no rows yet."""
    city = City()
    crowd, offers = city.crowd(), city.offers()
    if run is None:
        return share_out(city, crowd, offers)
    rows = run.suggestions.order_by()
    done = np.array(rows.values_list("resident", flat=True).distinct(), dtype=np.int64)
    crowd = replace(crowd, left=np.where(np.isin(crowd.keys, done), 0, crowd.left))
    made = spread_over(offers.keys, dict(rows.values_list("need").annotate(Sum("chance"))))
    return share_out(city, crowd, replace(offers, fills=offers.fills + made))


@transaction.atomic
def _write_chunk(key: int, sharing: Sharing, people: list[int]) -> None:
    """Write what these residents (by number) were given, unless another process has."""
    run = DigestRun.objects.select_for_update().get(pk=key)
    if run.state != State.SHARING:
        return
    keys = {int(sharing.crowd.keys[person]): person for person in people}
    known = set(run.suggestions.filter(resident__in=keys).values_list("resident", flat=True))
    takers = lock_takers(sorted(keys.keys() - known))
    pairs: list[Pair] = [
        (key, int(sharing.offers.keys[need]))
        for key in takers
        for need, _chance in sharing.pairs_of(keys[key])
    ]
    # A pair that a wave asked for meanwhile is left to it.
    made = [_made(run, pair) for pair in tell(pairs)]
    Suggestion.objects.bulk_create(made, ignore_conflicts=True)
    written = run.suggestions.filter(resident__in=takers).values("resident").distinct().count()
    DigestRun.objects.filter(pk=key).update(people=F("people") + written)


def _made(run: DigestRun, pair: Ranked) -> Suggestion:
    return Suggestion(
        need=pair.need,
        resident=pair.resident,
        digest=run,
        score=pair.score,
        chance=pair.chance,
        terms=dict(pair.terms),
        rules_version=current_rules().version,
    )


@transaction.atomic
def _end_sharing(key: int) -> None:
    run = DigestRun.objects.select_for_update().get(pk=key)
    if run.state == State.SHARING:
        rows = run.suggestions.order_by("pk").values_list("resident", "need", "chance")
        told = _figures(list(rows))
        run.move(State.TELLING, by=None, figures=told.as_dict())


@transaction.atomic
def _tell_chunk(key: int) -> bool:
    return tell_next(key, CHUNK)


def _pairs(sharing: Sharing) -> Iterator[list[tuple[int, int, float]]]:
    """Yield (resident, need, chance) of each resident who is given something, by keys."""
    crowd, offers = sharing.crowd.keys.tolist(), sharing.offers.keys.tolist()
    for person in sharing.people.tolist():
        yield [(crowd[person], offers[need], p) for need, p in sharing.pairs_of(person)]


def _figures(pairs: list[tuple[int, int, float]]) -> Figures:
    people = {resident for resident, _need, _chance in pairs}
    return figures(pairs, homes_of(people), people - came_among(people))
