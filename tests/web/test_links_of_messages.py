"""GET and HEAD change nothing at any address that a message can carry (trust.md, case 5)."""

from collections.abc import Callable
from typing import Any

import pytest
from django.apps import apps
from django.core import serializers
from django.test import Client

from engagement.base.links import Link, make_code
from engagement.initiatives.messages import stop_key
from engagement.people.actions import resident_of
from engagement.people.addresses import ask_address_change
from engagement.people.models import Account
from tests.audit import matrix

#: What each kind of link is about, of the things that the matrix of rights makes.
ABOUT: dict[Link, Callable[[dict[str, Any]], object]] = {
    Link.NEED: lambda things: things["need"].pk,
    Link.INITIATIVE: lambda things: things["initiative"].pk,
    Link.EVENT: lambda things: things["event"].pk,
    Link.ASSOCIATION_DESK: lambda things: things["association"].pk,
    Link.SHIFT_DAY: lambda things: things["shift"].pk,
    Link.FOR_ME: lambda things: "",
    Link.RULES: lambda things: "",
    Link.SIGN_UP: lambda things: things["signup"].pk,
    Link.CALENDAR: lambda things: things["signup"].pk,
    Link.REGISTRATION: lambda things: things["registration"].pk,
    Link.TESTIMONIAL: lambda things: things["came"].pk,
    Link.UNSUBSCRIBE: lambda things: things["resident"].public_id,
    Link.LEAVE_NEWSLETTER: lambda things: things["resident"].public_id,
    Link.UNFOLLOW: lambda things: stop_key(things["resident"], things["initiative"]),
    Link.INVITATION: lambda things: things["invitation"].pk,
    Link.IDEA: lambda things: things["idea"].pk,
    Link.ADDRESS: lambda things: change_of_address(things["resident"].account),
}
#: Given on a page, not in a message; tests/web/residents holds them to the same.
NOT_IN_MESSAGES = {"AGENDA", "FRIEND"}
#: Written by looking at a page, and about nobody.
NOT_COUNTED = {"sessions.Session", "search.KnownWord", "media.Rendition"}


def change_of_address(account: Account) -> object:
    return ask_address_change(account=account, email="neuve@exemple.example", by=account).key


@pytest.fixture
def side(db, settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path
    made = matrix.make_side("treize")
    for account in Account.objects.all():
        resident_of(account)  # as signing in does
    return made


def rows() -> dict[str, str]:
    """Return every row of every table as text, by its model and key."""
    return {
        f"{model._meta.label} {row.pk}": serializers.serialize("json", [row])
        for model in apps.get_models()
        if model._meta.label not in NOT_COUNTED
        for row in model._default_manager.all()
    }


def changed(before: dict[str, str]) -> list[str]:
    """Return which rows came, went or changed since."""
    return sorted({name for name, _text in before.items() ^ rows().items()})


def test_no_address_of_any_kind_changes_a_row_by_being_looked_at(side):
    people = [Client(), side.people["resident"], side.people["owner"]]
    addresses = {
        kind: f"/i/{make_code(kind, about(side.things))}/" for kind, about in ABOUT.items()
    }
    before = rows()
    for kind, address in addresses.items():
        pages = [client.get(address, follow=True) for client in people]
        assert all(page.status_code < 500 for page in pages), kind
        # Whoever it is for sees it: else nothing would be proven here.
        assert any(page.status_code == 200 for page in pages), kind
        for client, page in zip(people, pages, strict=True):
            for seen in [address, *(url for url, _status in page.redirect_chain)]:
                client.head(seen)
    assert changed(before) == []


def test_no_kind_is_forgotten_here():
    assert {kind.name for kind in Link} - {kind.name for kind in ABOUT} <= NOT_IN_MESSAGES


@pytest.mark.parametrize("kind", [kind for kind in Link if not kind.private])
def test_a_public_code_that_says_nothing_known_is_not_found(db, kind):
    for value in ("x" * 50, "99999999", "é"):
        page = Client().get(f"/i/{make_code(kind, value)}/", follow=True)
        assert page.status_code in (200, 404)


def test_control_a_row_that_changes_is_seen(side):
    before, resident = rows(), side.things["resident"]
    assert changed(before) == []
    type(resident).objects.filter(pk=resident.pk).update(name="Zoé")
    assert changed(before) == [f"people.Resident {resident.pk}"]
