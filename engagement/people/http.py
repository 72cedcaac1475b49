"""Requests as views receive them once somebody has signed in."""

from django.http import HttpRequest, QueryDict

from engagement.people.models import Account


class SignedIn(HttpRequest):
    """What login_required lets through."""

    user: Account


def posted(request: HttpRequest) -> QueryDict | None:
    """Return what a form was sent with, even if that is nothing; None where none was sent."""
    return request.POST if request.method == "POST" else None
