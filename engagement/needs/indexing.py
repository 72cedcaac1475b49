"""What is derived from needs follows them: the words one searches, the postings one matches."""

from collections.abc import Iterable

from engagement.needs.postings import refresh_postings
from engagement.search.actions import refresh


def reindex(keys: Iterable[int]) -> None:
    """Follow what these needs say now; in the transaction that changed them."""
    keys = list(keys)
    refresh(kind="need", keys=keys)
    refresh_postings(keys)
