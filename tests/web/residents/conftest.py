"""Hands for signing in as a visitor does: ask for a code, read it in the outbox, type it."""

import pytest
from django.core.cache import cache
from django.test import Client
from django.urls import reverse

from engagement.outbox.models import Message


@pytest.fixture(autouse=True)
def fresh_limits():
    cache.clear()


def ask_code(client: Client, email: str, **extra):
    return client.post(reverse("account_login"), {"email": email}, **extra)


def last_code(email: str) -> str:
    return Message.objects.filter(to=email, kind=Message.Kind.CODE).latest("pk").context["code"]


def type_code(client: Client, code: str, **extra):
    return client.post(reverse("account_confirm_login_code"), {"code": code}, **extra)


def sign_in(client: Client, email: str):
    ask_code(client, email)
    return type_code(client, last_code(email))


def is_signed_in(client: Client) -> bool:
    return "_auth_user_id" in client.session


def wrong(code: str) -> str:
    """Return another code of the same shape."""
    return code.translate(str.maketrans("0123456789", "1234567890"))
