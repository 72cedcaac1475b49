"""How good the matching is on real behaviour: Warsaw's ballots (a proxy; see _warsaw.py).

A cold: rank the projects of a district ballot for each tested resident, from what she approved
at city level. A warm: the same, knowing what others approved on that ballot. B: find 50 residents
for each district need. C: three suggestions for each tested resident among all her needs, each
of which wants five people; accepted is what she truly approved.

Everything learned for a district, weights too, comes from training residents of other districts
(A warm: from training residents of her own). Titles are known; ids, order, popularity and what a
tested resident approved on the ranked ballot are not. Constants were chosen on training
residents (--on-training). Missed targets are told on standard error.
"""

import argparse
import sys
from collections import defaultdict
from dataclasses import replace
from pathlib import Path

import numpy as np
from _bench import figure, set_up

set_up()

from _quality import ASKED, WANTED, Figures, Scored, matched, outcome, padded, ranked  # noqa: E402
from _warsaw import Flags, Rows, Warsaw  # noqa: E402
from _warsaw_model import Learned, Model  # noqa: E402

from engagement.matching.allocation import allocate, best, spread  # noqa: E402
from engagement.matching.score import RULES, Floats  # noqa: E402

NAME = "matching_quality"
AT_LEAST = {
    "A_cold.ndcg10": 0.54,
    "A_warm.ndcg10": 0.655,
    "A_warm.coverage3": 0.55,
    "B.p50": 0.33,
    "B.touched": 0.60,
    "C.needs1": 0.965,
    "C.needs5": 0.68,
    "C.useful": 4950,
    "C_lossless.accepts": 13296,
    "C_lossless.needs1": 0.80,
}
AT_MOST = {"B.gini": 0.60}
CAP = 3  # suggestions for a resident, C
ORDERS = 5  # random orders of the residents, C
FILL_PENALTY = {"C": 40.0, "C_lossless": RULES.fill_penalty}  # the first chosen on training


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--data", type=Path, metavar="DIR", help="Warsaw's three tables")
    parser.add_argument("--seed", type=int, default=1, help="of ties and random orders")
    parser.add_argument("--on-training", action="store_true", help="test on training residents")
    options = parser.parse_args()
    if options.data is None:
        say(f"{NAME}: nothing measured; Warsaw's ballots are not part of the project: --data DIR")
        return
    rng = np.random.default_rng(options.seed)
    city = Warsaw(options.data)
    if options.on_training:
        city.test_on_training(rng)
    ballots, candidates = scored(Model(city), rng)
    print_a(ballots, rng)
    print_b(ballots)
    print_c(candidates, rng)


def scored(model: Model, rng: np.random.Generator) -> tuple[list[Scored], list[Scored]]:
    """Return the district ballots of the tested residents, and all that they may be suggested."""
    city = model.city
    ballots, candidates = [], []
    for district in sorted({*city.home_district[city.tested]}):
        learned = model.learn_without(district)
        say(f"{district}: {learned.weights}")
        mine = city.tested & (city.home_district == district)
        residents, needs = np.flatnonzero(mine), city.needs(district)
        ballot = score_pairs(learned, residents, needs)
        ballot.worth["warm"] = model.warm(residents, needs)
        ballot.worth["random"] = rng.random(ballot.truth.shape)
        ballots.append(ballot)
        for area in sorted({*city.home_area[mine]}):
            residents = np.flatnonzero(mine & (city.home_area == area))
            both = np.concatenate([needs, city.needs(district, area)])
            candidates.append(score_pairs(learned, residents, both))
    return ballots, candidates


def score_pairs(learned: Learned, residents: Rows, needs: Rows) -> Scored:
    model = learned.model
    cosine, near = model.cosine(residents, needs), model.nearness(residents, needs)
    worth = {
        "ours": learned.chance(residents, needs),
        "tags_and_distance": cosine + 0.5 * near,
        "tags_times_distance": (0.05 + cosine) * near,
    }
    return Scored(needs, model.city.yes[np.ix_(residents, needs)], worth)


def print_a(ballots: list[Scored], rng: np.random.Generator) -> None:
    random, tags = (ranked(ballots, name, rng) for name in ("random", "tags_and_distance"))
    cold, warm = (ranked(ballots, name, rng) for name in ("ours", "warm"))
    show("A_cold", cold, random=random, tags_and_distance=tags)
    show("A_warm", warm, random=random, ours_cold=cold)


def print_b(ballots: list[Scored]) -> None:
    def found(name: str, spreads: bool) -> Figures:
        return matched([(ballot, choose(ballot.worth[name], spreads)) for ballot in ballots])

    show(
        "B",
        found("ours", True),
        random=found("random", False),
        tags_times_distance=found("tags_times_distance", False),
        ours_unspread=found("ours", False),
    )


def choose(worth: Floats, spreads: bool) -> Flags:
    wanted = np.full(worth.shape[1], ASKED)
    return spread(worth, wanted) if spreads else best(worth.T, wanted).T


def print_c(candidates: list[Scored], rng: np.random.Generator) -> None:
    orders = [rng.permutation(sum(len(part.truth) for part in candidates)) for _ in range(ORDERS)]
    alone = {
        "p_alone": allocated(candidates, "ours", 0.0, orders[:1]),
        "tags_times_distance": allocated(candidates, "tags_times_distance", 0.0, orders[:1]),
    }
    for case, penalty in FILL_PENALTY.items():
        show(case, allocated(candidates, "ours", penalty, orders), **alone)


def allocated(candidates: list[Scored], name: str, penalty: float, orders: list[Rows]) -> Figures:
    """Return what comes of three suggestions each, mean over the orders in which they choose."""
    needs, worth, truth = padded(candidates, name)
    rules = replace(RULES, fill_penalty=penalty)
    total: dict[str, float] = defaultdict(float)
    for order in orders:
        caps = np.full(len(order), CAP)
        chosen = allocate(
            needs[order], worth[order], caps, np.full(needs.max() + 1, float(WANTED)), rules=rules
        )
        accepts = np.bincount(needs[order][chosen & truth[order]], minlength=needs.max() + 1)
        wanted = np.isin(np.arange(len(accepts)), needs)
        for metric, value in outcome(accepts[wanted]).items():
            total[metric] += value / len(orders)
    return total


def show(case: str, ours: Figures, **others: Figures) -> None:
    """Print each figure, once for each baseline; tell by how much a target is missed."""
    for metric, value in ours.items():
        unit = "people" if metric in ("accepts", "useful") else "share"
        for name, baseline in others.items():
            compared = {
                "baseline": name,
                "baseline_value": round(float(baseline[metric]), 4),
                "ratio": round(float(value / baseline[metric]), 3),
            }
            figure(NAME, case, metric, round(float(value), 4), unit, **compared)
        tell_miss(f"{case}.{metric}", float(value))


def tell_miss(key: str, value: float) -> None:
    short = max(AT_LEAST.get(key, value) - value, value - AT_MOST.get(key, value))
    if short > 0:
        say(f"{key} = {value:.4f} misses its target by {short:.4f}")


def say(line: str) -> None:
    print(line, file=sys.stderr, flush=True)


if __name__ == "__main__":
    main()
