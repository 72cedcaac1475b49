"""The page tree exists after migrate alone, and again after a flush."""

import pytest
from django.contrib.auth.models import Group
from django.core.management import call_command
from wagtail.models import Locale, Page, Site

from cms.desk.roles import ROLES
from cms.pages.models import HomePage, InitiativeIndexPage
from cms.pages.tree import ensure_tree

LISTS = ("initiatives", "actualites", "quartiers")
ADDRESSES = {"/", "/en/"} | {f"{home}{name}/" for home in ("/", "/en/") for name in LISTS}


def addresses():
    return {page.get_url() for page in Page.objects.filter(depth__gt=1)}


def test_migrate_alone_makes_home_and_lists_in_both_languages(db):
    assert addresses() == ADDRESSES
    assert set(Locale.objects.values_list("language_code", flat=True)) == {"fr", "en"}


def test_the_english_pages_are_translations_of_the_french_ones(db):
    for kind in (HomePage, InitiativeIndexPage):
        assert kind.objects.values("translation_key").distinct().count() == 1


def test_the_site_is_at_the_address_of_the_settings(db):
    site = Site.objects.get()
    assert (site.hostname, site.port) == ("127.0.0.1", 8000)


def test_the_welcome_page_and_groups_of_wagtail_are_gone(db):
    assert not Page.objects.filter(title__startswith="Welcome to your new").exists()
    assert not Group.objects.filter(name__in=["Moderators", "Editors"]).exists()


def test_a_second_time_changes_nothing(db):
    before = list(Page.objects.values_list("pk", "title", "url_path"))
    ensure_tree()
    assert list(Page.objects.values_list("pk", "title", "url_path")) == before


def test_what_editors_changed_stays(home):
    home.title = "Bienvenue à Dunkerque"
    home.save()
    ensure_tree()
    assert HomePage.objects.get(pk=home.pk).title == "Bienvenue à Dunkerque"
    assert HomePage.objects.count() == 2


def test_a_page_taken_away_comes_back(home):
    InitiativeIndexPage.objects.all().delete()
    assert addresses() == {one for one in ADDRESSES if "initiatives" not in one}
    ensure_tree()
    assert addresses() == ADDRESSES


@pytest.mark.django_db(transaction=True)
def test_a_flush_as_after_a_transaction_test_brings_tree_and_roles_back(client):
    call_command("flush", interactive=False, verbosity=0)
    assert addresses() == ADDRESSES
    assert client.get("/").status_code == 200
    assert set(Group.objects.values_list("name", flat=True)) == {role.name for role in ROLES}
    assert Group.objects.get(name="officer").page_permissions.exists()
