"""Coup de main. The Celery application is named here so that `shared_task` binds to it."""

from engagement.celery import app as celery_app

__all__ = ["celery_app"]
