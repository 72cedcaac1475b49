"""Guesses at codes, counted by where they come from; who is right is never counted."""

from allauth.account.adapter import get_adapter
from django.core.cache import cache
from django.http import HttpRequest

MOST = 60
WINDOW = 10 * 60  # seconds


def has_guessed_enough(request: HttpRequest) -> bool:
    """Return whether too many wrong codes came from here in the last minutes."""
    return bool(cache.get(_key(request), 0) >= MOST)


def count_wrong(request: HttpRequest) -> None:
    """Note that a wrong code came from here."""
    key = _key(request)
    cache.add(key, 0, WINDOW)
    try:
        cache.incr(key)
    except ValueError:  # it ended between the two
        cache.set(key, 1, WINDOW)


def _key(request: HttpRequest) -> str:
    return f"wrong-codes:{get_adapter().get_client_ip(request)}"
