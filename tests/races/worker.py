"""A Celery worker: `python -m tests.races.worker FOLDER [--beat]`."""

import os
import sys

import django

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "engagement.settings")


def main(folder: str, *flags: str) -> None:
    from tests.races.processes import set_up

    set_up()
    django.setup()
    # Only now: tasks need the applications.
    from engagement.celery import app

    beat = [*flags, f"--schedule={folder}/beat"] if flags else []
    app.worker_main(
        [
            "worker",
            *beat,
            "--concurrency=2",
            "--loglevel=WARNING",
            "--without-gossip",
            "--without-mingle",
        ]
    )


if __name__ == "__main__":
    main(*sys.argv[1:])
