"""How long one ranking takes in a warm process, on PostgreSQL and on SQLite.

It times what the pages call, rows and reasons included, beside a naive SQL join and a dense matrix
in memory, which both give keys and scores only.
"""

import argparse
import os
import random
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Any

import numpy as np
from _bench import DEFAULT_DATABASE_URL, figure, own_database

NAME = "matching_speed"
TOP_RESIDENTS, TOP_NEEDS = 50, 10
WARM_UP = 10
ENGINES = {"postgresql": "", "sqlite": "sqlite_"}


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--residents", type=int, default=20_000)
    parser.add_argument("--needs", type=int, default=2_000)
    parser.add_argument("--asked", type=int, default=100, help="needs and residents ranked")
    parser.add_argument("--baseline-asked", type=int, default=10)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--engine", choices=ENGINES, help="one alone; both by default")
    parser.add_argument("--keep", default="", help="name of a city that is kept for other runs")
    options = parser.parse_args()
    if options.engine:
        with own_database(options.keep):
            load_city(options)
            measure(ENGINES[options.engine], options)
        return
    with tempfile.TemporaryDirectory() as folder:
        for engine in ENGINES:
            run_apart(engine, folder)


def run_apart(engine: str, folder: str) -> None:
    """Run an engine in a process of its own: Django is set up for one database."""
    server = os.environ.get("BENCH_DATABASE_URL", DEFAULT_DATABASE_URL)
    database = f"sqlite:///{Path(folder) / 'bench.sqlite3'}" if engine == "sqlite" else server
    subprocess.run(
        [sys.executable, __file__, f"--engine={engine}", *sys.argv[1:]],
        env={**os.environ, "BENCH_DATABASE_URL": database},
        check=True,
    )


def load_city(options: argparse.Namespace) -> None:
    # Only now: models need the applications.
    from _synthetic_city import REMOTE, load_once
    from django.conf import settings

    settings.DEBUG = False  # every query would be kept
    load_once(options.residents, options.needs, seed=options.seed, remote=REMOTE)


def measure(prefix: str, options: argparse.Namespace) -> None:
    # Only now: models need the applications.
    from _synthetic_city import REMOTE, say

    from engagement.matching.queries import rank_needs, rank_residents
    from engagement.needs.models import Need
    from engagement.people.models import Resident

    chance = random.Random(options.seed)  # not a secret
    last = options.needs - REMOTE
    asked = [chance.randint(1, last) for _ in range(options.asked + WARM_UP)]
    needs = Need.objects.in_bulk(set(asked))
    say("need_top50")
    times = timed(lambda key: rank_residents(needs[key], TOP_RESIDENTS), asked)
    baselines: dict[str, Any] = {"naive_sql": Naive(), "numpy_dense": Dense(options.residents)}
    few = asked[: options.baseline_asked + 2]
    for name, baseline in baselines.items():
        say(name)
        agree(needs[few[0]], baseline, rank_residents(needs[few[0]], TOP_RESIDENTS))
        compared = timed(lambda key, top=baseline.top: top(needs[key]), few, warm_up=2)
        told(f"{prefix}need_top50", times, name, compared)
    remote = list(Need.objects.filter(pk__gt=last))
    say("remote_top50")
    times = timed(lambda need: rank_residents(need, TOP_RESIDENTS), remote, warm_up=2)
    told(f"{prefix}remote_top50", times)
    say("resident_top10")
    people = [chance.randint(1, options.residents) for _ in range(options.asked + WARM_UP)]
    residents = Resident.objects.in_bulk(set(people))
    times = timed(lambda key: rank_needs(residents[key], TOP_NEEDS), people)
    told(f"{prefix}resident_top10", times)


Times = list[tuple[float, float]]  # milliseconds on the clock, and of this process's processor


def told(case: str, times: Times, name: str = "", compared: Times | None = None) -> None:
    """Print the figures of a case; of the processor's without the database, none is compared."""
    for metric, value in summary(times).items():
        baseline: dict[str, Any] = {}
        if compared and not metric.startswith("cpu"):
            beside = summary(compared)[metric]
            ratio = round(value / beside, 4)
            baseline = {"baseline": name, "baseline_value": round(beside, 2), "ratio": ratio}
        figure(NAME, case, metric, round(value, 2), "ms", **baseline)


def timed(ask: Callable, about: Iterable, warm_up: int = WARM_UP) -> Times:
    """Time each call but the first `warm_up`."""
    times = []
    for one in about:
        began, worked = time.perf_counter(), time.process_time()
        ask(one)
        times.append((time.perf_counter() - began, time.process_time() - worked))
    return [(1000 * wall, 1000 * own) for wall, own in times[warm_up:]]


def summary(times: Times) -> dict[str, float]:
    wall, own = zip(*times, strict=True)
    return {
        "p95_ms": statistics.quantiles(wall, n=20)[-1],
        "median_ms": statistics.median(wall),
        "cpu_p95_ms": statistics.quantiles(own, n=20)[-1],
        "cpu_median_ms": statistics.median(own),
    }


