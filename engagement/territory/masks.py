"""Sets of interests as two whole numbers, which both databases compare in one step."""

from collections.abc import Iterable
from typing import NamedTuple

from engagement.territory.models import Interest

# Bits of a whole number of 64 bits that keep it positive.
BITS = 63


class Masks(NamedTuple):
    """One bit for each domain and each activity.

    Two interests share a bit where their keys differ by a multiple of 63, so a mask may say too
    much, never too little: it narrows a search whose results are then checked.
    """

    domains: int = 0
    activities: int = 0


def masks(interests: Iterable[tuple[int, str]]) -> Masks:
    """Return the masks of interests given as (key, kind)."""
    domains = activities = 0
    for key, kind in interests:
        if kind == Interest.Kind.DOMAIN:
            domains |= 1 << key % BITS
        else:
            activities |= 1 << key % BITS
    return Masks(domains, activities)
