"""How often the domain that a need's text suggests is the one its association chose.

On missions of the national feed (--data FILE). The word lists were written from knowledge of
French, then looked over with the half of the file whose ids begin with 0 to 7; the other half
was held out, and is the figure that counts.
"""

import argparse
import sys
from collections import Counter
from collections.abc import Callable
from pathlib import Path

from _bench import figure, set_up
from defusedxml import ElementTree

set_up()

from engagement.search.french import plain  # noqa: E402
from engagement.territory.interest_guess import suggest_interests  # noqa: E402
from engagement.territory.models import Interest  # noqa: E402

NAME = "interest_of_text"
Mission = dict[str, str]


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--data", type=Path, metavar="FILE", help="missions as XML")
    parser.add_argument("--misses", action="store_true", help="show them for the half looked over")
    options = parser.parse_args()
    if options.data is None:
        say(f"{NAME}: nothing measured; the national feed is not part of the project: --data FILE")
        return
    halves: dict[str, list[Mission]] = {"looked_over": [], "held_out": []}
    for mission in missions(options.data):
        halves["looked_over" if mission["clientId"][0] in "01234567" else "held_out"].append(
            mission
        )
    for half, rows in halves.items():
        report(half, rows, most_frequent=frequent(halves["looked_over"]))
    if options.misses:
        show_misses(halves["looked_over"])


def missions(path: Path) -> list[Mission]:
    found = ElementTree.parse(path).getroot().iter("mission")
    rows = [{child.tag: child.text or "" for child in mission} for mission in found]
    return [row for row in rows if row.get("domain")]


def frequent(rows: list[Mission]) -> str:
    return Counter(row["domain"] for row in rows).most_common(1)[0][0]


def domains(row: Mission) -> list[str]:
    guesses = suggest_interests(row["title"], row.get("description", ""))
    return [guess.code for guess in guesses if guess.kind == Interest.Kind.DOMAIN]


def report(half: str, rows: list[Mission], most_frequent: str) -> None:
    def share(is_right: Callable[[Mission], bool]) -> float:
        return sum(map(is_right, rows)) / len(rows)

    baseline = share(lambda row: row["domain"] == most_frequent)
    for metric, value in (
        ("first", share(lambda row: domains(row)[:1] == [row["domain"]])),
        ("offered", share(lambda row: row["domain"] in domains(row))),
    ):
        compared = {"baseline": "most_frequent", "baseline_value": round(baseline, 3)}
        compared["ratio"] = round(value / baseline, 2)
        figure(NAME, half, metric, round(value, 3), "share", **compared)
    figure(NAME, half, "missions", len(rows), "missions")


def show_misses(rows: list[Mission]) -> None:
    for row in rows:
        guesses = suggest_interests(row["title"], row.get("description", ""))
        if domains(row)[:1] != [row["domain"]]:
            found = "; ".join(f"{guess.code}: {guess.because[:5]}" for guess in guesses[:2])
            say(f"{row['domain']:22} {plain(row['title'])[:70]} → {found}")


def say(line: str) -> None:
    print(line, file=sys.stderr, flush=True)


if __name__ == "__main__":
    main()
