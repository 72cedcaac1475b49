"""What a phone keeps for when there is no network: one page, in each language, and its files."""

import json

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.templatetags.static import static
from django.urls import reverse
from django.utils import translation
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

FILES = [
    "css/tokens.css",
    "css/components.css",
    "icons/sprite.svg",
    "brand/logo.svg",
    "brand/favicon.svg",
]


@require_safe
def offline(request: HttpRequest) -> HttpResponse:
    return render(request, "offline.html")


@never_cache
@require_safe
def worker(request: HttpRequest) -> HttpResponse:
    """Give the service worker: at the root, since it watches over what lies beside and below it.

    It names what is to be kept; static/js/sw.js says what is done with it. A file that changes
    has another name, so that browsers see a new worker.
    """
    kept = {
        "pages": pages(),
        "files": [static(name) for name in FILES],
        "gates": [f"{root}accueil/" for root in pages()],
        "fixed": settings.STATIC_URL,
    }
    script = f"self.kept = {json.dumps(kept)};\nimportScripts({json.dumps(static('js/sw.js'))});\n"
    return HttpResponse(script, content_type="text/javascript")


def pages() -> dict[str, str]:
    """Return the address of the page in each language, by the beginning of the addresses in it."""
    found = {}
    for code, _label in settings.LANGUAGES:
        with translation.override(code):
            found[reverse("wagtail_serve", args=[""])] = reverse("residents:offline")
    return found
