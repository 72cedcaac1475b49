"""The one page of the gate. It shows nobody: what it knows comes by the protocol."""

from django.conf import settings
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import get_object_or_404, render
from django.templatetags.static import static
from django.urls import reverse
from django.utils import translation
from django.views.decorators.http import require_safe

from engagement.events.models import Event

#: What the page keeps on the phone beside itself, so that it opens with the network cut.
FILES = [
    "css/tokens.css",
    "css/components.css",
    "css/gate.css",
    "icons/sprite.svg",
    "brand/favicon.svg",
    "brand/touch-icon.png",
    "js/gate/app.js",
    "js/gate/arrivals.js",
    "js/gate/badge.js",
    "js/gate/camera.js",
    "js/gate/checks.js",
    "js/gate/counting.js",
    "js/gate/crypto.js",
    "js/gate/keep.js",
    "js/gate/phone.js",
    "js/gate/queue.js",
    "js/gate/screen.js",
    "js/gate/server.js",
    "js/gate/sound.js",
    "js/gate/store.js",
    "js/gate/sync.js",
    "js/gate/work.js",
    "vendor/qr/decode.js",
    "vendor/qr/index.js",
]
FAMILIES = range(2, 7)
SEA_DEEP = "#093846"


@require_safe
def page(request: HttpRequest, slug: str) -> HttpResponse:
    event = _event(slug)
    kept = {"pages": _pages(event), "files": [static(name) for name in FILES]}
    context = {"event": event, "kept": kept, "families": FAMILIES}
    return render(request, "gate/gate.html", context)


@require_safe
def manifest(request: HttpRequest, slug: str) -> HttpResponse:
    """Say how the gate is put on the screen of a phone."""
    event = _event(slug)
    here = reverse("gate:page", args=[slug])
    facts = {
        "name": event.title,
        "short_name": event.title[:12],
        "id": here,
        "start_url": here,
        "scope": here,
        "lang": translation.get_language(),
        "display": "standalone",
        "background_color": SEA_DEEP,
        "theme_color": SEA_DEEP,
        "icons": [
            {"src": static("brand/favicon.svg"), "sizes": "any", "type": "image/svg+xml"},
            {"src": static("brand/touch-icon.png"), "sizes": "180x180", "type": "image/png"},
        ],
    }
    return JsonResponse(facts, content_type="application/manifest+json")


def _event(slug: str) -> Event:
    return get_object_or_404(Event.objects.public(), slug=slug)


def _pages(event: Event) -> list[str]:
    """Return the address of the page in each language."""
    found = []
    for code, _label in settings.LANGUAGES:
        with translation.override(code):
            found.append(reverse("gate:page", args=[event.slug]))
    return found
