"""Counts of people that may be published: none from which a few persons can be known again."""

from collections.abc import Hashable, Mapping
from typing import TypeVar

Key = TypeVar("Key", bound=Hashable)

#: Fewer people than this are not told apart (trust.md, after INSEE's rule for small counts).
LEAST = 11


def suppressed(counts: Mapping[Key, int], least: int = LEAST) -> dict[Key, int | None]:
    """Return the counts with those between 1 and `least` - 1 hidden (None).

    What is hidden cannot be had by difference from the sum of all, which may be told: at least
    two counts are hidden and together they are at least `least`, with the next smallest ones
    where need be (secondary suppression). Where even all together are fewer, nothing is shown.
    """
    rising = sorted((n, str(key), key) for key, n in counts.items() if n)
    hidden: set[Key] = set()
    held = 0
    for n, _order, key in rising:
        if n >= least and (not hidden or (len(hidden) > 1 and held >= least)):
            break
        hidden.add(key)
        held += n
    return {key: None if key in hidden else n for key, n in counts.items()}


def suppressed_total(counts: Mapping[Key, int], least: int = LEAST) -> int | None:
    """Return the sum of all counts; None where it is itself too small to be told."""
    total = sum(counts.values())
    return None if 0 < total < least else total
