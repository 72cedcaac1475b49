"""Kills the weekly letter in the middle of its work, starts it again, and counts who was told."""

import time
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass
from multiprocessing.context import ForkServerProcess

from django.db.models import Count

from engagement.matching.models import DigestRun, Suggestion
from engagement.outbox.models import Message


@dataclass(frozen=True)
class Outcome:
    """What is wrong when all is done: each must be 0, but for `kills`, `people` and `told`."""

    kills: int
    people: int
    told: int
    told_twice: int
    forgotten: int
    left_over: int


def run_kills(
    *, start: Callable[[], ForkServerProcess], expected: int, kills: int, patience: float
) -> Outcome:
    """Send one letter to `expected` residents, killing its process `kills` times at work.

    Kills are spread over the work: the rows that are written, then those that are told.
    """
    done = 0
    for number in range(kills):
        process = start()
        goal = (number + 1) * 2 * expected // (kills + 1)
        _wait_for(lambda goal=goal: steps() >= goal, process, patience)
        done += process.is_alive()
        process.kill()
        process.join()
    last = start()
    last.join(patience)
    assert last.exitcode == 0
    return outcome_of(done)


def steps() -> int:
    """Return how far the work is: residents with rows, and residents told."""
    shared = Suggestion.objects.values("resident").distinct().count()
    return shared + Message.objects.count()


def _wait_for(done: Callable[[], bool], process: ForkServerProcess, patience: float) -> None:
    end = time.monotonic() + patience
    while not done() and process.is_alive():
        if time.monotonic() > end:
            raise TimeoutError
        time.sleep(0.005)


def outcome_of(kills: int) -> Outcome:
    """Return what came of the only letter there is."""
    run = DigestRun.objects.get()
    letters = Counter(Message.objects.values_list("recipient_key", flat=True))
    sent = run.suggestions.filter(state=Suggestion.State.SENT).values("resident").distinct()
    rows = run.suggestions.values("resident", "need").annotate(n=Count("pk")).filter(n__gt=1)
    return Outcome(
        kills=kills,
        people=run.people,
        told=run.told,
        told_twice=sum(count - 1 for count in letters.values()) + rows.count(),
        forgotten=sent.count() - len(letters),
        left_over=run.suggestions.filter(state=Suggestion.State.MADE).count(),
    )
