"""What the URL map and the page types offer to whoever asks with GET."""

from collections.abc import Iterator

from django.apps import apps
from django.urls import URLPattern, URLResolver, get_resolver
from wagtail.models import Page

from cms.desk.viewsets import VIEWSETS
from cms.fabrique.viewset import VIEWSETS as OF_IDEAS
from cms.newsletter.viewset import NewsletterViewSet

# Wagtail's own addresses, ours among them only where the desk put them.
WAGTAIL = ("admin/", "documents/")
DEBUG_ONLY = ("dev/", "demo/")


def all_routes() -> dict[str, set[str]]:
    """Return the names of each of our addresses, by its pattern, and the page types by theirs."""
    found: dict[str, set[str]] = {}
    for pattern, name in walk(get_resolver().url_patterns):
        if is_ours(pattern, name):
            found.setdefault(pattern, set()).add(name)
    return found | {kind.__name__: {kind.__name__} for kind in page_types()}


def walk(
    entries: list[URLPattern | URLResolver], before: str = "", space: str = ""
) -> Iterator[tuple[str, str]]:
    """Yield each address below these entries: its pattern and its name with its namespace."""
    for entry in entries:
        pattern = before + str(entry.pattern)
        if isinstance(entry, URLPattern):
            yield pattern, f"{space}{entry.name or pattern}"
        else:
            inner = f"{space}{entry.namespace}:" if entry.namespace else space
            yield from walk(entry.url_patterns, pattern, inner)


def is_ours(pattern: str, name: str) -> bool:
    desk = {viewset().url_namespace for viewset in (*VIEWSETS, *OF_IDEAS, NewsletterViewSet)}
    if pattern.startswith(WAGTAIL):
        return name.split(":")[0] in desk
    return not pattern.startswith(DEBUG_ONLY)


def page_types() -> list[type[Page]]:
    return [kind for kind in apps.get_models() if issubclass(kind, Page) and kind is not Page]