def agree(need: Any, baseline: Any, ranked: list) -> None:
    """Stop where a baseline computes something else: it would be no comparison."""
    scores = [pair.score for pair in ranked if pair.terms["H"] == 0]
    for mine, other in zip(scores, baseline.top(need), strict=False):
        if abs(mine - other) > 1e-6:
            raise SystemExit(f"{type(baseline).__name__} disagrees: {mine} and {other}")


class Naive:
    """One join over everybody, ordered in the database. Past help and clashes are left out."""

    SQL = """
        with weights(interest_id, weight) as (values {weights}), places(id, d) as (values {places})
        select (1 / (1 + exp(-({a} + {b} * ({w_i} * coalesce(liked.part, 0) / {whole}
            + {w_d} * places.d))))) / (1 + coalesce(lately.sent, 0)) * {filled} as score,
          resident.id
        from people_resident resident
        join places on places.id = resident.neighbourhood_id
        left join (select likes.resident_id, sum(weights.weight) as part
          from people_resident_interests likes
          join weights on weights.interest_id = likes.interest_id
          group by likes.resident_id) liked on liked.resident_id = resident.id
        left join (select resident_id, count(*) as sent from matching_suggestion
          where sent_at is not null group by resident_id) lately
          on lately.resident_id = resident.id
        where resident.suggestions_since is not null
          and coalesce(lately.sent, 0) < resident.monthly_cap
          and not exists (select 1 from matching_suggestion asked
            where asked.resident_id = resident.id and asked.need_id = {need})
          and not exists (select 1 from needs_signup signup
            join needs_shift shift on shift.id = signup.shift_id
            where signup.resident_id = resident.id and shift.need_id = {need})
        order by score desc limit {top}
    """

    def top(self, need: Any) -> list[float]:
        from django.db import connection

        from engagement.matching.candidates import Asked
        from engagement.matching.rules import current_rules

        asked, rules = Asked(need), current_rules()
        near = distance_of(asked)
        sql = self.SQL.format(
            weights=values(zip(asked.interests.tolist(), asked.weights.tolist(), strict=True)),
            places=values(near.items()),
            whole=float(asked.weights.sum()),
            filled=filled(asked),
            need=need.pk,
            top=TOP_RESIDENTS,
            a=rules.a,
            b=rules.b,
            w_i=rules.w_i,
            w_d=rules.w_d,
        )
        with connection.cursor() as cursor:
            cursor.execute(sql)
            return [row[0] for row in cursor.fetchall()]


class Dense:
    """Every resident as a row of a matrix in memory: two passes and a partition."""

    def __init__(self, residents: int) -> None:
        from engagement.matching.models import Suggestion
        from engagement.people.models import Resident

        self.likes = np.zeros((residents + 1, 128), dtype=np.float32)
        links = Resident.interests.through.objects.values_list("resident_id", "interest_id")
        pairs = np.fromiter(links.iterator(50_000), dtype=np.dtype((np.int64, 2)))
        self.likes[pairs[:, 0], pairs[:, 1]] = 1
        self.homes = np.zeros(residents + 1, dtype=np.int64)
        rows = Resident.objects.order_by("pk").values_list("neighbourhood_id", flat=True)
        self.homes[1:] = np.fromiter(rows.iterator(50_000), dtype=np.int64)
        self.lately = np.zeros(residents + 1)
        sent = list(Suggestion.objects.values_list("resident_id", flat=True))
        np.add.at(self.lately, sent, 1)

    def top(self, need: Any) -> list[float]:
        from engagement.matching.candidates import Asked
        from engagement.matching.models import Suggestion
        from engagement.matching.rules import current_rules
        from engagement.needs.models import SignUp

        asked, rules = Asked(need), current_rules()
        weights = np.zeros(128, dtype=np.float32)
        weights[asked.interests] = asked.weights / asked.weights.sum()
        d = np.zeros(self.homes.max() + 1)
        for home, value in distance_of(asked).items():
            d[home] = value
        relevance = rules.w_i * (self.likes @ weights) + rules.w_d * d[self.homes]
        scores = 1 / (1 + np.exp(-(rules.a + rules.b * relevance))) / (1 + self.lately)
        scores[0] = 0
        scores[list(Suggestion.objects.filter(need=need).values_list("resident", flat=True))] = 0
        held = SignUp.objects.filter(shift__need=need).values_list("resident", flat=True)
        scores[list(held)] = 0
        best = np.argpartition(-scores, TOP_RESIDENTS)[:TOP_RESIDENTS]
        return (np.sort(scores[best])[::-1] * filled(asked)).tolist()


def values(pairs: Iterable[tuple[int, float]]) -> str:
    return ", ".join(f"({key}, cast({value} as double precision))" for key, value in pairs)


def distance_of(asked: Any) -> dict[int, float]:
    """Return D of each neighbourhood."""
    place = asked.need.neighbourhood_id
    return {home: 2 ** (-km / 2) for home, km in asked.distances.from_(place)}


def filled(asked: Any) -> float:
    from engagement.matching.rules import current_rules

    return 1 / (1 + current_rules().fill_penalty * asked.opening.fills / asked.opening.places)


if __name__ == "__main__":
    main()
