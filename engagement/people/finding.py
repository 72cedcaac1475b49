"""Finding a person by what she says: her name with or without accents, or her telephone.

Patterns read every row: some tenths of a second for 80,000 residents, at a counter and nowhere
else, and no index of names is kept.
"""

import re
import unicodedata
from functools import reduce
from operator import and_, or_

from django.db.models import Q, QuerySet

from engagement.people.models import Resident

ACCENTED = {
    "a": "àâäáãå",
    "c": "ç",
    "e": "éèêë",
    "i": "îïíì",
    "n": "ñ",
    "o": "ôöóòõ",
    "u": "ùûüú",
    "y": "ÿý",
}
WORD = re.compile(r"[a-z]+")
FEWEST_DIGITS = 6  # of a telephone number; fewer find too many
LAST_DIGITS = 9  # the same with 0 and with +33 before them


def find_people(text: str, among: QuerySet[Resident]) -> QuerySet[Resident]:
    """Return those whose telephone, or name, holds what was typed; none for too little."""
    digits = _digits(text)
    if len(digits) >= FEWEST_DIGITS:
        return among.filter(_has_phone(digits))
    return among.filter(_has_words(text))


def like_her(*, name: str, phone: str, among: QuerySet[Resident]) -> QuerySet[Resident]:
    """Return who may be the same person already: the same telephone, or every word of the name."""
    cases = [_has_words(name)]
    if len(_digits(phone)) >= FEWEST_DIGITS:
        cases.append(_has_phone(_digits(phone)))
    return among.filter(reduce(or_, cases))


def _digits(text: str) -> str:
    return "".join(sign for sign in text if sign in "0123456789")[-LAST_DIGITS:]


def _has_phone(digits: str) -> Q:
    return Q(phone__regex="[^0-9]*".join(digits))


def _has_words(text: str) -> Q:
    """Return the condition that each word typed begins a word of her name."""
    words = WORD.findall(_plain(text))
    if not words:
        return Q(pk=None)
    return reduce(and_, (Q(name__iregex=f"(^|[- '’.]){_pattern(word)}") for word in words))


def _pattern(word: str) -> str:
    """Return a pattern of a word: any accent, and a letter doubled or not."""
    letters = re.sub(r"(.)\1+", r"\1", word)
    return "".join(f"[{sign}{ACCENTED.get(sign, '')}]+" for sign in letters)


def _plain(text: str) -> str:
    apart = unicodedata.normalize("NFKD", text.lower().replace("œ", "oe").replace("æ", "ae"))
    return "".join(sign for sign in apart if not unicodedata.combining(sign))
