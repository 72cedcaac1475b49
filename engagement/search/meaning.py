"""What the words of a query stand for: themselves, what they begin, or what was meant."""

from collections.abc import Iterable
from dataclasses import dataclass, field

from django.db.models import Count, Q
from django.db.models.functions import Length

from engagement.search.french import Word
from engagement.search.models import KnownWord, Posting
from engagement.search.typos import allowed, may_be_meant, slips_between

SHORTEST_BEGINNING = 3  # letters of a last word that may be still being typed
MOST_ENDINGS = 50
BEGUN = 0.5  # what a word that only begins as asked counts beside the word itself


@dataclass
class Meaning:
    """For each word asked the stems it stands for, from 0 to 1 how surely.

    `counts` says how many documents have each stem; `mended` which words were put right.
    """

    senses: list[dict[str, float]]
    counts: dict[str, int]
    mended: dict[str, str] = field(default_factory=dict)


def understand(asked: list[Word]) -> Meaning:
    """Return what these words mean, in at most 4 queries."""
    senses = [{word.stem: 1.0} for word in asked]
    for stem in _begun_as(asked[-1]):
        senses[-1].setdefault(stem, BEGUN)
    meaning = Meaning(senses, _counts({stem for sense in senses for stem in sense}))
    unknown = {
        place: asked[place]
        for place, sense in enumerate(senses)
        if not sense.keys() & meaning.counts.keys() and allowed(asked[place].text)
    }
    if unknown:
        _mend(meaning, unknown)
    return meaning


def _begun_as(word: Word) -> list[str]:
    if len(word.text) < SHORTEST_BEGINNING:
        return []
    begun = KnownWord.objects.filter(text__startswith=word.text).order_by("text")
    return list(begun.values_list("stem", flat=True)[:MOST_ENDINGS])


def _counts(stems: Iterable[str]) -> dict[str, int]:
    rows = Posting.objects.filter(stem__in=stems).values("stem")
    return dict(rows.annotate(documents=Count("pk")).values_list("stem", "documents"))


def _mend(meaning: Meaning, unknown: dict[int, Word]) -> None:
    """Put in the place of each of these words the known one that it was meant to be, if any."""
    known = _near(unknown.values())
    near = {place: _within_slips(word, known) for place, word in unknown.items()}
    meaning.counts |= _counts({meant.stem for found in near.values() for meant in found})
    for place, found in near.items():
        word = unknown[place]
        present = [meant for meant in found if meant.stem in meaning.counts]
        if present:
            best = min(present, key=lambda meant: (found[meant], -meaning.counts[meant.stem]))
            meaning.senses[place] = {best.stem: 1.0}
            meaning.mended[word.shown] = best.shown


def _near(unknown: Iterable[Word]) -> list[KnownWord]:
    conditions = Q()
    for word in unknown:
        conditions |= may_be_meant(word.text)
    return list(KnownWord.objects.alias(length=Length("text")).filter(conditions))


def _within_slips(word: Word, known: Iterable[KnownWord]) -> dict[KnownWord, int]:
    """Return the known words near enough to a word, each with the slips that lie between."""
    most = allowed(word.text)
    slips = {meant: slips_between(word.text, meant.text, most) for meant in known}
    return {meant: count for meant, count in slips.items() if count <= most}
