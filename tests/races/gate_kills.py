"""Kills the server while phones hand in what they saw, starts it again, and counts."""

import os
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from engagement.events.models import Scan
from engagement.people.models import Resident
from tests.phone import Phone, shuffled
from tests.races.processes import ROOT
from tests.served import environment, free_port, wait_until_healthy

CHUNK = 25
PATIENCE = 300
GUNICORN = ["--threads", "4", "--timeout", "120", "--workers"]


@dataclass(frozen=True)
class Outcome:
    """What came of a queue: all but `kills` and `acknowledged` must be 0.

    `lost` are scans that were acknowledged and not written when the server died: a phone tells
    them no more.
    """

    kills: int
    acknowledged: int
    lost: int
    missing: int
    doubled: int
    unanswered: int


class Server:
    """The site under gunicorn on the database of this process; it may be killed at any moment."""

    def __init__(self, folder: Path, workers: int, application: str) -> None:
        self.workers, self.application = str(workers), application
        self.site = f"http://127.0.0.1:{free_port()}"
        self.env = environment(folder, self.site)
        self.start()

    def start(self) -> None:
        bind = self.site.removeprefix("http://")
        command = [sys.executable, "-m", "gunicorn", self.application, "--bind", bind]
        # A session of its own, so that master and workers die together.
        self.process = subprocess.Popen(
            [*command, *GUNICORN, self.workers],
            cwd=ROOT,
            env=self.env,
            stderr=subprocess.DEVNULL,
            start_new_session=True,
        )
        wait_until_healthy(self.site)

    def kill(self) -> None:
        os.killpg(self.process.pid, signal.SIGKILL)
        self.process.wait()


@contextmanager
def server_to_kill(
    folder: Path, workers: int = 1, application: str = "engagement.wsgi"
) -> Iterator[Server]:
    """Serve until the end; a control is another WSGI `application`."""
    server = Server(folder, workers, application)
    try:
        yield server
    finally:
        server.kill()


@dataclass
class Queue:
    """What one phone saw, and which of it the server acknowledged."""

    phone: Phone
    site: str
    scans: list[dict[str, Any]]
    acknowledged: set[str] = field(default_factory=set)
    answers: int = 0

    def hand_in(self, seed: int) -> None:
        """Tell all of it once, in some order; what finds no server is for the next time."""
        scans = shuffled(self.scans, seed)
        for start in range(0, len(scans), CHUNK):
            try:
                told = self.phone.tell(*scans[start : start + CHUNK])
            except OSError:
                wait_until_healthy(self.site, PATIENCE)
                continue
            self.answers += len(told)
            done = [answer for answer in told if answer["state"] in ("recorded", "known")]
            self.acknowledged |= {answer["nonce"] for answer in done}


def run_kills(*, server: Server, queues: list[Queue], replays: int, kills: int) -> Outcome:
    """Hand the queues in `replays` times, each phone at once with the others, in shuffled order.

    In each of the first `kills` of them the server is killed halfway, requests under way.
    """
    lost: set[str] = set()
    for replay in range(replays):
        with ThreadPoolExecutor(len(queues)) as pool:
            begun = sum(queue.answers for queue in queues)
            running = [pool.submit(queue.hand_in, replay) for queue in queues]
            if replay < kills:
                half = sum(len(queue.scans) for queue in queues) // 2
                _wait_until(lambda goal=begun + half: _answers(queues) >= goal)
                server.kill()
                lost |= _acknowledged(queues) - set(_written())
                server.start()
            for work in running:
                work.result()
    return outcome_of(queues, kills, len(lost))


def outcome_of(queues: list[Queue], kills: int = 0, lost: int = 0) -> Outcome:
    """Compare what was acknowledged with what is written, and what followed from it."""
    acknowledged = _acknowledged(queues)
    written = _written()
    walked_in = list(Resident.objects.filter(channel="paper").values_list("name", flat=True))
    return Outcome(
        kills=kills,
        acknowledged=len(acknowledged),
        lost=lost,
        missing=len(acknowledged - set(written)),
        doubled=len(written) - len(set(written)) + len(walked_in) - len(set(walked_in)),
        unanswered=sum(len(queue.scans) for queue in queues) - len(acknowledged),
    )


def _acknowledged(queues: list[Queue]) -> set[str]:
    return set().union(*(queue.acknowledged for queue in queues))


def _written() -> list[str]:
    return [str(nonce) for nonce in Scan.objects.values_list("nonce", flat=True)]


def _answers(queues: list[Queue]) -> int:
    return sum(queue.answers for queue in queues)


def _wait_until(done) -> None:
    end = time.monotonic() + PATIENCE
    while not done():
        if time.monotonic() > end:
            raise TimeoutError
        time.sleep(0.005)
