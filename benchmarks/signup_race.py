"""Never overbook: many people press "sign up" for a few places at the same moment, over HTTP.

The site runs under gunicorn on PostgreSQL and on SQLite; the control counts first and inserts
after, on PostgreSQL, where it must admit too many.
"""

import argparse
import http.client
import os
import socket
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from threading import Barrier

from _bench import DEFAULT_DATABASE_URL, ROOT, figure, own_database

NAME = "signup_race"
TOKEN = "x" * 32  # the same in cookie and header is all that the CSRF check asks for
SITES = {
    "postgresql": "engagement.wsgi",
    "sqlite": "engagement.wsgi",
    "control": "benchmarks._counting_site",
}
# 2 × 20 connections at most: PostgreSQL takes 100 by default.
GUNICORN = ["--workers", "2", "--threads", "20", "--backlog", "512", "--timeout", "120"]


@dataclass(frozen=True)
class Answer:
    status: int
    seconds: float


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--people", type=int, default=100)
    parser.add_argument("--places", type=int, default=10)
    parser.add_argument("--rounds", type=int, default=5)
    parser.add_argument("--case", choices=SITES, help="one case alone; all by default")
    options = parser.parse_args()
    if options.case:
        with own_database():
            run(options.case, options)
        return
    with tempfile.TemporaryDirectory() as folder:
        for case in SITES:
            run_apart(case, options, Path(folder))


def run_apart(case: str, options: argparse.Namespace, folder: Path) -> None:
    """Run a case in a process of its own: Django is set up for one database."""
    server = os.environ.get("BENCH_DATABASE_URL", DEFAULT_DATABASE_URL)
    database = f"sqlite:///{folder / 'bench.sqlite3'}" if case == "sqlite" else server
    numbers = [f"--{name}={getattr(options, name)}" for name in ("people", "places", "rounds")]
    subprocess.run(
        [sys.executable, __file__, f"--case={case}", *numbers],
        env={**os.environ, "BENCH_DATABASE_URL": database, "SECRET_KEY": "only-for-benchmarks"},
        check=True,
    )


def run(case: str, options: argparse.Namespace) -> None:
    """Print how many each round admitted, and over all rounds the errors and the waiting."""
    answers: list[Answer] = []
    cookies = signed_in(options.people)
    with site(SITES[case]) as port:
        for _round in range(options.rounds):
            shift, path = new_shift(options.places)
            answers += press_at_once(port, path, cookies)
            figure(NAME, case, "admitted", admitted(shift), "sign-ups")
    times = [answer.seconds * 1000 for answer in answers]
    errors = sum(answer.status != 302 for answer in answers)
    figure(NAME, case, "errors", errors, "answers")
    figure(NAME, case, "p50_ms", round(statistics.median(times), 1), "ms")
    figure(NAME, case, "p95_ms", round(statistics.quantiles(times, n=20)[-1], 1), "ms")


def signed_in(people: int) -> list[str]:
    """Make residents with a session each; return their session keys."""
    # Here and below only now: models need the applications.
    from django.contrib.sessions.backends.db import SessionStore

    from tests.factories import ResidentFactory

    keys = []
    for _person in range(people):
        account = ResidentFactory().account
        session = SessionStore()
        session["_auth_user_id"] = str(account.pk)
        session["_auth_user_backend"] = "django.contrib.auth.backends.ModelBackend"
        session["_auth_user_hash"] = account.get_session_auth_hash()
        session.create()
        keys.append(session.session_key)
    return keys


def new_shift(places: int) -> tuple[int, str]:
    """Return the key of a new shift and the address at which people sign up for it."""
    from django.urls import reverse

    from tests.factories import NeedFactory

    need = NeedFactory(shifts=[places])
    shift = need.shifts.get().pk
    return shift, reverse("residents:sign_up", args=[need.slug, shift])


def admitted(shift: int) -> int:
    from engagement.needs.models import SignUp

    return SignUp.objects.live().filter(shift=shift).count()


@contextmanager
def site(application: str) -> Iterator[int]:
    """Serve the site on our database as in production; give the port."""
    from tests.races.processes import database_url

    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    server = subprocess.Popen(
        [sys.executable, "-m", "gunicorn", application, "--bind", f"127.0.0.1:{port}", *GUNICORN],
        cwd=ROOT,
        env={
            **os.environ,
            "DEBUG": "0",
            "DATABASE_URL": database_url(),
            "SITE_URL": f"http://127.0.0.1:{port}",
            "ALLOWED_HOSTS": "127.0.0.1",
            "SIGNING_KEY": "only-for-benchmarks",
        },
        stdout=sys.stderr,
    )
    try:
        wait_until_healthy(port)
        yield port
    finally:
        server.terminate()
        server.wait()


def wait_until_healthy(port: int, patience: float = 60) -> None:
    deadline = time.monotonic() + patience
    while time.monotonic() < deadline:
        try:
            connection = http.client.HTTPConnection("127.0.0.1", port, timeout=10)
            connection.request("GET", "/healthz")
            connection.getresponse().read()
        except OSError:
            time.sleep(0.2)
        else:
            return
    raise SystemExit("the site did not start")


def press_at_once(port: int, path: str, cookies: list[str]) -> list[Answer]:
    """Let everybody press at the same moment; return the answers."""
    ready = Barrier(len(cookies))

    def press(session: str) -> Answer:
        connection = http.client.HTTPConnection("127.0.0.1", port, timeout=120)
        headers = {
            "Cookie": f"sessionid={session}; csrftoken={TOKEN}",
            "X-CSRFToken": TOKEN,
            "Content-Length": "0",
        }
        ready.wait()
        began = time.monotonic()
        try:
            connection.request("POST", path, headers=headers)
            status = connection.getresponse().status
        except (OSError, http.client.HTTPException):
            status = 0
        connection.close()
        return Answer(status, time.monotonic() - began)

    with ThreadPoolExecutor(len(cookies)) as pool:
        return list(pool.map(press, cookies))


if __name__ == "__main__":
    main()
