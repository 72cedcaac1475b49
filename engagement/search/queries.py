"""Find rows by words as people type them.

At most 6 queries, whatever is asked and however much there is. All postings of the words asked
are read: right for a city (some thousands of rows), not for a country.
"""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from math import log

from django.db.models import Case, IntegerField, QuerySet, Value, When

from engagement.search.french import WORD, plain, words
from engagement.search.meaning import Meaning, understand
from engagement.search.models import Document, Posting

LONGEST_QUERY = 200  # letters; the rest is not read
MOST_WORDS = 8
MOST_ROWS = 200  # of a kind

Row = tuple[str, int]  # kind, key


@dataclass(frozen=True)
class Found:
    """`keys` by kind, best first. `corrected` is the query as understood, "" if as typed.

    `partial` says that no row has all the words, and these have some.
    """

    keys: dict[str, list[int]]
    corrected: str = ""
    partial: bool = False


def search(text: str, kinds: Iterable[str]) -> Found:
    """Find the rows of these kinds that have all the words of a text, else some of them."""
    text = text[:LONGEST_QUERY]
    asked = list(words(text))[:MOST_WORDS]
    keys: dict[str, list[int]] = {kind: [] for kind in kinds}
    if not asked:
        return Found(keys)
    meaning = understand(asked)
    matched = _matches(meaning, list(keys))
    most = max(map(len, matched.values()), default=0)
    partial = 0 < most < len(asked)
    rows = [row for row, scores in matched.items() if partial or len(scores) == most]
    for kind, key in sorted(rows, key=lambda row: _place(row, matched[row])):
        keys[kind].append(key)
    return Found(
        {kind: found[:MOST_ROWS] for kind, found in keys.items()},
        corrected=_as_understood(text, meaning.mended),
        partial=partial,
    )


def ranked(rows: QuerySet, keys: list[int]) -> QuerySet:
    """Return those of `rows` that have one of these keys, in the order of the keys."""
    places = [When(pk=key, then=Value(place)) for place, key in enumerate(keys)]
    if not places:
        return rows.none()
    return rows.filter(pk__in=keys).order_by(Case(*places, output_field=IntegerField()))


def _as_understood(text: str, mended: dict[str, str]) -> str:
    if not mended:
        return ""
    return WORD.sub(lambda word: mended.get(word[0], word[0]), plain(text)).strip()


def _matches(meaning: Meaning, kinds: list[str]) -> dict[Row, dict[int, float]]:
    """Return what each row scores for each word that it has, by the word's place."""
    total = Document.objects.count()
    wanted = defaultdict(list)
    for place, sense in enumerate(meaning.senses):
        for stem, sure in sense.items():
            rarity = log(1 + total / meaning.counts.get(stem, 1))
            wanted[stem].append((place, sure * rarity))
    matched: dict[Row, dict[int, float]] = defaultdict(dict)
    postings = Posting.objects.filter(stem__in=wanted, document__kind__in=kinds)
    for kind, key, stem, weight in postings.values_list(
        "document__kind", "document__key", "stem", "weight"
    ):
        scores = matched[kind, key]
        for place, worth in wanted[stem]:
            scores[place] = max(scores.get(place, 0.0), worth * weight)
    return matched


def _place(row: Row, scores: dict[int, float]) -> tuple[int, float, int]:
    """Order rows: more words first, then the higher score, then the newer."""
    return (-len(scores), -sum(scores.values()), -row[1])
