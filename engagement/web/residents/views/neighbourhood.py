"""The page of a neighbourhood: what is needed there, who acts, what came of it."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.views.decorators.http import require_safe

from engagement.associations.models import Association
from engagement.events.models import Event
from engagement.needs.cards import for_cards, soonest_first
from engagement.needs.models import Need
from engagement.needs.outcomes import outcomes_in
from engagement.territory.models import Neighbourhood
from engagement.web.residents.events.queries import event_cards
from engagement.web.residents.outcomes import OUTCOMES_SHOWN, outcome_rows
from engagement.web.residents.queries import (
    initiative_card,
    initiatives_on_cards,
    map_around,
    need_cards,
)

NEEDS_SHOWN = 6  # the list of needs shows the others


@require_safe
def neighbourhood(request: HttpRequest, slug: str) -> HttpResponse:
    """Show what is going on in a neighbourhood; `slug` is its code."""
    found = get_object_or_404(Neighbourhood, code=slug)
    needs = for_cards(soonest_first(Need.objects.open().filter(neighbourhood=found)))
    initiatives = initiatives_on_cards().filter(neighbourhood=found)
    context: dict[str, Any] = {
        "nav": "needs",
        "neighbourhood": found,
        "map": map_around(found),
        "cards": need_cards(needs[:NEEDS_SHOWN], request.user),
        "events": event_cards(Event.objects.upcoming().filter(neighbourhood=found)),
        "initiatives": [initiative_card(row) for row in initiatives],
        "associations": Association.objects.public().filter(neighbourhood=found),
        "outcomes": outcome_rows(outcomes_in(found)[:OUTCOMES_SHOWN]),
    }
    return render(request, "residents/neighbourhood.html", context)
