"""Needs and initiatives in the words that the cards of `templates/_components/` take."""

from typing import Any

from django.http import HttpRequest
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from engagement.events.cards import event_card
from engagement.events.models import Event
from engagement.initiatives.models import Initiative
from engagement.media.renditions import CARD, shown
from engagement.needs.cards import need_card
from engagement.needs.models import Need
from engagement.territory.tags import tags_of

STAGE_PAPERS = {
    Initiative.State.ANNOUNCED: "sky",
    Initiative.State.PREPARING: "sand",
    Initiative.State.UNDER_WAY: "dune",
    Initiative.State.FINISHED: "sea",
    Initiative.State.ABANDONED: "brick",
}


def card_of(need: Need, *, reason: str = "") -> dict[str, Any]:
    """Return what `card_need.html` takes of a need of `queries.open_needs`."""
    return need_card(need, url=reverse("residents:need", args=[need.slug]), reason=reason)


def event_card_of(event: Event) -> dict[str, Any]:
    """Return what `card_event.html` takes of an event of `queries.next_events`."""
    return event_card(event, url=reverse("residents:event", args=[event.slug]))


def initiative_card(page: Any, request: HttpRequest | None) -> dict[str, Any]:
    """Return what `card_initiative.html` takes of a page of `queries.initiative_pages`."""
    initiative = page.initiative
    return {
        "url": page.get_url(request),
        "title": page.title,
        "summary": page.intro,
        "stage": initiative.get_state_display(),
        "stage_paper": STAGE_PAPERS[initiative.state],
        "place": place_of(initiative),
        "tags": tags_of(initiative.interests.all()),
        "finished": initiative.state == Initiative.State.FINISHED,
        "from_residents": bool(initiative.from_residents),
        **shown(page.picture, CARD),
    }


def news_row(page: Any, request: HttpRequest | None) -> dict[str, Any]:
    """Return what `cms/news.html` takes of a page of news."""
    return {
        "url": page.get_url(request),
        "title": page.title,
        "day": page.day,
        "intro": page.intro,
        **shown(page.picture, CARD),
    }


def needs_in_words(counts: dict[str, int]) -> dict[str, str]:
    """Return "4 besoins" for each count."""
    return {
        code: ngettext("%(n)s besoin", "%(n)s besoins", n) % {"n": n} for code, n in counts.items()
    }


def place_of(initiative: Initiative) -> str:
    """Return its neighbourhood, or that it is for the whole city."""
    return initiative.neighbourhood.name if initiative.neighbourhood else _("toute la ville")
