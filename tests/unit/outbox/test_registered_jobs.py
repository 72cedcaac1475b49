"""The jobs of the rooms are found at the start of every process."""

from engagement.celery import app
from engagement.outbox import schedule


def test_the_outbox_registers_its_own_job():
    assert "engagement.outbox.actions.forget_old_content" in schedule.JOBS


def test_beat_sweeps_every_five_seconds_and_names_tasks_that_exist():
    app.loader.import_default_modules()
    assert {entry["schedule"] for entry in app.conf.beat_schedule.values()} == {5}
    assert {entry["task"] for entry in app.conf.beat_schedule.values()} <= set(app.tasks)


def test_celery_keeps_the_promises_of_its_settings():
    conf = app.conf
    assert conf.task_acks_late
    assert conf.task_reject_on_worker_lost
    assert conf.task_ignore_result
    assert conf.worker_prefetch_multiplier == 1
    assert (conf.task_soft_time_limit, conf.task_time_limit) == (45, 60)
    assert conf.worker_soft_shutdown_timeout == 25
    assert conf.broker_transport_options["visibility_timeout"] == 300
    assert conf.worker_cancel_long_running_tasks_on_connection_loss
