"""Where pages may stand and what they may be called."""

from importlib import import_module

import pytest
from django.core.exceptions import ValidationError
from django.db.models import ProtectedError
from wagtail.models import Locale, Page

from cms.pages.models import (
    FormPage,
    HomePage,
    InitiativeIndexPage,
    InitiativePage,
    NeighbourhoodIndexPage,
    NeighbourhoodPage,
    NewsIndexPage,
    NewsPage,
    PlainPage,
)
from cms.pages.slugs import RESERVED_SLUGS


@pytest.mark.parametrize(
    ("kind", "parents", "children"),
    [
        (
            HomePage,
            {Page},
            {InitiativeIndexPage, NewsIndexPage, NeighbourhoodIndexPage, PlainPage, FormPage},
        ),
        (InitiativeIndexPage, {HomePage}, {InitiativePage}),
        (InitiativePage, {InitiativeIndexPage}, set()),
        (NewsIndexPage, {HomePage}, {NewsPage}),
        (NewsPage, {NewsIndexPage}, set()),
        (NeighbourhoodIndexPage, {HomePage}, {NeighbourhoodPage}),
        (NeighbourhoodPage, {NeighbourhoodIndexPage}, set()),
        (PlainPage, {HomePage, PlainPage}, {PlainPage, FormPage}),
        (FormPage, {HomePage, PlainPage}, set()),
    ],
)
def test_each_page_type_declares_its_place(kind, parents, children):
    assert set(kind.allowed_parent_page_models()) == parents
    assert set(kind.allowed_subpage_models()) == children


def test_there_is_one_home_per_language(home):
    assert not HomePage.can_create_at(home.get_parent())


def test_there_is_one_list_of_initiatives_under_each_home(home):
    assert not InitiativeIndexPage.can_create_at(home)


@pytest.mark.parametrize("slug", ["besoins", "admin", "association", "pour-moi", "en", "i"])
def test_a_page_may_not_hide_an_address_of_the_platform(home, slug):
    with pytest.raises(ValidationError) as refused:
        home.add_child(instance=PlainPage(title="Caché", slug=slug))
    assert "slug" in refused.value.error_dict


def test_every_first_part_of_the_platforms_addresses_is_reserved(settings):
    parts = first_parts(import_module(settings.ROOT_URLCONF).urlpatterns)
    assert {"besoins", "association", "compte"} <= parts
    assert parts <= RESERVED_SLUGS


def first_parts(patterns, prefix=""):
    parts = set()
    for pattern in patterns:
        text = prefix + str(pattern.pattern)
        if text.startswith("^"):  # Wagtail's own, which serves the pages
            continue
        if "/" in text:
            parts.add(text.split("/")[0])
        elif hasattr(pattern, "url_patterns"):
            parts |= first_parts(pattern.url_patterns, text)
    return parts


@pytest.mark.parametrize("kind", [InitiativeIndexPage, NewsIndexPage, NeighbourhoodIndexPage])
def test_the_lists_keep_their_addresses(db, kind):
    page = kind.objects.first()
    page.slug = "projets"
    with pytest.raises(ValidationError):
        page.full_clean()


def test_a_neighbourhood_has_one_page_in_each_language_at_its_code(petite_synthe, db):
    parent = NeighbourhoodIndexPage.objects.get(locale__language_code="fr")
    facts = {"title": "Chez nous", "intro": "—", "neighbourhood": petite_synthe}
    page = parent.add_child(instance=NeighbourhoodPage(slug="autre", **facts))
    assert page.get_url() == "/quartiers/petite-synthe/"
    with pytest.raises(ValidationError) as refused:
        parent.add_child(instance=NeighbourhoodPage(**facts))
    assert "neighbourhood" in refused.value.error_dict


def test_an_initiative_has_one_page_in_each_language(orchard_page, orchard, index):
    twin = InitiativePage(title="Encore", slug="encore", intro="…", initiative=orchard)
    with pytest.raises(ValidationError) as refused:
        index.add_child(instance=twin)
    assert "initiative" in refused.value.error_dict


def test_it_may_have_another_page_in_english(orchard_page):
    english = Locale.objects.get(language_code="en")
    page = orchard_page.copy_for_translation(english)
    page.full_clean()
    assert page.initiative == orchard_page.initiative


def test_an_initiative_with_a_page_cannot_be_deleted(orchard_page, orchard):
    with pytest.raises(ProtectedError):
        orchard.delete()
