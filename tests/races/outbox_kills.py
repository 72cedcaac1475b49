"""Kills senders while they send, starts others, and counts what arrived."""

import random
import time
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from multiprocessing.context import ForkServerProcess
from pathlib import Path

from engagement.outbox.actions import enqueue
from engagement.outbox.models import Message
from tests.races.processes import told_by

KINDS = [Message.Kind.CONFIRMATION, Message.Kind.SUGGESTION]


@dataclass(frozen=True)
class Outcome:
    """What came of the two classes of messages, and how many kills it took."""

    kills: int
    lost: int
    doubled: int
    most_once_doubled: int
    unknown: int
    most_once_missing: int


def queue_rows(count: int, kinds: Sequence[Message.Kind] = KINDS) -> None:
    """Queue `count` messages, of these kinds in turn: by default at least once, at most once."""
    for number in range(count):
        enqueue(
            kind=kinds[number % len(kinds)],
            template="hello",
            to="ines@habitante.example",
            context={"name": str(number)},
            dedupe_key=f"kill:{number}",
            recipient_key="resident:0b1e",
        )


def lines_of(mail_file: Path) -> list[list[str]]:
    """Return (process, Message-ID) of each message that left."""
    return [line.split() for line in mail_file.read_text().splitlines()]


class Senders:
    """A number of sender processes, each replaced when it is killed."""

    def __init__(self, start, count: int) -> None:
        self.start = start
        self.running: dict[int, ForkServerProcess] = {}
        for _ in range(count):
            self.add()

    def add(self) -> None:
        process = self.start()
        self.running[process.pid] = process

    def kill(self, pid: int) -> None:
        """SIGKILL one of them; it has no time to say anything."""
        process = self.running.pop(pid)
        process.kill()
        process.join()
        self.add()

    def stop(self) -> None:
        for process in self.running.values():
            process.kill()
            process.join()


def run_kills(
    *, start, mail_file: Path, rows: int, senders: int, kills: int, seed: int, patience: float
) -> Outcome:
    """Send `rows` queued messages, killing a sender at work each time another share has left."""
    mail_file.touch()
    dice = random.Random(seed)
    crew = Senders(start, senders)
    try:
        for number in range(kills):
            _wait_for(lambda n=number: len(lines_of(mail_file)) > n * rows // (kills + 1), patience)
            time.sleep(dice.uniform(0, 0.05))
            crew.kill(_at_work(mail_file, crew))
        _wait_for(lambda: not Message.objects.waiting().exists(), patience)
    finally:
        crew.stop()
    return _outcome(mail_file, kills)


def _at_work(mail_file: Path, crew: Senders) -> int:
    """Return who sent last among those still alive: the one most likely to be sending now."""
    seen = [int(pid) for pid, _ in lines_of(mail_file)]
    return next((pid for pid in reversed(seen) if pid in crew.running), next(iter(crew.running)))


def _wait_for(done, patience: float) -> None:
    end = time.monotonic() + patience
    while not done():
        if time.monotonic() > end:
            raise TimeoutError
        time.sleep(0.02)


def _outcome(mail_file: Path, kills: int) -> Outcome:
    left = Counter(message_id for _, message_id in lines_of(mail_file))
    ids = {
        kind: set(Message.objects.filter(kind=kind).values_list("message_id", flat=True))
        for kind in KINDS
    }
    least, most = (ids[kind] for kind in KINDS)
    return Outcome(
        kills=kills,
        lost=len(least - set(left)),
        doubled=sum(left[message_id] - 1 for message_id in least & set(left)),
        most_once_doubled=sum(left[message_id] - 1 for message_id in most & set(left)),
        unknown=Message.objects.filter(state=Message.State.UNKNOWN).count(),
        most_once_missing=len(most - set(left)),
    )


def stop_kindly(
    process: ForkServerProcess, mail_file: Path, patience: float
) -> tuple[int | None, str]:
    """SIGTERM a sender; return its exit status and what it told."""
    process.terminate()
    process.join(patience)
    return process.exitcode, told_by(process.pid, mail_file).read_text()
