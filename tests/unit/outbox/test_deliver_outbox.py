"""`deliver_outbox` is the clock and the worker where there is no broker."""

import json
from datetime import timedelta
from io import StringIO

import pytest
from django.core import mail
from django.core.management import call_command
from django.db import OperationalError
from django.utils import timezone

from engagement.outbox import schedule
from engagement.outbox.management.commands.deliver_outbox import Command
from engagement.outbox.models import Message
from tests.unit.outbox.conftest import queue

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def jobs(monkeypatch):
    monkeypatch.setattr(schedule, "JOBS", {})
    return schedule.JOBS


def run(*arguments) -> str:
    out = StringIO()
    call_command("deliver_outbox", "--once", *arguments, stdout=out)
    return out.getvalue()


def test_once_drains_the_outbox_and_tells_the_counts_by_state():
    queue()
    queue()
    told = json.loads(run("--json"))
    by_hand = {"by_telephone", "by_letter", "by_desk"}
    assert set(told) == {*Message.State.values, *by_hand}
    assert (told["sent"], told["queued"]) == (2, 0)
    assert len(mail.outbox) == 2


def test_a_second_time_sends_nothing_more():
    queue()
    run()
    assert json.loads(run("--json"))["sent"] == 0


def test_a_message_that_is_not_due_is_counted_as_queued():
    queue(due_at=timezone.now() + timedelta(days=1))
    assert json.loads(run("--json"))["queued"] == 1


def test_due_jobs_run_before_the_messages_so_that_theirs_leave_too():
    schedule.job(every=timedelta(hours=1))(lambda: queue())
    assert json.loads(run("--json"))["sent"] == 1


def test_a_start_with_a_setting_missing_is_refused(settings, capsys):
    settings.MISSING_SETTINGS = ["SITE_URL"]
    queue()
    with pytest.raises(SystemExit) as refusal:
        run()
    assert refusal.value.code == 3
    assert "SITE_URL" in capsys.readouterr().err
    assert mail.outbox == []


class Stop:
    """An event that is set after some waits."""

    def __init__(self, waits):
        self.left = waits

    def is_set(self):
        return self.left <= 0

    def wait(self, seconds):
        self.left -= 1


def test_a_database_that_is_away_is_asked_again(monkeypatch):
    monkeypatch.setattr("django.db.connection.close", lambda: None)
    calls = []

    def work():
        calls.append(1)
        if len(calls) == 1:
            raise OperationalError("gone")

    err = StringIO()
    Command(stderr=err).repeat(work, Stop(waits=2))
    assert len(calls) == 2
    assert "OperationalError" in err.getvalue()
