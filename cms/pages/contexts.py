"""What the templates of `templates/cms/` are given beside their page."""

from typing import Any

from django.contrib.auth.models import AnonymousUser
from django.core.paginator import Paginator
from django.http import HttpRequest
from wagtail.models import Page
from wagtail.query import PageQuerySet

from cms.pages import promises, queries, stages
from cms.pages.cards import card_of, event_card_of, initiative_card, news_row, place_of
from cms.pages.featured import featured
from engagement.initiatives.models import Follow, Initiative
from engagement.matching.queries import suggested_needs
from engagement.people.models import Account, Resident
from engagement.territory.models import Neighbourhood
from engagement.territory.tags import tags_of

NEEDS_ON_HOME = 6
EVENTS_ON_HOME = 3
INITIATIVES_ON_HOME = 3
NEEDS_OF_INITIATIVE = 12
EVENTS_OF_INITIATIVE = 6
NEWS_ON_PAGE = 12
GOING_ON = {
    Initiative.State.ANNOUNCED,
    Initiative.State.PREPARING,
    Initiative.State.UNDER_WAY,
}


def home(request: HttpRequest, initiative_pages: PageQuerySet) -> dict[str, Any]:
    """Return the first screen: needs for this visitor, initiatives, the city in figures."""
    resident = _resident(request.user)
    suggested = _suggested(resident) if resident else []
    pages = queries.one_page_each(initiative_pages)[:INITIATIVES_ON_HOME]
    return {
        "nav": "home",
        "needs": suggested or [card_of(need) for need in queries.open_needs()[:NEEDS_ON_HOME]],
        "is_for_her": bool(suggested),
        "home_code": _home_code(resident),
        "neighbourhoods": Neighbourhood.objects.all(),
        "events": [event_card_of(event) for event in queries.next_events()[:EVENTS_ON_HOME]],
        "initiatives": [initiative_card(page, request) for page in pages],
        "figures": queries.city_figures(),
        "featured": featured(request, initiative_pages),
    }


def _resident(user: Account | AnonymousUser) -> Resident | None:
    if not user.is_authenticated:
        return None
    residents = Resident.objects.select_related("neighbourhood")
    return residents.filter(account=user, is_self=True).first()


def _suggested(resident: Resident) -> list[dict[str, Any]]:
    """Return the cards of the needs that suit her best, with the reasons in words."""
    suited = suggested_needs(resident, NEEDS_ON_HOME)
    return [card_of(need, reason=reason) for need, reason in suited]


def _home_code(resident: Resident | None) -> str:
    return resident.neighbourhood.code if resident and resident.neighbourhood else ""


def initiative_index(request: HttpRequest, initiative_pages: PageQuerySet) -> dict[str, Any]:
    """Return the initiatives that go on, and those that are finished."""
    pages = queries.one_page_each(initiative_pages)
    cards = [initiative_card(page, request) for page in pages]
    return {
        "nav": "initiatives",
        "going_on": [card for card in cards if not card["finished"]],
        "finished": [card for card in cards if card["finished"]],
    }


def news_index(request: HttpRequest, pages: PageQuerySet) -> dict[str, Any]:
    """Return one page of the news, latest first."""
    numbered = Paginator(queries.latest_news(pages), NEWS_ON_PAGE)
    shown = numbered.get_page(request.GET.get("page"))
    return {"news": [news_row(page, request) for page in shown], "page_obj": shown}


def news(page: Page, initiative_pages: PageQuerySet, request: HttpRequest) -> dict[str, Any]:
    """Return the page of the initiative that a piece of news is of, if it has one to show."""
    about = queries.one_page_each(initiative_pages.filter(initiative=page.initiative_id))
    return {"about": initiative_card(about[0], request) if about else None}


def initiative(page: Page, request: HttpRequest) -> dict[str, Any]:
    """Return the initiative's promise, stage, needs and past, but for what its body shows."""
    shown: Initiative = page.initiative
    in_body = {block.block_type for block in page.body}
    return {
        "nav": "initiatives",
        "initiative": shown,
        "is_abandoned": shown.state == Initiative.State.ABANDONED,
        "is_going_on": shown.state in GOING_ON,
        "place": place_of(shown),
        "tags": tags_of(shown.interests.all()),
        "steps": stages.steps_of(shown),
        "promise": promises.promise_of(shown),
        "outcome": promises.outcome_of(shown),
        "followers": promises.followers_of(shown),
        "follows": _follows(request.user, shown),
        "needs": [] if "needs" in in_body else needs_of(shown),
        "events": [] if "events" in in_body else events_of(shown),
        "moments": [] if "timeline" in in_body else stages.moments_of(shown),
        "news": [news_row(page, request) for page in queries.news_of(shown)],
    }


def _follows(user: Account | AnonymousUser, initiative: Initiative) -> bool:
    """Say whether this visitor is told of the initiative."""
    if not user.is_authenticated:
        return False
    hers = Follow.objects.of(initiative).filter(resident__account=user, resident__is_self=True)
    return hers.exists()


def needs_of(initiative: Initiative) -> list[dict[str, Any]]:
    """Return the cards of the open needs of an initiative."""
    needs = queries.open_needs().filter(initiative=initiative)
    return [card_of(need) for need in needs[:NEEDS_OF_INITIATIVE]]


def events_of(initiative: Initiative) -> list[dict[str, Any]]:
    """Return the cards of the events to come of an initiative."""
    events = queries.next_events().filter(initiative=initiative)
    return [event_card_of(event) for event in events[:EVENTS_OF_INITIATIVE]]
