"""A broker outage is harmless: people sign up while it lasts, their messages arrive after it.

Promised (docs/architecture.md): nobody sees an error, all messages within 120 s of its return.
The baseline rings the broker without the doorbell's patience: each of its tries fails.
"""

import argparse
import tempfile
import time
from pathlib import Path
from statistics import median

from _bench import figure, own_database

NAME = "broker_outage"


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--minutes", type=float, default=5.0)
    parser.add_argument("--sign-ups", type=int, default=200)
    options = parser.parse_args()
    with own_database(), tempfile.TemporaryDirectory() as folder:
        # Only now: models need the applications.
        from tests.races.broker import broker_of_our_own, worker

        with broker_of_our_own() as broker, worker(broker, Path(folder), "--beat"):
            ring_before(NAME)
            outage(broker, options.minutes * 60, options.sign_ups)


def ring_before(name: str) -> None:
    """Measure from a sign-in code's transaction to its message being sent, broker up."""
    from engagement.outbox.models import Message
    from tests.races.broker import sent, wait_for
    from tests.unit.outbox.conftest import queue

    queue()
    wait_for(lambda: sent() == 1)
    waits = []
    for number in range(2, 12):
        began = time.monotonic()
        queue(Message.Kind.CODE)
        wait_for(lambda number=number: sent() == number)
        waits.append(time.monotonic() - began)
    figure(name, "bell", "median_s", round(median(waits), 2), "s")


def outage(broker, seconds: float, sign_ups: int) -> None:
    from engagement.needs.actions import sign_up
    from engagement.outbox import doorbell
    from engagement.outbox.models import Message
    from tests import factories
    from tests.races.broker import sent, wait_for

    need = factories.NeedFactory(shifts=[sign_ups])
    residents = [factories.ResidentFactory() for _ in range(sign_ups)]
    before = sent()
    broker.kill()
    ends = time.monotonic() + seconds
    errors, refused = 0, 0
    for number, resident in enumerate(residents, start=1):
        try:
            sign_up(shift=need.shifts.get(), resident=resident, by=None)
        except Exception:  # what a person would see as an error page
            errors += 1
        try:
            doorbell.current_app.send_task(doorbell.DELIVER, retry=False)
        except Exception:  # the broker is down: this is what the doorbell swallows
            refused += 1
        time.sleep(max(0.0, ends - time.monotonic()) / (sign_ups - number + 1))
    waiting = Message.objects.waiting().count()
    broker.start()
    back = time.monotonic()
    wait_for(lambda: Message.objects.waiting().count() == 0, 600)
    baseline = {"baseline": "impatient_ring", "baseline_value": refused}
    figure(NAME, "outage", "errors", errors, "sign-ups", **baseline, ratio=errors / (refused or 1))
    figure(NAME, "outage", "messages", waiting, "messages waiting")
    figure(NAME, "outage", "arrived", sent() - before, "messages")
    figure(NAME, "outage", "drained_s", round(time.monotonic() - back, 1), "s")


if __name__ == "__main__":
    main()
