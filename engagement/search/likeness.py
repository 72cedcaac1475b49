"""Which rows say what a text says, also in other words."""

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable
from math import log

from engagement.search.french import words
from engagement.search.meaning import Meaning, understand
from engagement.search.models import Document, Posting

LONGEST_TEXT = 600  # letters; the rest is not read
MOST_WORDS = 16
RELATED = 0.35  # what a related word counts beside the word itself

Related = Callable[[str], Iterable[str]]


def alike(text: str, kind: str, related: Related = lambda stem: ()) -> dict[int, float]:
    """Return the keys of rows of a kind that share words with a text, and how much of it: 0 to 1.

    A word counts by its rarity; `related` names the stems of words about the same thing, which
    count less. At most 7 queries.
    """
    asked = list({word.stem: word for word in words(text[:LONGEST_TEXT])}.values())[:MOST_WORDS]
    if not asked:
        return {}
    meaning = understand(asked)
    total = Document.objects.filter(kind=kind).count()
    senses = _widened(meaning, related)
    postings = _postings(senses, kind)
    rarity = _rarity(postings, total)
    worth = [_worth(sense, rarity, total) for sense in meaning.senses]
    shares: dict[int, dict[int, float]] = defaultdict(dict)
    for key, stem in postings:
        for place, sense in enumerate(senses):
            if found := sense.get(stem, 0.0) * worth[place]:
                shares[key][place] = max(shares[key].get(place, 0.0), found)
    return {key: sum(found.values()) / sum(worth) for key, found in shares.items()}


def _widened(meaning: Meaning, related: Related) -> list[dict[str, float]]:
    senses = []
    for sense in meaning.senses:
        wider = {near: RELATED for stem in sense for near in related(stem)}
        senses.append(wider | sense)
    return senses


def _postings(senses: list[dict[str, float]], kind: str) -> list[tuple[int, str]]:
    stems = {stem for sense in senses for stem in sense}
    rows = Posting.objects.filter(stem__in=stems, document__kind=kind)
    return list(rows.values_list("document__key", "stem"))


def _rarity(postings: list[tuple[int, str]], total: int) -> dict[str, float]:
    counts = Counter(stem for _key, stem in postings)
    return {stem: log(1 + total / count) for stem, count in counts.items()}


def _worth(sense: dict[str, float], rarity: dict[str, float], total: int) -> float:
    """Return how much a word asked weighs: by its rarity; one that nobody wrote weighs most."""
    return min((rarity.get(stem, log(2 + total)) for stem in sense), default=0.0)
