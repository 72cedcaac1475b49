"""What the officer put on the first page: cards of the needs, events, initiatives of her links."""

from typing import Any

from django.http import HttpRequest
from wagtail.query import PageQuerySet

from cms.pages import queries
from cms.pages.cards import card_of, event_card_of, initiative_card
from engagement.city.shown import shown


def featured(request: HttpRequest, initiative_pages: PageQuerySet) -> dict[str, list[Any]]:
    """Return the cards by kind, of what is open today; {} where nothing is featured."""
    slugs = _slugs_by_kind()
    if not slugs:
        return {}
    needs = queries.open_needs().filter(slug__in=slugs.get("besoins", []))
    events = queries.next_events().filter(slug__in=slugs.get("evenements", []))
    pages = queries.one_page_each(initiative_pages.filter(slug__in=slugs.get("initiatives", [])))
    cards = {
        "needs": [card_of(need) for need in needs],
        "events": [event_card_of(event) for event in events],
        "initiatives": [initiative_card(page, request) for page in pages],
    }
    return {kind: found for kind, found in cards.items() if found}


def _slugs_by_kind() -> dict[str, list[str]]:
    """Return the last steps of the addresses by the step before, "besoins" for instance."""
    slugs: dict[str, list[str]] = {}
    for address in shown().featured_now():
        kind, slug = address.strip("/").split("/")[-2:]
        slugs.setdefault(kind, []).append(slug)
    return slugs
