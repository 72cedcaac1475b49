"""A Redis that tests and benchmarks may kill, and a Celery worker that listens to it."""

import signal
import socket
import subprocess
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from celery import Celery
from django.test import override_settings
from redis import ConnectionError as RedisConnectionError
from redis import Redis

from engagement.outbox import actions, doorbell
from engagement.outbox.models import Message
from tests.races.processes import start

PATIENCE = 300


class Broker:
    """A Redis on a free port that can be killed and started again."""

    def __init__(self) -> None:
        with socket.socket() as free:
            free.bind(("127.0.0.1", 0))
            self.port = free.getsockname()[1]
        self.url = f"redis://127.0.0.1:{self.port}/0"
        self.start()

    def start(self) -> None:
        options = ["--save", "", "--appendonly", "no", "--bind", "127.0.0.1"]
        self.process = subprocess.Popen(
            ["redis-server", "--port", str(self.port), *options], stdout=subprocess.DEVNULL
        )
        wait_for(self.answers, 60)

    def answers(self) -> bool:
        with Redis(port=self.port) as client:
            try:
                return client.ping()
            except RedisConnectionError:
                return False

    def kill(self) -> None:
        self.process.kill()
        self.process.wait()


@contextmanager
def broker_of_our_own() -> Iterator[Broker]:
    """Start a broker and let the doorbell of this process ring there."""
    broker = Broker()
    with override_settings(CELERY_BROKER_URL=broker.url), pytest.MonkeyPatch.context() as patch:
        # An application of its own, as this process would have had from its start.
        app = Celery("here", set_as_current=False)
        app.config_from_object("django.conf:settings", namespace="CELERY")
        patch.setattr(doorbell, "current_app", app)
        patch.setattr(actions, "ring", doorbell.Doorbell().ring)
        yield broker
        app.close()
    broker.kill()


@contextmanager
def worker(broker: Broker, folder: Path, *flags: str) -> Iterator[Path]:
    """Run a worker, with its sweep where `--beat` says so; yield the file of what it sent."""
    mail_file = folder / "mail"
    mail_file.touch()
    process = start(
        "tests.races.worker", str(folder), *flags, mail_file=mail_file, CELERY_BROKER_URL=broker.url
    )
    try:
        yield mail_file
    finally:
        process.send_signal(signal.SIGTERM)
        try:
            process.wait(60)
        except subprocess.TimeoutExpired:
            process.kill()
            process.wait()
        process.stdout.close()


def sent() -> int:
    return Message.objects.filter(state=Message.State.SENT).count()


def wait_for(done: Callable[[], bool], patience: float = PATIENCE) -> None:
    end = time.monotonic() + patience
    while not done():
        assert time.monotonic() < end, "waited too long"
        time.sleep(0.1)
