"""Celery's part: a doorbell and a clock. Each task calls one function, and twice is as once."""

from celery import shared_task

from engagement.outbox import delivery, doorbell, schedule

#: A task ends well before the worker's soft shutdown and time limits; the sweep comes again.
BATCH_SECONDS = 20


@shared_task(name=doorbell.DELIVER)
def deliver() -> None:
    delivery.deliver_due(seconds=BATCH_SECONDS)


@shared_task(name="engagement.outbox.run_due_jobs")
def run_due_jobs() -> None:
    schedule.run_due_jobs()
