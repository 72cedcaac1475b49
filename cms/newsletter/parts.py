"""The parts of a letter as they are at one moment: plain JSON that messages and a page show."""

from collections.abc import Callable
from typing import Any

from django.utils import translation
from wagtail.images.models import SourceImageIOError

from cms.newsletter.plain import html_of, text_of, whole
from cms.pages.queries import next_events
from engagement.base.links import Link, make_link
from engagement.events.cards import missing_in_words
from engagement.events.models import Event
from engagement.events.wording import when_of
from engagement.events.wording import where_of as event_place
from engagement.initiatives.models import Initiative
from engagement.needs.cards import for_cards, soonest_first, when_in_short
from engagement.needs.models import Need
from engagement.needs.wording import where_of
from engagement.territory.models import Interest

Part = dict[str, Any]
#: Twice the width of a message; JPEG, because many mail programs know nothing newer.
PICTURE = "max-1100x1100|format-jpeg|jpegquality-70"


def parts_of(body: Any, language: str) -> list[Part]:
    """Return the parts of a letter's body, their words in its language.

    Parts that have nothing to say (no open need, no fête, a lost picture, not yet filled in) are
    left out.
    """
    with translation.override(language):
        parts = (MAKERS[block.block_type](block.value) for block in body)
        return [part for part in parts if part]


def _heading(value: str) -> Part | None:
    return {"kind": "heading", "text": value} if value else None


def _text(value: Any) -> Part | None:
    html = html_of(value.source)
    return {"kind": "text", "html": html, "text": text_of(html)} if html else None


def _picture(value: Any) -> Part | None:
    if value.get("picture") is None:
        return None
    try:
        rendition = value["picture"].get_rendition(PICTURE)
    except SourceImageIOError:
        return None
    return {
        "kind": "picture",
        "url": whole(rendition.url),
        "width": rendition.width,
        "height": rendition.height,
        "alt": rendition.alt,
        "caption": value.get("caption", ""),
    }


def _needs(value: Any) -> Part | None:
    needs = Need.objects.open()
    if value.get("neighbourhood"):
        needs = needs.filter(neighbourhood__code=value.get("neighbourhood"))
    if value.get("interest"):
        liking = Need.interests.through.objects.filter(
            interest__kind=Interest.Kind.DOMAIN, interest__code=value.get("interest")
        )
        needs = needs.filter(pk__in=liking.values("need"))
    found = for_cards(soonest_first(needs))[: value.get("most")]
    return _cards(value["title"], [_need(need) for need in found])


def _need(need: Need) -> Part:
    told = (need.association.name, when_in_short(need.shifts_to_come), where_of(need))
    lines = [str(line) for line in told if line]
    return {"title": need.title, "lines": lines, "url": make_link(Link.NEED, need.pk)}


def _events(value: Any) -> Part | None:
    events = next_events()
    if value.get("neighbourhood"):
        events = events.filter(neighbourhood__code=value.get("neighbourhood"))
    if value.get("interest"):
        events = events.filter(
            interests__kind=Interest.Kind.DOMAIN, interests__code=value.get("interest")
        )
    return _cards(value["title"], [_event(event) for event in events[: value.get("most")]])


def _event(event: Event) -> Part:
    told = (when_of(event), event_place(event), missing_in_words(event))
    lines = [str(line) for line in told if line]
    return {"title": event.title, "lines": lines, "url": make_link(Link.EVENT, event.pk)}


def _initiatives(value: Any) -> Part | None:
    chosen = [int(key) for key in value["initiatives"]]
    found = Initiative.objects.visible().in_bulk(chosen)
    return _cards(value["title"], [_initiative(found[key]) for key in chosen if key in found])


def _initiative(initiative: Initiative) -> Part:
    return {
        "title": initiative.title,
        "lines": [line for line in (initiative.summary,) if line],
        "url": make_link(Link.INITIATIVE, initiative.pk),
    }


def _cards(title: str, cards: list[Part]) -> Part | None:
    return {"kind": "cards", "title": str(title), "cards": cards} if cards else None


MAKERS: dict[str, Callable[[Any], Part | None]] = {
    "heading": _heading,
    "text": _text,
    "picture": _picture,
    "needs": _needs,
    "events": _events,
    "initiatives": _initiatives,
}
