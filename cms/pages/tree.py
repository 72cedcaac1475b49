"""The page tree that exists after `migrate` alone.

Made after every migrate and every flush, never by a migration: rows of a migration vanish with
the first TransactionTestCase.
"""

from typing import TypeVar
from urllib.parse import urlsplit

from django.conf import settings
from django.contrib.auth.models import Group
from django.contrib.contenttypes.models import ContentType
from django.db import connection, transaction
from wagtail.models import Locale, Page, Site

from cms.pages.models import (
    HomePage,
    InitiativeIndexPage,
    NeighbourhoodIndexPage,
    NewsIndexPage,
)

Child = TypeVar("Child", bound=Page)

HOME_SLUGS = {"fr": "accueil", "en": "welcome"}
HOME_TITLES = {"fr": "Accueil", "en": "Home"}
LISTS = {
    InitiativeIndexPage: {"fr": "Initiatives", "en": "Initiatives"},
    NewsIndexPage: {"fr": "Actualités", "en": "News"},
    NeighbourhoodIndexPage: {"fr": "Quartiers", "en": "Neighbourhoods"},
}


@transaction.atomic
def ensure_tree() -> None:
    """Create what is missing of locales, root, home pages, lists and site.

    Repeatable; what editors changed stays. Does nothing before the tables exist (a partial
    migrate).
    """
    if HomePage._meta.db_table not in connection.introspection.table_names():
        return
    locales = [
        Locale.objects.get_or_create(language_code=code)[0] for code, _name in settings.LANGUAGES
    ]
    root = Page.get_first_root_node() or Page.add_root(
        instance=Page(title="Root", slug="root", locale=locales[0])
    )
    homes = [
        _ensure_child(
            root,
            HomePage,
            locale=locale,
            slug=HOME_SLUGS[locale.language_code],
            title=HOME_TITLES[locale.language_code],
        )
        for locale in locales
    ]
    for home in homes:
        for kind, titles in LISTS.items():
            title = titles[home.locale.language_code]
            _ensure_child(home, kind, locale=home.locale, slug=kind.SLUG, title=title)
    _ensure_site(homes[0])
    _remove_stock_rows()
    Site.clear_site_root_paths_cache()


def _ensure_child(parent: Page, kind: type[Child], *, locale: Locale, **fields: str) -> Child:
    """Return the child of this kind and locale; a new one is a translation of those there."""
    child = kind.objects.child_of(parent).filter(locale=locale).first()
    if child:
        return child
    child = kind(locale=locale, **fields)
    other = kind.objects.exclude(locale=locale).first()
    if other:
        child.translation_key = other.translation_key
    parent.add_child(instance=child)
    return child


def _ensure_site(home: HomePage) -> None:
    """Point the default site to `home` unless it has a home page already."""
    host = urlsplit(settings.SITE_URL or "http://localhost")
    site = Site.objects.filter(is_default_site=True).first() or Site(
        is_default_site=True, root_page=home
    )
    if not HomePage.objects.filter(pk=site.root_page_id).exists():
        site.root_page = home
    site.hostname = host.hostname or "localhost"
    site.port = host.port or (443 if host.scheme == "https" else 80)
    site.save()


def _remove_stock_rows() -> None:
    """Delete what Wagtail's first migration leaves: a welcome page and two groups without roles."""
    welcome = Page.objects.filter(
        depth=2, slug="home", content_type=ContentType.objects.get_for_model(Page)
    ).first()
    if welcome:
        welcome.delete()
        Group.objects.filter(name__in=["Moderators", "Editors"]).delete()
