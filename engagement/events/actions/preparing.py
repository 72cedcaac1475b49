"""A fête is begun from a template, and what there is to do before it is ticked off."""

from datetime import datetime
from typing import Any

from django.db import transaction
from django.utils import timezone

from engagement.events.actions.posting import post_event
from engagement.events.models import Activity, Event, Task
from engagement.events.ready_made import TEMPLATES
from engagement.people.models import Account


@transaction.atomic
def begin_event(
    *, by: Account | None, kind: str, starts_at: datetime, place: str, title: str = "", **facts: Any
) -> Event:
    """Write a draft with the programme and tasks of its kind; raises ValidationError."""
    template = TEMPLATES[kind]
    usual = {
        "takes_registrations": template.takes_registrations,
        "capacity": template.capacity,
        "ends_at": starts_at + template.lasts,
    }
    event = post_event(
        by=by,
        kind=kind,
        title=title or str(template.title),
        starts_at=starts_at,
        place=place,
        **usual | facts,
    )
    Activity.objects.bulk_create(
        Activity(
            event=event,
            title=str(line.title),
            starts_at=starts_at + line.after,
            ends_at=starts_at + line.after + line.lasts,
        )
        for line in template.programme
    )
    Task.objects.bulk_create(
        Task(event=event, text=str(text), days_before=days) for days, text in template.tasks
    )
    return event


@transaction.atomic
def add_task(*, event: Event, by: Account | None, text: str, days_before: int) -> Task:
    """Add something to prepare; raises ValidationError."""
    task = Task(event=event, text=text, days_before=days_before)
    task.full_clean()
    task.save()
    return task


@transaction.atomic
def tick_task(*, task: Task, by: Account, done: bool) -> Task:
    """Note that it is done, or that it is not after all."""
    task.done_at, task.done_by = (timezone.now(), by) if done else (None, None)
    task.save(update_fields=["done_at", "done_by"])
    return task


@transaction.atomic
def remove_task(*, task: Task, by: Account | None) -> None:
    """Take a line off the list."""
    task.delete()
