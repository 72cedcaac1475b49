"""Celery where there is a broker: it rings and keeps time, the outbox holds the messages."""

import os

from celery import Celery

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "engagement.settings")

app = Celery("engagement")
app.config_from_object("django.conf:settings", namespace="CELERY")
app.autodiscover_tasks()
app.conf.beat_schedule = {
    "deliver": {
        "task": "engagement.outbox.deliver",
        "schedule": 5,
        "options": {"expires": 5},
    },
    "run_due_jobs": {
        "task": "engagement.outbox.run_due_jobs",
        "schedule": 5,
        "options": {"expires": 5},
    },
}
