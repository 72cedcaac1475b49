"""Signing in by code: honest people pass, guesses do not, and nobody learns which address is known.

In one process, through Django's test client: what is measured is the work for one request. The
baseline looks the account up first and makes a code for a known address alone, as allauth does.
"""

import argparse
import statistics
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any

from _bench import figure, own_database

NAME = "sign_in"
PLACE, ELSEWHERE = "198.51.100.1", "198.51.100.2"
GUESSED_ADDRESSES = 100


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--tries", type=int, default=200, help="of each kind of address")
    parser.add_argument("--people", type=int, default=200, help="who sign in from one place")
    parser.add_argument("--guesses", type=int, default=10_000)
    options = parser.parse_args()
    with own_database():
        from django.conf import settings

        settings.ALLOWED_HOSTS = ["testserver"]
        same_answer(options.tries)
        honest(options.people)
        guesses(options.guesses)


def same_answer(tries: int) -> None:
    """Print the medians for known and unknown addresses, here and where one looks first."""
    ours = abs(gap(tries))
    with looking_first():
        baseline = abs(gap(tries))
    figure(
        NAME,
        "known_or_unknown",
        "gap_of_medians_ms",
        round(ours, 2),
        "ms",
        baseline="look_up_first",
        baseline_value=round(baseline, 2),
        ratio=round(ours / baseline, 3) if baseline else 0,
    )


def gap(tries: int) -> float:
    """Return how many milliseconds longer, by medians, a known address takes; in turns."""
    from tests.factories import AccountFactory

    for number in range(tries):
        AccountFactory(email=f"known{number}@exemple.example")
    seconds: dict[str, list[float]] = {"known": [], "unknown": []}
    for number in range(tries):
        for kind, times in seconds.items():
            fresh_limits()
            began = time.perf_counter()
            response = ask(f"{kind}{number}@exemple.example")
            times.append((time.perf_counter() - began) * 1000)
            assert response.status_code == 302, response.status_code
    from engagement.people.models import Account

    Account.objects.all().delete()
    return statistics.median(seconds["known"]) - statistics.median(seconds["unknown"])


@contextmanager
def looking_first() -> Iterator[None]:
    """Look the account up and make a code for a known address alone."""
    from engagement.people import sign_in
    from engagement.people.models import Account

    send: Callable[..., None] = sign_in.SignIn.send_by_email

    def send_to_known(self: Any, email: str, skip_enumeration_mails: bool = False) -> None:
        if Account.objects.filter(email=email).exists():
            send(self, email, skip_enumeration_mails)

    sign_in.SignIn.send_by_email = send_to_known  # type: ignore[method-assign]  # the baseline
    try:
        yield
    finally:
        sign_in.SignIn.send_by_email = send  # type: ignore[method-assign]  # ours again


def honest(people: int) -> None:
    """Print how many of so many people, behind one IP address, are signed in by their codes."""
    fresh_limits()
    passed = 0
    for number in range(people):
        client, email = client_at(PLACE), f"personne{number}@exemple.example"
        ask(email, client)
        type_in(client, code_for(email))
        passed += "_auth_user_id" in client.session
    figure(NAME, "honest", "passed", passed, "people")


def guesses(number: int) -> None:
    """Print how many random codes open an account, and how many were compared at all.

    Each guess comes from a place of its own, as of an attacker who has as many as she likes: only
    what counts by address and by code is left to stop her.
    """
    import secrets

    fresh_limits()
    hits = compared = 0
    for start in range(GUESSED_ADDRESSES):
        client, email = client_at(ELSEWHERE), f"victime{start}@exemple.example"
        for guess in range(number // GUESSED_ADDRESSES):
            client.defaults["REMOTE_ADDR"] = f"203.0.{start % 250}.{guess % 250}"
            if guess % 5 == 0:
                client.cookies.clear()
                asked = ask(email, client).status_code == 302
            code = f"{secrets.randbelow(10**8):08}"
            if asked:
                response = type_in(client, f"{code[:4]}-{code[4:]}")
                compared += response.status_code != 429
                hits += "_auth_user_id" in client.session
    figure(NAME, "guesses", "hits", hits, "accounts")
    figure(NAME, "guesses", "compared", compared, "codes")


def fresh_limits() -> None:
    from django.core.cache import cache

    cache.clear()


def client_at(place: str) -> Any:
    from django.test import Client

    return Client(REMOTE_ADDR=place)


def ask(email: str, client: Any = None) -> Any:
    from django.urls import reverse

    return (client or client_at(PLACE)).post(reverse("account_login"), {"email": email})


def type_in(client: Any, code: str) -> Any:
    from django.urls import reverse

    return client.post(reverse("account_confirm_login_code"), {"code": code})


def code_for(email: str) -> str:
    from engagement.outbox.models import Message

    return str(Message.objects.filter(to=email).latest("pk").context["code"])


if __name__ == "__main__":
    main()
