"""No message lost: senders are killed while they send, others take over.

At least once: 0 lost, doubles ≤ kills. At most once: 0 doubled, unknown ≤ kills.
The control says "sent" before it sends.
"""

import argparse
import tempfile
import time
from dataclasses import asdict
from functools import partial
from pathlib import Path

from _bench import figure, own_database

NAME = "outbox_kills"
PATIENCE = 900.0


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--rows", type=int, default=2000)
    parser.add_argument("--senders", type=int, default=3)
    parser.add_argument("--kills", type=int, default=23)
    parser.add_argument("--lease", type=float, default=5.0, help="seconds; 60 in production")
    parser.add_argument("--seed", type=int, default=1)
    options = parser.parse_args()
    with own_database():
        run("lease", options)
        run("control", options, "--mark-first")


def run(case: str, options: argparse.Namespace, *flags: str) -> None:
    # Only now: models need the applications.
    from engagement.outbox.models import Message
    from tests.races.outbox_kills import queue_rows, run_kills
    from tests.races.processes import fork

    Message.objects.all().delete()
    queue_rows(options.rows)
    with tempfile.TemporaryDirectory() as folder:
        mail_file = Path(folder) / "mail"
        sender = partial(
            fork,
            "tests.races.sender",
            str(options.lease),
            *flags,
            mail_file=mail_file,
            before=0.003,
            after=0.003,
        )
        began = time.monotonic()
        outcome = run_kills(
            start=sender,
            mail_file=mail_file,
            rows=options.rows,
            senders=options.senders,
            kills=options.kills,
            seed=options.seed,
            patience=PATIENCE,
        )
    for metric, value in asdict(outcome).items():
        figure(NAME, case, metric, value, "messages" if metric != "kills" else "kills")
    figure(NAME, case, "seconds", round(time.monotonic() - began, 1), "s")


if __name__ == "__main__":
    main()
