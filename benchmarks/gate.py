"""The gate: phones hand in scans at a steady rate while the server is all there is to stop them.

Every tenth scan is told twice, as by a phone that lost the answer; the control gives it another
nonce the second time, as if a server knew none. Then a phone that was without network hands in its
queue: in chunks, and for comparison one by one.
"""

import argparse
import json
import statistics
import tempfile
import time
from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta
from pathlib import Path

from _bench import figure, own_database

NAME = "gate"
STATIONS = 4
TWICE = 10  # one in so many is told twice
CHUNK = 200
LIST_ROUNDS = 3


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--rate", type=float, default=10, help="scans per second")
    parser.add_argument("--seconds", type=float, default=15)
    parser.add_argument("--badges", type=int, default=5_000)
    options = parser.parse_args()
    with own_database(), tempfile.TemporaryDirectory() as folder:
        # Only now: the path to it is set with the database.
        from tests.races.gate_kills import server_to_kill

        event, steward = new_fete(options.badges)
        with server_to_kill(Path(folder), workers=2) as server:
            phones = open_phones(server.site, event, steward)
            weigh_list(phones[0])
            hold_rate(event, phones, options)
            hand_in_queue(phones[0], event)


def new_fete(badges: int):
    """Return a fête that has begun, its people registered and with badges, and a pass."""
    # Here and below only now: models need the applications.
    from django.utils import timezone

    from engagement.events.actions import issue_badges, make_steward_pass
    from engagement.events.models import Registration
    from engagement.people.models import Resident
    from tests import factories

    now = timezone.now()
    event = factories.event(starts_at=now - timedelta(hours=1), ends_at=now + timedelta(hours=6))
    names = [f"Prénom{number % 400} Nom-de-famille{number}" for number in range(badges)]
    people = Resident.objects.bulk_create([Resident(name=name) for name in names], 1_000)
    rows = [
        Registration(event=event, resident=person, seats=1 + number % 3)
        for number, person in enumerate(people)
    ]
    Registration.objects.bulk_create(rows, 1_000)
    issue_badges(event=event)
    return event, make_steward_pass(event=event, by=factories.OfficerFactory())


def open_phones(site: str, event, steward) -> list:
    from tests.phone import Phone, over_http

    phones = [Phone(over_http(site), event.slug, f"Poste {n}") for n in range(STATIONS)]
    for phone in phones:
        status, answer = phone.open(steward.secret, steward.pin)
        assert status == 200, answer
    return phones


def weigh_list(phone) -> None:
    """Print what a phone loads and keeps, beside the same people in the clear."""
    began = time.monotonic()
    for _round in range(LIST_ROUNDS):
        phone.fetch_list()
    seconds = (time.monotonic() - began) / LIST_ROUNDS
    names = phone.ask("GET", "noms/", token="names_token")[1]
    clear = {"baseline": "names_in_the_clear", "baseline_value": weight(names)}
    ratio = round(weight(phone.list) / weight(names), 2)
    figure(NAME, "list", "kilobytes", weight(phone.list), "kB", **clear, ratio=ratio)
    figure(NAME, "list", "seconds", round(seconds, 2), "s")


def weight(content) -> float:
    text = json.dumps(content, ensure_ascii=False, separators=(",", ":"))
    return round(len(text.encode()) / 1_000, 1)


def hold_rate(event, phones: list, options: argparse.Namespace) -> None:
    """Tell scans when they fall due, whether or not those before were answered."""
    from engagement.events.models import Scan

    total = round(options.rate * options.seconds)
    badges = list(event.badges.values_list("pk", flat=True)[:total])
    acknowledged: set[str] = set()
    began = time.monotonic()

    def one(number: int) -> float:
        phone, badge = phones[number % STATIONS], badges[number % len(badges)]
        due = began + number / options.rate
        time.sleep(max(0, due - time.monotonic()))
        scan = phone.scan("entry", badge=badge)
        again = [scan] if number % TWICE == 0 else []
        for told in [scan, *again]:
            (answer,) = phone.tell(told)
            if answer["state"] in ("recorded", "known"):
                acknowledged.add(answer["nonce"])
        return (time.monotonic() - due) * 1_000

    with ThreadPoolExecutor(16) as pool:
        times = list(pool.map(one, range(total)))
    took = time.monotonic() - began
    written = [str(nonce) for nonce in Scan.objects.values_list("nonce", flat=True)]
    control = doubled_without_nonce(phones[0], badges[: max(1, total // TWICE)])
    figure(NAME, "scans", "per_second", round(total / took, 2), "scans/s")
    figure(NAME, "scans", "p95_ms", round(statistics.quantiles(times, n=20)[-1], 1), "ms")
    figure(NAME, "scans", "lost", len(acknowledged - set(written)), "scans")
    baseline = {"baseline": "another_nonce_each_time", "baseline_value": control}
    doubled = len(written) - total
    figure(NAME, "scans", "doubled", doubled, "scans", **baseline, ratio=doubled / control)


def doubled_without_nonce(phone, badges: list[int]) -> int:
    """Return how many scans too many come of telling them twice under two nonces."""
    from engagement.events.models import Scan

    before = Scan.objects.count()
    for _badge in badges:
        phone.tell(phone.scan("tally"))
        phone.tell(phone.scan("tally"))
    return Scan.objects.count() - before - len(badges)


def hand_in_queue(phone, event) -> None:
    """Print how fast a queue comes in by chunks, beside one scan a request."""
    badges = list(event.badges.values_list("pk", flat=True))
    speeds = []
    for size, count in ((CHUNK, 5 * CHUNK), (1, 40)):
        scans = [phone.scan("entry", badge=badges[n % len(badges)]) for n in range(count)]
        began = time.monotonic()
        for start in range(0, count, size):
            phone.tell(*scans[start : start + size])
        speeds.append(round(count / (time.monotonic() - began), 1))
    chunks, single = speeds
    baseline = {"baseline": "one_by_one", "baseline_value": single}
    ratio = round(chunks / single, 2)
    figure(NAME, "queue", "per_second", chunks, "scans/s", **baseline, ratio=ratio)


if __name__ == "__main__":
    main()
