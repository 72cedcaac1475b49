"""One field over needs, ideas, initiatives and associations."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from engagement.associations.models import Association
from engagement.ideas.models import Idea
from engagement.needs.cards import for_cards
from engagement.needs.models import Need
from engagement.search.queries import Found, ranked
from engagement.search.queries import search as find
from engagement.web.residents.forms import SearchForm
from engagement.web.residents.ideas.queries import idea_cards
from engagement.web.residents.queries import initiative_card, initiatives_on_cards, need_cards
from engagement.web.residents.wording import understood

KINDS = ["need", "idea", "initiative", "association"]
MOST = 12  # of a kind; the list of needs shows the others


@require_safe
def search(request: HttpRequest) -> HttpResponse:
    """Show what was found of each kind, best first."""
    form = SearchForm(request.GET if "q" in request.GET else None)
    context: dict[str, Any] = {"nav": "search", "form": form}
    if form.is_valid():
        context |= _results(find(form.cleaned_data["q"], KINDS), request.user)
    return render(request, "residents/search.html", context)


def _results(found: Found, account: object) -> dict[str, Any]:
    groups = {
        "needs": need_cards(_needs(found), account),
        "ideas": idea_cards(ranked(Idea.objects.visible(), found.keys["idea"]), MOST),
        "initiatives": [initiative_card(row) for row in _initiatives(found)],
        "associations": list(
            ranked(Association.objects.public(), found.keys["association"])[:MOST]
        ),
    }
    return {**groups, "asked": True, "told": understood(found), "any": any(groups.values())}


def _needs(found: Found) -> Any:
    return ranked(for_cards(Need.objects.open()), found.keys["need"])[:MOST]


def _initiatives(found: Found) -> Any:
    return ranked(initiatives_on_cards(), found.keys["initiative"])[:MOST]
