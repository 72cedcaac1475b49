"""Who sees what in the associations' space."""

import pytest
from django.test import Client
from django.urls import reverse

from engagement.needs.models import Need
from tests import factories
from tests.conftest import client_of

PAGES = ["home", "post_need", "edit_need", "photo", "add_series"]
POSTED = [
    "submit",
    "publish",
    "pause",
    "resume",
    "withdraw",
    "duplicate",
    "drop_photo",
    "interests",
]


def address(name, association, need):
    own = [association.slug]
    return reverse(f"associations:{name}", args=own if name in PAGES[:2] else [*own, need.slug])


@pytest.mark.parametrize("name", PAGES)
def test_an_owner_sees_her_own(name, treize, clean_up, odile):
    assert client_of(odile).get(address(name, treize, clean_up)).status_code == 200


@pytest.mark.parametrize("name", PAGES + POSTED)
def test_a_visitor_signs_in_first_and_comes_back(name, treize, clean_up):
    page = address(name, treize, clean_up)
    response = Client().post(page)
    assert response.status_code == 302
    assert response["Location"] == f"{reverse('account_login')}?next={page}"


@pytest.mark.parametrize("name", PAGES + POSTED)
@pytest.mark.parametrize("who", ["stranger", "owner of another", "officer"])
def test_nobody_else_sees_it(name, who, treize, clean_up, ines, viviane, voisine, officer):
    account = {"stranger": ines.account, "owner of another": viviane, "officer": officer}[who]
    assert client_of(account).post(address(name, treize, clean_up)).status_code == 404


@pytest.mark.parametrize("name", [*PAGES[2:], *POSTED])
def test_a_need_of_another_is_not_found_under_ones_own(name, voisine, viviane, clean_up):
    assert client_of(viviane).post(address(name, voisine, clean_up)).status_code == 404
    clean_up.refresh_from_db()
    assert clean_up.state == Need.State.PUBLISHED


@pytest.mark.parametrize("name", POSTED)
def test_a_link_changes_nothing(name, treize, clean_up, odile):
    assert client_of(odile).get(address(name, treize, clean_up)).status_code == 405


def test_the_list_of_one_s_associations(treize, voisine, odile):
    page = client_of(odile).get(reverse("associations:index")).content.decode()
    assert treize.name in page
    assert voisine.name not in page


@pytest.mark.django_db
def test_without_any_one_is_invited_to_register():
    page = client_of(factories.AccountFactory()).get(reverse("associations:index"))
    assert reverse("associations:register") in page.content.decode()


@pytest.mark.django_db
def test_a_visitor_signs_in_to_see_the_list():
    assert Client().get(reverse("associations:index")).status_code == 302
