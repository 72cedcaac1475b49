"""What a text is likely about: a guess that is offered to who posts it, never taken for her.

Transparent on purpose: it counts words of interest_words.py, and each guess says which it found.
"""

from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from math import log

from engagement.search.french import Word, normalise, words
from engagement.territory import interest_words
from engagement.territory.models import Interest

IN_TITLE = 3.0  # a word of the title tells as much as so many in the text
DOMAINS, ACTIVITIES = 2, 3  # how many to offer at most
LEAST = 0.5  # of the best guess's score: weaker ones are not offered


@dataclass(frozen=True)
class Guess:
    """An interest by kind and code, and the words of the text that speak for it, best first."""

    kind: str
    code: str
    because: list[str]


def suggest_interests(title: str, text: str = "") -> list[Guess]:
    """Return up to two domains, then up to three activities, best first; none without a clue."""
    found = _Words(title, text)
    return [
        *found.guesses(Interest.Kind.DOMAIN, DOMAINS),
        *found.guesses(Interest.Kind.ACTIVITY, ACTIVITIES),
    ]


class _Words:
    """The stems of a text, how much each weighs and how it was written first."""

    def __init__(self, title: str, text: str) -> None:
        self.shown: dict[str, str] = {}
        in_title, in_text = self._count(words(title)), self._count(words(text))
        self.weights = {
            stem: IN_TITLE * (stem in in_title) + log(1 + in_text[stem])
            for stem in in_title | in_text
        }

    def _count(self, found: Iterator[Word]) -> Counter[str]:
        stems: Counter[str] = Counter()
        for word in found:
            self.shown.setdefault(word.stem, word.shown)
            stems[word.stem] += 1
        return stems

    def guesses(self, kind: str, most: int) -> list[Guess]:
        """Return the codes with the greatest sums; equals in the order of the lists."""
        clues: dict[str, dict[str, float]] = defaultdict(dict)
        for stem, codes in _codes_by_stem(kind).items():
            if stem in self.weights:
                for code in codes:
                    clues[code][stem] = self.weights[stem] / len(codes)
        sums = {code: sum(weights.values()) for code, weights in clues.items()}
        best = sorted(sums, key=lambda code: -sums[code])[:most]
        return [
            Guess(kind, code, self._because(clues[code]))
            for code in best
            if sums[code] >= LEAST * sums[best[0]]
        ]

    def _because(self, weights: Mapping[str, float]) -> list[str]:
        return [self.shown[stem] for stem in sorted(weights, key=lambda stem: -weights[stem])]


@cache
def related_stems(stem: str) -> frozenset[str]:
    """Return the stems of words about the same activities: plant gives arbr, haie, verger…

    Words that speak for more than one activity are left out: they would relate everything.
    """
    table = _codes_by_stem(Interest.Kind.ACTIVITY)
    codes = table.get(stem, [])
    if len(codes) != 1:
        return frozenset()
    same = {near for near, theirs in table.items() if theirs == codes}
    return frozenset(same - {stem})


@cache
def _codes_by_stem(kind: str) -> dict[str, list[str]]:
    """Return, for each stem of the lists of this kind, the codes that it speaks for."""
    lists = interest_words.DOMAINS if kind == Interest.Kind.DOMAIN else interest_words.ACTIVITIES
    table: dict[str, list[str]] = defaultdict(list)
    for code, listed in lists.items():
        for stem in dict.fromkeys(normalise(listed)):
            table[stem].append(code)
    return dict(table)
