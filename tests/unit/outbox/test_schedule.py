"""Each job runs once in each slot of time, whoever asks and however often."""

from datetime import UTC, datetime, timedelta

import pytest
from django.utils import timezone

from engagement.outbox import schedule
from engagement.outbox.models import ScheduledRun

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("clock")]
HOUR = timedelta(hours=1)


@pytest.fixture(autouse=True)
def jobs(monkeypatch):
    monkeypatch.setattr(schedule, "JOBS", {})
    return schedule.JOBS


@pytest.fixture
def runs():
    done = []

    @schedule.job(every=HOUR)
    def count():
        done.append(timezone.now())

    return done


def test_a_job_runs_once_in_its_slot(runs, clock):
    assert len(schedule.run_due_jobs()) == 1
    assert schedule.run_due_jobs() == []
    clock.shift(timedelta(minutes=59))
    schedule.run_due_jobs()
    assert len(runs) == 1
    clock.shift(timedelta(minutes=1))
    schedule.run_due_jobs()
    assert len(runs) == 2


def test_a_slot_missed_while_everything_slept_is_not_made_up_for(runs, clock):
    schedule.run_due_jobs()
    clock.shift(5 * HOUR)
    schedule.run_due_jobs()
    assert len(runs) == 2


def test_a_slot_taken_elsewhere_is_left_alone(runs):
    due = next(iter(schedule.JOBS.values()))
    ScheduledRun.objects.create(job=due.name, slot=due.slot(timezone.now()))
    assert schedule.run_due_jobs() == []
    assert runs == []


def test_a_run_that_died_is_taken_up_again_and_one_that_ended_is_not(runs, clock):
    due = next(iter(schedule.JOBS.values()))
    ScheduledRun.objects.create(job=due.name, slot=due.slot(timezone.now()))
    clock.shift(schedule.RUN_LEASE + timedelta(seconds=1))
    assert len(schedule.run_due_jobs()) == 1
    clock.shift(schedule.RUN_LEASE + timedelta(seconds=1))
    assert schedule.run_due_jobs() == []


def test_a_job_that_fails_harms_no_other_and_is_tried_again(clock, caplog):
    calls = []

    @schedule.job(every=HOUR)
    def fail():
        calls.append("fail")
        if len(calls) == 1:
            raise ValueError

    @schedule.job(every=HOUR)
    def work():
        calls.append("work")

    assert [name.rsplit(".")[-1] for name in schedule.run_due_jobs()] == ["work"]
    assert "failed" in caplog.text
    clock.shift(schedule.RUN_LEASE + timedelta(seconds=1))
    schedule.run_due_jobs()
    assert calls == ["fail", "work", "fail"]


def test_stopping_begins_no_other_job(runs):
    assert schedule.run_due_jobs(stop=lambda: True) == []


def test_a_week_begins_on_monday():
    week = schedule.Job("week", timedelta(weeks=1), lambda: None)
    sunday = datetime(2030, 5, 12, 23, 59, tzinfo=UTC)
    assert week.slot(sunday) == datetime(2030, 5, 6, tzinfo=UTC)
    assert week.slot(sunday + timedelta(minutes=1)) == datetime(2030, 5, 13, tzinfo=UTC)
