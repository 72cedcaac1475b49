"""Guesses at codes at the counter, counted by account: who serves, reads codes off receipts."""

from allauth.core import ratelimit
from django.http import HttpRequest

ACTION = "counter_code"


def has_guessed_enough(request: HttpRequest) -> bool:
    key = str(request.user.pk)
    return not ratelimit.consume(request, action=ACTION, key=key, dry_run=True)


def count_wrong(request: HttpRequest) -> None:
    ratelimit.consume(request, action=ACTION, key=str(request.user.pk))
