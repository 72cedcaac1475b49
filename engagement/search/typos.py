"""Slips of the pen: how many a word is forgiven, and which known words are that near. Pure."""

from django.db.models import Q


def allowed(text: str) -> int:
    """Return how many slips a word of this length is forgiven: 4 letters one, 8 letters two."""
    if len(text) < 4 or not text.isalpha():
        return 0
    return 1 if len(text) < 8 else 2


def may_be_meant(text: str) -> Q:
    """Return the condition on `text` and its `length` that every word within the slips meets.

    A slip touches one letter, one gap or two neighbours. Of n + 1 pieces with one letter between
    them, n slips leave at least one whole.
    """
    slips = allowed(text)
    first, *middle, last = pieces(text, slips + 1)
    shares = Q(text__startswith=first) | Q(text__endswith=last)
    for piece in middle:
        shares |= Q(text__contains=piece)
    return shares & Q(length__range=(len(text) - slips, len(text) + slips))


def pieces(text: str, count: int) -> list[str]:
    """Cut a word in `count` pieces with one letter left out between them."""
    size = (len(text) - count + 1) // count
    starts = [place * (size + 1) for place in range(count)]
    return [text[start : start + size] for start in starts[:-1]] + [text[starts[-1] :]]


def slips_between(one: str, other: str, most: int) -> int:
    """Return how many letters were added, lost, changed or swapped; `most` + 1 for more.

    Optimal string alignment: B. Oommen and R. Loke, Pattern Recognition 30(5), 1997.
    """
    before: list[int] = []
    row = list(range(len(other) + 1))
    for i, letter in enumerate(one, 1):
        before, above, row = row, before, [i]
        for j, wanted in enumerate(other, 1):
            cost = min(before[j] + 1, row[j - 1] + 1, before[j - 1] + (letter != wanted))
            if i > 1 and j > 1 and letter == other[j - 2] and one[i - 2] == wanted:
                cost = min(cost, above[j - 2] + 1)
            row.append(cost)
        if min(row) > most and min(before) > most:
            return most + 1
    return min(row[-1], most + 1)
