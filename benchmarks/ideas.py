"""The list of ideas when they come in a flood: how fast, and with how many queries.

Asked through Django's test client in one process; the baseline is the health page, asked the
same way in the same run. Queries are counted with 100 ideas and with all of them.
"""

import argparse
import random
import statistics
import time
from datetime import timedelta
from functools import cache
from typing import Any

from _bench import figure, own_database

NAME = "ideas"
HEALTH = "/healthz"
CASES = {
    "newest": "/idees/",
    "most_supported": "/idees/?tri=soutenues",
    "neighbourhood": "/idees/?quartier=q3",
    "words": "/idees/?q=jardin+banc",
    "last_page": "/idees/?page=9999",
}
WORDS = [
    "jardin",
    "banc",
    "école",
    "vélo",
    "digue",
    "marché",
    "arbre",
    "fontaine",
    "lecture",
    "musique",
    "piscine",
    "rue",
]
SHARED = 20  # neighbourhoods
CHUNK = 1000


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--ideas", type=int, default=10_000)
    parser.add_argument("--supports", type=int, default=100_000)
    parser.add_argument("--views", type=int, default=40, help="of each case")
    options = parser.parse_args()
    with own_database():
        few = min(100, options.ideas)
        people = make_people(max(200, options.supports // 50))
        make_ideas(people, 0, few, options.supports * few // options.ideas)
        before = {case: queries(path) for case, path in CASES.items()}
        make_ideas(people, few, options.ideas, options.supports)
        health = p95(HEALTH, options.views)
        for case, path in CASES.items():
            slow = p95(path, options.views)
            told: dict[str, Any] = {"baseline": "health", "baseline_value": health}
            figure(NAME, case, "p95_ms", slow, "ms", **told, ratio=round(slow / health, 1))
            now = queries(path)
            told = {"baseline": f"{few} ideas", "baseline_value": before[case]}
            ratio = round(now / before[case], 2)
            figure(NAME, case, "queries", now, "queries", **told, ratio=ratio)


def make_people(count: int) -> list[Any]:
    from engagement.people.models import Resident
    from engagement.territory.models import Neighbourhood

    Neighbourhood.objects.bulk_create(
        Neighbourhood(code=f"q{n}", name=f"Quartier {n}", lat=51 + n / 100, lon=2.3 + n % 5 / 50)
        for n in range(SHARED)
    )
    rows = (Resident(name=f"Voisine {n}") for n in range(count))
    return Resident.objects.bulk_create(rows, batch_size=CHUNK)


def make_ideas(people: list[Any], first: int, last: int, supports: int) -> None:
    """Have ideas first to last - 1, found by their words, and so many supports in all."""
    from django.core.cache import cache as django_cache
    from django.utils import timezone

    from engagement.ideas.models import Idea, Support
    from engagement.search.actions import refresh
    from engagement.territory.models import Interest, Neighbourhood

    chance = random.Random(first)
    places, domains = list(Neighbourhood.objects.all()), list(Interest.objects.domains())
    now = timezone.now()
    made = Idea.objects.bulk_create(
        (
            Idea(
                title=" ".join(["Idée", *chance.sample(WORDS, 3), str(n)]),
                slug=f"idee-{n}",
                body=" ".join(chance.choices(WORDS, k=20)),
                state=Idea.State.PUBLISHED,
                published_at=now - timedelta(minutes=n),
                author=chance.choice(people),
                neighbourhood=chance.choice(places),
            )
            for n in range(first, last)
        ),
        batch_size=CHUNK,
    )
    through = Idea.interests.through
    through.objects.bulk_create(
        (through(idea=row, interest=chance.choice(domains)) for row in made), batch_size=CHUNK
    )
    wanted = supports - Support.objects.count()
    pairs: set[tuple[int, int]] = set()
    while len(pairs) < wanted:
        pairs.add((chance.choice(made).pk, chance.choice(people).pk))
    rows = (Support(idea_id=idea, resident_id=who) for idea, who in pairs)
    Support.objects.bulk_create(rows, batch_size=CHUNK)
    refresh(kind="idea", keys=[row.pk for row in made])
    django_cache.clear()
    analyse()


def analyse() -> None:
    """Tell the database what it holds, as it does by itself within minutes."""
    from django.db import connection

    with connection.cursor() as cursor:
        cursor.execute("ANALYZE")


@cache
def visitor() -> Any:
    """Return the one client: each new one would read the settings of the middleware again."""
    from django.test import Client

    return Client(SERVER_NAME="127.0.0.1")


def ask(path: str) -> float:
    """Return how long a page took, in ms."""
    client = visitor()
    began = time.perf_counter()
    answer = client.get(path)
    took = (time.perf_counter() - began) * 1000
    if answer.status_code != 200:
        raise SystemExit(f"{path} answered {answer.status_code}")
    return took


def p95(path: str, views: int) -> float:
    for _warm in range(2):
        ask(path)
    times = [ask(path) for _view in range(views)]
    return round(statistics.quantiles(times, n=20)[-1], 1)


def queries(path: str) -> int:
    from django.db import connection
    from django.test.utils import CaptureQueriesContext

    ask(path)
    with CaptureQueriesContext(connection) as found:
        ask(path)
    return len(found)


if __name__ == "__main__":
    main()
