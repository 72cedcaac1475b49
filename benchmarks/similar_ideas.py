"""How often an idea said in other words is found among the three offered.

On the titles of the national feed (--data FILE) taken as ideas, each asked by its paraphrase. The
baseline counts the words that both have, as they are written.
"""

import argparse
import statistics
import sys
import time
from collections.abc import Callable
from pathlib import Path

from _bench import figure, own_database
from _paraphrases import PARAPHRASES
from defusedxml import ElementTree

NAME = "similar_ideas"
OFFERED = 3


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--data", type=Path, metavar="FILE", help="missions as XML")
    parser.add_argument("--misses", action="store_true", help="tell what was not found")
    options = parser.parse_args()
    if options.data is None:
        print(f"{NAME}: nothing measured; the feed is not ours: --data FILE", file=sys.stderr)
        return
    with own_database():
        measure(titles(options.data), tell=options.misses)


def titles(path: Path) -> list[str]:
    found = ElementTree.parse(path).getroot().iter("mission")
    return [" ".join((mission.findtext("title") or "").split()) for mission in found]


def measure(known: list[str], *, tell: bool) -> None:
    """Print recall of ours and of plain words, and how long an answer takes."""
    # Only now: models need the applications.
    from engagement.ideas.similar import similar

    write(known)
    seconds: list[float] = []

    def ours(text: str) -> list[str]:
        began = time.perf_counter()
        found = [idea.title for idea in similar(text, most=OFFERED)]
        seconds.append(time.perf_counter() - began)
        return found

    plain = recall(known, lambda text: by_plain_words(text, known))
    mine = recall(known, ours, tell=tell)
    figure(
        NAME,
        "paraphrased",
        "recall3",
        round(mine, 3),
        "share",
        baseline="plain_words",
        baseline_value=round(plain, 3),
        ratio=round(mine / plain, 2),
    )
    figure(NAME, "answer", "median_ms", round(statistics.median(seconds) * 1000, 1), "ms")


def write(known: list[str]) -> None:
    from engagement.ideas.models import Idea
    from engagement.search.actions import refresh

    rows = [
        Idea(title=title[:120], slug=f"idee-{number}", state=Idea.State.PUBLISHED)
        for number, title in enumerate(known)
    ]
    Idea.objects.bulk_create(rows)
    refresh(kind="idea", keys=Idea.objects.values_list("pk", flat=True))


def recall(known: list[str], find: Callable[[str], list[str]], *, tell: bool = False) -> float:
    """Return the share of paraphrases whose title, or one that reads the same, is found."""
    hits = 0
    for title, paraphrase in zip(known, PARAPHRASES, strict=True):
        found = title[:120] in find(paraphrase)
        hits += found
        if tell and not found:
            print(f"{paraphrase} ← {title}", file=sys.stderr)
    return hits / len(known)


def by_plain_words(text: str, known: list[str]) -> list[str]:
    asked = set(text.lower().split())
    best = sorted(known, key=lambda title: -len(asked & set(title.lower().split())))
    return [title[:120] for title in best[:OFFERED]]


if __name__ == "__main__":
    main()
