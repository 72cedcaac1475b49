"""Random small cities, every violation counted, 0 expected: the search by rings against brute
force, and (--letters) a weekly letter against consent, caps, rest and repeats. Once, too: the
greedy choice of a campaign against the optimum (min-cost flow), as a share of it.
"""

import argparse
import sys
from collections.abc import Callable

from _bench import figure, own_database

NAME = "matching_exactness"


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--cities", type=int, default=100)
    parser.add_argument("--letters", type=int, default=100, help="cities that get a letter")
    parser.add_argument("--campaigns", type=int, default=100, help="against the optimum")
    parser.add_argument("--seed", type=int, default=1, help="of the first city")
    options = parser.parse_args()
    with own_database():
        # Only now: models need the applications.
        from tests.unit.matching.small_city import missed_in, violations_in
        from tests.unit.matching.test_allocation import share_of_the_optimum

        first = options.seed
        found = count("rings", missed_in, range(first, first + options.cities))
        found += count("letters", violations_in, range(first, first + options.letters))
        share = share_of_the_optimum(options.campaigns, seed=first)
    figure(NAME, "campaigns", "share_of_optimum", round(share, 4), "share")
    sys.exit(found > 0)


def count(case: str, violations_of: Callable[[int], list[str]], seeds: range) -> int:
    violations = 0
    for seed in seeds:
        lines = violations_of(seed)
        violations += len(lines)
        print(*lines, sep="\n", end="\n" * bool(lines), file=sys.stderr)
    figure(NAME, case, "cities", len(seeds), "cities")
    figure(NAME, case, "violations", violations, "violations")
    return violations


if __name__ == "__main__":
    main()
