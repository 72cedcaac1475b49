"""The same page in the other languages, for the switch and for `hreflang`."""

from urllib.parse import urljoin

from django.conf import settings
from django.http import HttpRequest
from django.urls import reverse, translate_url
from django.utils import translation
from django.utils.functional import SimpleLazyObject
from wagtail.models import Page

PAGES = "wagtail_serve"


def languages(request: HttpRequest) -> dict[str, object]:
    """Give `language_links`, list of {code, label, url, address (whole), current}."""
    return {"language_links": SimpleLazyObject(lambda: links_of(request))}


def links_of(request: HttpRequest) -> list[dict[str, object]]:
    """Return this page in every language; [] where the address does not tell the language."""
    here = request.get_full_path()
    page = _page_of(request)
    active = translation.get_language()
    urls = {
        code: here if code == active else _url_in(code, request, page)
        for code, _label in settings.LANGUAGES
    }
    if len(set(urls.values())) < len(urls):
        return []
    return [
        {
            "code": code,
            "label": label,
            "url": urls[code],
            "address": urljoin(settings.SITE_URL, urls[code]),
            "current": code == active,
        }
        for code, label in settings.LANGUAGES
    ]


def _page_of(request: HttpRequest) -> Page | None:
    """Return the page that is being served, which Wagtail has found already."""
    match = request.resolver_match
    if match is None or match.url_name != PAGES:
        return None
    return Page.find_for_request(request, match.args[0])


def _url_in(code: str, request: HttpRequest, page: Page | None) -> str:
    match = request.resolver_match
    if match is None or match.url_name != PAGES:
        return translate_url(request.get_full_path(), code)
    translated = _nearest_translation(page, code) if page else None
    if translated:
        return translated.get_url(request) or _home_in(code)
    return _home_in(code)


def _nearest_translation(page: Page, code: str) -> Page | None:
    """Return the page in a language; where nobody wrote it yet, what stands above it."""
    above = page.get_ancestors(inclusive=True).filter(depth__gt=1).order_by("-depth")
    keys = list(above.values_list("translation_key", flat=True))
    written = Page.objects.live().filter(translation_key__in=keys, locale__language_code=code)
    return min(written, key=lambda one: keys.index(one.translation_key), default=None)


def _home_in(code: str) -> str:
    with translation.override(code):
        return reverse(PAGES, args=[""])
