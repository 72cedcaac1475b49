"""Every kind of fête begins with a programme within its hours and things to prepare."""

from datetime import timedelta

import pytest
from django.utils import timezone

from engagement.events.actions import begin_event, tick_task
from engagement.events.models import Event

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize("kind", Event.Kind.values)
def test_a_fete_begins_as_its_kind_says(kind, officer):
    start = timezone.now() + timedelta(days=30)
    event = begin_event(by=officer, kind=kind, starts_at=start, place="Salle Jean-Bart")
    assert event.state == Event.State.DRAFT
    assert event.tasks.count() >= 7
    for activity in event.activities.all():
        assert event.starts_at <= activity.starts_at < activity.ends_at <= event.ends_at


def test_a_task_is_done_by_somebody_and_undone(officer):
    start = timezone.now() + timedelta(days=30)
    event = begin_event(by=officer, kind="fete", starts_at=start, place="Salle Jean-Bart")
    task = tick_task(task=event.tasks.first(), by=officer, done=True)
    assert (task.done_by, bool(task.done_at)) == (officer, True)
    assert tick_task(task=task, by=officer, done=False).done_at is None
