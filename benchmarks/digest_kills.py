"""The weekly letter is killed at work, again and again: nobody told twice, nobody forgotten."""

import argparse
import tempfile
import time
from dataclasses import asdict
from functools import partial
from pathlib import Path

from _bench import figure, own_database

NAME = "digest_kills"
PATIENCE = 900.0


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--residents", type=int, default=2000)
    parser.add_argument("--needs", type=int, default=300)
    parser.add_argument("--kills", type=int, default=10)
    parser.add_argument("--chunk", type=int, default=25, help="residents; 300 in production")
    parser.add_argument("--seed", type=int, default=1)
    options = parser.parse_args()
    with own_database():
        run(options)


def run(options: argparse.Namespace) -> None:
    # Only now: models need the applications.
    from _synthetic_city import load

    from engagement.matching.actions import plan_digest
    from tests.races.digest_kills import run_kills
    from tests.races.processes import fork

    load(options.residents, options.needs, seed=options.seed)
    expected = plan_digest().people
    with tempfile.TemporaryDirectory() as folder:
        began = time.monotonic()
        outcome = run_kills(
            start=partial(
                fork,
                "tests.races.digest_worker",
                str(options.chunk),
                mail_file=Path(folder) / "mail",
            ),
            expected=expected,
            kills=options.kills,
            patience=PATIENCE,
        )
    for metric, value in {**asdict(outcome), "expected": expected}.items():
        figure(NAME, "digest", metric, value, "kills" if metric == "kills" else "people")
    figure(NAME, "digest", "seconds", round(time.monotonic() - began, 1), "s")


if __name__ == "__main__":
    main()
