"""An idea that is being written, kept in the session until it is sent: signing in loses nothing."""

import base64
import time
from typing import Any

from django.core.files.base import ContentFile
from django.http import HttpRequest

from engagement.territory.models import Interest, Neighbourhood
from engagement.web.residents.ideas.propose_form import ProposeForm

SESSION_KEY = "idea_draft"
LIFE = 30 * 60  # seconds: on a shared computer the next person must not inherit it
TEXTS = ("title", "body", "place", "photo_words", "name")


def keep_draft(request: HttpRequest, form: ProposeForm) -> None:
    """Keep what the form holds, also where something in it is to be corrected."""
    told = form.cleaned_data
    home = told.get("neighbourhood")
    request.session[SESSION_KEY] = {
        **{name: told.get(name) or "" for name in TEXTS},
        "neighbourhood": home.code if home else "",
        "interests": [row.pk for row in told.get("interests") or []],
        "photo": _photo(told.get("photo")) or (recall(request) or {}).get("photo", ""),
        "at": time.time(),
    }


def _photo(photo: ContentFile | None) -> str:
    return base64.b64encode(photo.read()).decode() if photo else ""


def recall(request: HttpRequest) -> dict[str, Any] | None:
    draft = request.session.get(SESSION_KEY)
    return draft if draft and time.time() - draft["at"] <= LIFE else None


def forget(request: HttpRequest) -> None:
    request.session.pop(SESSION_KEY, None)


def drop_photo(request: HttpRequest) -> None:
    draft = recall(request)
    if draft:
        request.session[SESSION_KEY] = draft | {"photo": "", "photo_words": ""}


def answers(draft: dict[str, Any]) -> dict[str, Any]:
    """Return what the form shows of a draft: all but the picture."""
    return {name: value for name, value in draft.items() if name != "photo"}


def photo_of(draft: dict[str, Any]) -> ContentFile | None:
    if not draft["photo"]:
        return None
    return ContentFile(base64.b64decode(draft["photo"]), name="photo.jpg")


def facts_of(draft: dict[str, Any]) -> dict[str, Any]:
    """Return what `propose_idea` takes of a draft; the picture aside."""
    return {
        "title": draft["title"],
        "body": draft["body"],
        "place": draft["place"],
        "neighbourhood": Neighbourhood.objects.filter(code=draft["neighbourhood"]).first(),
        "interests": list(Interest.objects.domains().filter(pk__in=draft["interests"])),
    }
