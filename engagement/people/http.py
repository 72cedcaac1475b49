"""Requests as views receive them once somebody has signed in."""

from django.http import HttpRequest

from engagement.people.models import Account


class SignedIn(HttpRequest):
    """What login_required lets through."""

    user: Account
