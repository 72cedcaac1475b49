"""What a French text is about: its words without accents, plurals and endings. Pure.

The endings follow the light stemmer of J. Savoy, « A stemming procedure and stopword list for
general French corpora », JASIS 50(10), 1999: plural, feminine, infinitive and doubled last
letter. Endings that turn a verb into what one does (jardiner, jardinage) are added; short words
keep theirs.
"""

import html
import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass

from engagement.search.stop_words import STOP_WORDS

LONGEST = 40  # letters; longer is an address or noise, not a word
_TAG = re.compile(r"<[a-zA-Z/!][^<>]*>")
WORD = re.compile(r"[^\W_]+")
# « habitant·es », « chargé·e·s »
_INCLUSIVE_ENDING = re.compile(r"(?<=\w)(?:[·•‧⋅]\w{1,6})+")
_LIGATURES = str.maketrans({"œ": "oe", "æ": "ae"})

#: Ending, what stands in its place, how many letters must be left before it. The first that
#: fits is taken.
_ENDINGS = (
    ("eaux", "eau", 0),
    ("aux", "al", 2),
    ("eux", "eu", 1),
    ("ail", "al", 3),
    ("iere", "ier", 3),
    ("ateur", "", 5),
    ("atrice", "", 5),
    ("eur", "eu", 3),
    ("euse", "eu", 3),
    ("trice", "teu", 3),
    ("ive", "if", 3),
    ("ement", "", 5),
    ("ation", "", 5),
    ("age", "", 5),
    ("at", "", 7),
)


@dataclass(frozen=True)
class Word:
    """`shown` as it was written, in lower case; `text` folded, without its plural; `stem`."""

    shown: str
    text: str
    stem: str


def plain(text: str) -> str:
    """Return a text without its HTML, in lower case, in one Unicode form (NFKC)."""
    return unicodedata.normalize("NFKC", html.unescape(_TAG.sub(" ", text))).lower()


def fold(text: str) -> str:
    """Return a text in lower case without accents and ligatures (Unicode NFKD)."""
    apart = unicodedata.normalize("NFKD", text.casefold().translate(_LIGATURES))
    return "".join(letter for letter in apart if not unicodedata.combining(letter)).casefold()


def words(text: str) -> Iterator[Word]:
    """Yield the words that tell what a text is about, in their order."""
    for shown in WORD.findall(_INCLUSIVE_ENDING.sub("", plain(text))):
        folded = fold(shown)
        if _tells(folded):
            yield Word(shown, singular(folded), stem(folded))


def _tells(folded: str) -> bool:
    if len(folded) == 1:
        return folded.isdecimal()
    return len(folded) <= LONGEST and folded not in STOP_WORDS


def normalise(text: str) -> list[str]:
    """Return the stems of a text: « Bénévoles pour la plage » gives benevol, plag."""
    return [word.stem for word in words(text)]


def singular(folded: str) -> str:
    """Return a folded word without the letter of its plural: iles → ile, travaux → travau."""
    return folded[:-1] if len(folded) > 3 and folded[-1] in "sx" else folded


def stem(folded: str) -> str:
    """Return what the forms of a folded word have in common: jardiniere, jardiniers → jardini."""
    word = _without_ending(folded[:-1] if len(folded) > 3 and folded[-1] == "s" else folded)
    if len(word) > 4 and word.endswith("er"):
        word = word[:-1]
    if word.endswith("ee"):
        word = word[:-1]
    if len(word) > 4 and word.endswith("e"):
        word = word[:-1]
    return word[:-1] if len(word) > 3 and word[-1] == word[-2] else word


def _without_ending(word: str) -> str:
    for ending, instead, left in _ENDINGS:
        if word.endswith(ending) and len(word) - len(ending) >= left:
            return word.removesuffix(ending) + instead
    return word.removesuffix("x") if len(word) > 3 else word
