"""Never overbook: many people press "sign up" for a few places at the same moment, over HTTP.

The site runs under gunicorn on PostgreSQL and on SQLite; the control counts first and inserts
after, on PostgreSQL, where it must admit too many.
"""

import argparse
import asyncio
import os
import re
import statistics
import subprocess
import sys
import tempfile
import time
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import urlsplit

from _bench import DEFAULT_DATABASE_URL, figure, own_database

NAME = "signup_race"
TOKEN = "x" * 32  # the same in cookie and header is all that the CSRF check asks for
SITES = {
    "postgresql": "tests.served_app",
    "sqlite": "tests.served_app",
    "control": "benchmarks._counting_site",
}
SECRET_KEY = "only-for-tests"  # that of tests/served.py: sessions made here are good there
VISITS = 16  # page views before anybody presses, so that each worker has loaded the site


@dataclass(frozen=True)
class Answer:
    """What came back after how long; `led_to` is empty where it was no redirection."""

    led_to: str
    seconds: float


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--people", type=int, default=100)
    parser.add_argument("--places", type=int, default=10)
    parser.add_argument("--rounds", type=int, default=5)
    parser.add_argument("--case", choices=SITES, help="one case alone; all by default")
    options = parser.parse_args()
    if options.case:
        os.environ["SECRET_KEY"] = SECRET_KEY
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
        env={**os.environ, "BENCH_DATABASE_URL": database},
        check=True,
    )


def run(case: str, options: argparse.Namespace) -> None:
    """Print how many each round admitted, and over all rounds the errors and the waiting."""
    # Only now: the path to it is set with the database.
    from tests.served import served

    answers: list[Answer] = []
    cookies = signed_in(options.people)
    with tempfile.TemporaryDirectory() as folder, served(Path(folder), SITES[case]) as site:
        for number in range(options.rounds):
            need, shift, path = new_shift(options.places)
            if number == 0:
                visits = [request("GET", site, f"/besoins/{need}/")] * VISITS
                asyncio.run(send_at_once(site, visits))
            presses = [request("POST", site, path, session) for session in cookies]
            answers += asyncio.run(send_at_once(site, presses))
            figure(NAME, case, "admitted", admitted(shift), "sign-ups")
    times = [answer.seconds * 1000 for answer in answers]
    errors = sum(not answered(answer.led_to) for answer in answers)
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


def new_shift(places: int) -> tuple[str, int, str]:
    """Return the slug of a new need, the key of its shift and the address that signs up for it."""
    from django.urls import reverse

    from tests.factories import NeedFactory

    need = NeedFactory(shifts=[places])
    shift = need.shifts.get().pk
    return need.slug, shift, reverse("residents:sign_up", args=[need.slug, shift])


def admitted(shift: int) -> int:
    from engagement.needs.models import SignUp

    return SignUp.objects.confirmed().filter(shift=shift).count()


def request(method: str, site: str, path: str, session: str = "") -> bytes:
    """Return a request as it goes over the wire."""
    lines = [
        f"{method} {path} HTTP/1.1",
        f"Host: {urlsplit(site).netloc}",
        f"Cookie: sessionid={session}; csrftoken={TOKEN}",
        f"X-CSRFToken: {TOKEN}",
        "Content-Length: 0",
        "Connection: close",
    ]
    return "\r\n".join([*lines, "", ""]).encode()


async def send_at_once(site: str, requests: list[bytes]) -> list[Answer]:
    """Send all requests at the same moment, each on its own connection; return the answers."""
    return await asyncio.gather(*(send(site, raw) for raw in requests))


async def send(site: str, raw: bytes) -> Answer:
    """Connect, send and read to the end; a broken connection leads nowhere."""
    address = urlsplit(site)
    began = time.monotonic()
    try:
        reader, writer = await asyncio.open_connection(address.hostname, address.port)
        writer.write(raw)
        answer = await reader.read()
        writer.close()
    except OSError:
        answer = b""
    led_to = re.search(rb"^HTTP/1.1 302 .*?^Location: (\S+)", answer, re.DOTALL | re.MULTILINE)
    return Answer(led_to[1].decode() if led_to else "", time.monotonic() - began)


def answered(led_to: str) -> bool:
    """Say whether somebody was led to her sign-up or back to the need, not to the sign-in."""
    return led_to.startswith(("/inscriptions/", "/besoins/"))


if __name__ == "__main__":
    main()
