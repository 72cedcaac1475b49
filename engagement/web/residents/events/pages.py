"""The list of fêtes and the page of one."""

from typing import Any

from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_safe

from engagement.events.actions.places import takes_people
from engagement.events.calendar import calendar_of
from engagement.events.cards import event_card, for_cards, missing_in_words
from engagement.events.figures import public_figures
from engagement.events.models import Event
from engagement.events.programme import programme_of
from engagement.media.renditions import PAGE, shown
from engagement.territory.tags import tags_of
from engagement.web.residents.events.filters import EventFilter
from engagement.web.residents.events.queries import needs_of, registration_of, visible_event
from engagement.web.residents.events.wording import event_facts
from engagement.web.residents.queries import address_of_initiative, map_around, need_cards
from engagement.web.residents.wording import understood

PER_PAGE = 18


@require_safe
def events(request: HttpRequest) -> HttpResponse:
    """List the fêtes to come, soonest first; `?passees` lists those that were."""
    past = "passees" in request.GET
    rows = (
        Event.objects.public().filter(ends_at__lte=timezone.now()).order_by("-starts_at", "-pk")
        if past
        else Event.objects.upcoming()
    )
    found = EventFilter(request.GET, queryset=rows)
    page = Paginator(for_cards(found.qs), PER_PAGE).get_page(request.GET.get("page"))
    context = {
        "nav": "events",
        "past": past,
        "filter": found,
        "page": page,
        "cards": [event_card(row, url=address_of(row)) for row in page],
        "result": " ".join([*understood(found.found), count_in_words(page.paginator.count)]),
    }
    return render(request, "residents/events.html", context)


def count_in_words(count: int) -> str:
    if not count:
        return _("Aucun rendez-vous ne correspond.")
    return ngettext("%(n)d rendez-vous.", "%(n)d rendez-vous.", count) % {"n": count}


@require_safe
def event(request: HttpRequest, slug: str) -> HttpResponse:
    """Show a fête: when, where, what happens, who is still missing, and one button."""
    found = visible_event(request.user, slug)
    context = {
        "nav": "events",
        "event": found,
        "is_preview": not found.is_public,
        "is_cancelled": found.state == Event.State.CANCELLED,
        "takes_people": takes_people(found),
        "registration": registration_of(request.user, found),
        "facts": event_facts(found),
        "programme": programme_of(found),
        "missing": missing_in_words(found),
        "needs": need_cards(needs_of(found), request.user),
        **reported(found),
        "initiative_url": initiative_url(found),
        "tags": tags_of(found.interests.all()),
        "map": map_around(found.neighbourhood),
        **shown(found.picture, PAGE),
    }
    return render(request, "residents/event.html", context)


def reported(event: Event) -> dict[str, Any]:
    """Return the report of a fête that is closed, its figures as everybody may read them."""
    report = getattr(event, "report", None)
    return {"report": report, "figures": public_figures(report.figures)} if report else {}


@require_safe
def agenda(request: HttpRequest, slug: str) -> HttpResponse:
    """Answer with the calendar entry of a fête."""
    content = calendar_of(visible_event(request.user, slug))
    response = HttpResponse(content, content_type="text/calendar; charset=utf-8")
    response["Content-Disposition"] = 'attachment; filename="coup-de-main.ics"'
    return response


def address_of(event: Event) -> str:
    return reverse("residents:event", args=[event.slug])


def initiative_url(event: Event) -> str:
    """Return the short address of its initiative's page; "" where there is none to see."""
    if event.initiative is None or not event.initiative.is_public:
        return ""
    return address_of_initiative(event.initiative)
