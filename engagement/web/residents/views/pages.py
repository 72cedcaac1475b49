"""Pages that say what is there: an association, the rules, accessibility, open data."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils.formats import number_format
from django.views.decorators.http import require_safe

from engagement.associations.models import Association
from engagement.events.models import Event
from engagement.matching.models import AffinityTable
from engagement.matching.rules import current_rules, since
from engagement.needs.cards import for_cards, soonest_first
from engagement.needs.models import Need
from engagement.needs.outcomes import outcomes_of
from engagement.territory.tags import tags_of
from engagement.web.residents.events.queries import event_cards
from engagement.web.residents.outcomes import OUTCOMES_SHOWN, outcome_rows
from engagement.web.residents.queries import need_cards


@require_safe
def association(request: HttpRequest, slug: str) -> HttpResponse:
    """Show what an association does and what it needs now."""
    found = get_object_or_404(
        Association.objects.public().select_related("neighbourhood"), slug=slug
    )
    needs = for_cards(soonest_first(Need.objects.open().filter(association=found)))
    context = {
        "nav": "needs",
        "association": found,
        "tags": tags_of(found.interests.all()),
        "cards": need_cards(needs, request.user),
        "events": event_cards(Event.objects.upcoming().filter(association=found)),
        "outcomes": outcome_rows(outcomes_of(found)[:OUTCOMES_SHOWN]),
    }
    return render(request, "residents/association.html", context)


@require_safe
def rules(request: HttpRequest) -> HttpResponse:
    """Print how suggestions are made, from the rules that make them."""
    rules = current_rules()
    shares = {"I": rules.w_i, "D": rules.w_d, "H": rules.w_h, "new": rules.newcomers_share}
    learned = AffinityTable.objects.only("at").first() if rules.w_a else None
    if learned:
        shares["A"] = rules.w_a
    context = {
        "rules": rules,
        "since": since(),
        "learned": learned,
        "shares": {term: number_format(round(100 * share)) for term, share in shares.items()},
    }
    return render(request, "residents/rules.html", context)


@require_safe
def accessibility(request: HttpRequest) -> HttpResponse:
    return render(request, "residents/accessibility.html")


@require_safe
def open_data(request: HttpRequest) -> HttpResponse:
    return render(request, "residents/open_data.html")
