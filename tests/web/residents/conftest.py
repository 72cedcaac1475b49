"""Hands for signing in as a visitor does, and the sign-ups that pages are about."""

import pytest
from django.core.cache import cache
from django.test import Client
from django.urls import reverse

from engagement.base.links import Link, make_code
from engagement.needs.actions import sign_up
from engagement.needs.models import Shift, SignUp
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


def form_of(shift: Shift) -> str:
    """Return the address of the form of a shift."""
    return reverse("residents:sign_up_form", args=[shift.need.slug, shift.pk])


def link_to(signup: SignUp) -> str:
    """Return the page that messages about a sign-up lead to."""
    return reverse("residents:sign_up_link", args=[make_code(Link.SIGN_UP, signup.pk)])


@pytest.fixture
def shift(clean_up):
    return clean_up.shifts.get()


@pytest.fixture
def place(shift, ines):
    return sign_up(shift=shift, resident=ines, by=ines.account)


def fresh(signup: SignUp) -> SignUp:
    return SignUp.objects.get(pk=signup.pk)
