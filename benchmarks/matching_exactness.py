"""The search by rings against brute force over random small cities: every violation, 0 expected."""

import argparse
import sys

from _bench import figure, own_database

NAME = "matching_exactness"


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--cities", type=int, default=100)
    parser.add_argument("--seed", type=int, default=1, help="of the first city")
    options = parser.parse_args()
    with own_database():
        # Only now: models need the applications.
        from tests.unit.matching.small_city import missed_in

        violations = 0
        for seed in range(options.seed, options.seed + options.cities):
            missed = missed_in(seed)
            violations += len(missed)
            print(*missed, sep="\n", end="\n" * bool(missed), file=sys.stderr)
    figure(NAME, "rings", "cities", options.cities, "cities")
    figure(NAME, "rings", "violations", violations, "rankings")
    sys.exit(violations > 0)


if __name__ == "__main__":
    main()
