"""A letter to many by one worker and a local mail server, while the worker is killed.

0 doubled, at most one of unknown fate for each kill, nobody forgotten; a sign-in code queued in
the middle leaves next. The baseline is a plain loop over the residents, begun again when killed.
"""

import argparse
import os
import resource
import subprocess
import sys
import time
from collections import Counter
from collections.abc import Callable
from typing import Any

from _bench import ROOT, figure, own_database
from _mail_sink import MailSink

NAME = "newsletter"
PATIENCE = 3600.0
PLAIN_PEOPLE = 400


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--people", type=int, default=3000)
    parser.add_argument("--kills", type=int, default=5)
    parser.add_argument("--lease", type=float, default=60.0, help="seconds, as in production")
    options = parser.parse_args()
    with own_database():
        plain = run_plain(min(options.people, PLAIN_PEOPLE), options.kills)
        run_letter(options, plain)


def run_plain(people: int, kills: int) -> dict[str, float]:
    """Send by the plain loop; return what became of it."""
    newsletter = make_letter(people)
    sink = MailSink()
    script = [sys.executable, str(ROOT / "benchmarks" / "_plain_letter.py"), str(newsletter.pk)]
    began, cpu = time.monotonic(), children_cpu()
    process = start(script, sink.port)
    for number in range(kills):
        goal = len(sink.letters) + (number + 1) * people // (kills + 1)
        wait_for(lambda goal=goal: len(sink.letters) >= goal)
        end(process)
        process = start(script, sink.port)
        say(f"plain loop: {len(sink.letters)} left, {number + 1} killed")
    process.wait()
    letters = Counter(letter.to for letter in sink.letters)
    sent = len(sink.letters)
    return {
        "doubled": (sent - len(letters)) / people,
        "cpu_ms": 1000 * (children_cpu() - cpu) / sent,
        "per_second": sent / (time.monotonic() - began),
    }


def run_letter(options: argparse.Namespace, plain: dict[str, float]) -> None:
    from cms.newsletter.actions import messages_of, schedule
    from cms.newsletter.models import Newsletter
    from engagement.outbox.models import Message

    newsletter = make_letter(options.people)
    sink = MailSink()
    worker = [sys.executable, "-m", "tests.races.sender", str(options.lease), "--as-set"]
    schedule(newsletter=newsletter, send_at=now(), at_night=True, by=officer())
    began, cpu = time.monotonic(), children_cpu()
    process = start(worker, sink.port)
    codes = []
    for number in range(options.kills):
        goal = (number + 1) * options.people // (options.kills + 1)
        wait_for(lambda goal=goal: len(sink.letters) >= goal)
        end(process)
        process = start(worker, sink.port)
        wait_for(lambda goal=goal: len(sink.letters) >= goal + 50)
        codes.append(queue_code(sink, number))
        say(f"{len(sink.letters)} left, {number + 1} killed, code after {codes[-1]:.2f} s")

    def is_done() -> bool:
        row = Newsletter.objects.get(pk=newsletter.pk)
        return row.all_written and not messages_of(row).waiting().exists()

    wait_for(is_done, pause=1.0)
    seconds = sink.letters[-1].at - began
    end(process)
    used = children_cpu() - cpu
    letters = Counter(letter.to for letter in sink.letters if not letter.to.startswith("code"))
    unknown = messages_of(newsletter).filter(state=Message.State.UNKNOWN)
    told = set(letters) | set(unknown.values_list("to", flat=True))
    doubled = sum(letters.values()) - len(letters)
    counts = {
        "people": options.people,
        "kills": options.kills,
        "arrived": len(letters),
        "unknown": unknown.count(),
        "forgotten": options.people - len(told),
    }
    for metric, value in counts.items():
        figure(NAME, "letter", metric, value, "kills" if metric == "kills" else "people")
    beside("doubled", doubled / options.people, "share", plain)
    beside("cpu_ms", used * 1000 / sum(letters.values()), "ms", plain)
    beside("per_second", sum(letters.values()) / seconds, "messages/s", plain)
    figure(NAME, "letter", "seconds", round(seconds, 1), "s")
    figure(NAME, "code", "seconds_max", round(max(codes, default=0), 2), "s")


def beside(metric: str, value: float, unit: str, plain: dict[str, float]) -> None:
    baseline = plain[metric]
    figure(
        NAME,
        "letter",
        metric,
        round(value, 3),
        unit,
        baseline="plain_loop",
        baseline_value=round(baseline, 3),
        ratio=round(value / baseline, 3) if baseline else None,
    )


def make_letter(people: int) -> Any:
    """Make a letter as cities write them, and this many residents who asked for it."""
    from cms.newsletter.models import Newsletter
    from engagement.people.models import Resident

    Resident.objects.all().delete()
    for start in range(0, people, 1000):
        Resident.objects.bulk_create(
            Resident(
                name=f"Habitante {number}",
                email=f"h{number}@habitante.example",
                language="en" if number % 10 == 0 else "fr",
                newsletter_since=now(),
            )
            for number in range(start, min(start + 1000, people))
        )
    words = "<p>Le printemps revient, et avec lui les mains dans la terre. " * 6 + "</p>"
    section = [("heading", "Au jardin"), ("text", words * 3)]
    return Newsletter.objects.create(
        subject="La lettre de mai",
        body=section * 4,
        subject_en="The letter of May",
        body_en=section * 4,
    )


def officer() -> Any:
    from engagement.people.models import Account

    return Account.objects.get_or_create(email="officier@ville.example")[0]


def queue_code(sink: MailSink, number: int) -> float:
    """Queue a sign-in code; return the seconds until it left."""
    from engagement.outbox.actions import enqueue
    from engagement.outbox.models import Message

    to, seen, began = f"code{number}@habitante.example", len(sink.letters), time.monotonic()
    enqueue(
        kind=Message.Kind.CODE,
        template="sign_in_code",
        to=to,
        context={"code": "1234-5678"},
        dedupe_key=f"code:{number}",
        recipient_key="account:1",
    )
    wait_for(lambda: any(letter.to == to for letter in sink.letters[seen:]), pause=0.01)
    return next(letter.at for letter in sink.letters[seen:] if letter.to == to) - began


def start(command: list[str], port: int) -> subprocess.Popen:
    from tests.races.processes import database_url

    env = {"DATABASE_URL": database_url(), "EMAIL_URL": f"smtp://127.0.0.1:{port}", "DEBUG": "1"}
    return subprocess.Popen(
        command,
        cwd=ROOT,
        env=os.environ | env,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )


def end(process: subprocess.Popen) -> None:
    process.kill()
    process.wait()


def wait_for(done: Callable[[], bool], pause: float = 0.05) -> None:
    until = time.monotonic() + PATIENCE
    while not done():
        if time.monotonic() > until:
            raise TimeoutError
        time.sleep(pause)


def children_cpu() -> float:
    """Return the seconds of processor that ended processes of ours used."""
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    return used.ru_utime + used.ru_stime


def now() -> Any:
    from django.utils import timezone

    return timezone.now()


def say(line: str) -> None:
    print(line, file=sys.stderr, flush=True)


if __name__ == "__main__":
    main()
