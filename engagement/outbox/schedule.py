"""The clock: jobs that rooms register, each run once per slot of time, whoever asks.

A room writes `jobs.py`, which every process reads at its start:

    @job(every=timedelta(minutes=10))
    def expire_offers() -> None: ...

`deliver_outbox` or Celery's beat calls `run_due_jobs`. A job must do no harm when run twice.
"""

import logging
from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

from django.db import transaction
from django.utils import timezone

from engagement.outbox.models import ScheduledRun

logger = logging.getLogger(__name__)

#: A run that has not ended after this is taken for dead and begun again.
RUN_LEASE = timedelta(minutes=15)
#: A Monday at midnight (UTC), so that weeks begin where people think they do.
EPOCH = datetime(2024, 1, 1, tzinfo=UTC)


@dataclass(frozen=True)
class Job:
    """Something to do once in every stretch of time."""

    name: str
    every: timedelta
    run: Callable[[], object]

    def slot(self, now: datetime) -> datetime:
        """Return when the slot that holds `now` began."""
        return EPOCH + (now - EPOCH) // self.every * self.every


JOBS: dict[str, Job] = {}


def job(*, every: timedelta) -> Callable[[Callable[[], object]], Callable[[], object]]:
    """Register a function without arguments, named by its module and name."""

    def register(run: Callable[[], object]) -> Callable[[], object]:
        name = f"{run.__module__}.{run.__name__}"
        JOBS[name] = Job(name, every, run)
        return run

    return register


def run_due_jobs(*, stop: Callable[[], bool] = lambda: False) -> list[str]:
    """Run each job whose present slot nobody has run; return the names of those that ended."""
    return [due.name for due in JOBS.values() if not stop() and _run(due)]


def _run(due: Job) -> bool:
    run = _take_slot(due, timezone.now())
    if run is None:
        return False
    try:
        due.run()
    except Exception:
        logger.exception("job %s failed", due.name)
        return False
    ScheduledRun.objects.filter(pk=run.pk).update(finished_at=timezone.now())
    return True


@transaction.atomic
def _take_slot(due: Job, now: datetime) -> ScheduledRun | None:
    """Return the row that lets us run, or None if somebody else has this slot."""
    run, created = ScheduledRun.objects.get_or_create(
        job=due.name, slot=due.slot(now), defaults={"started_at": now}
    )
    if created:
        return run
    dead = ScheduledRun.objects.filter(pk=run.pk, finished_at=None, started_at__lt=now - RUN_LEASE)
    return run if dead.update(started_at=now) else None
