"""Blocks whose content comes from the rooms each time a page is shown."""

from typing import Any

from django.utils.translation import gettext_lazy as _
from wagtail import blocks

from cms.pages import queries, stages
from cms.pages.cards import card_of, event_card_of, needs_in_words
from engagement.needs.models import Need
from engagement.territory.models import Interest, Neighbourhood


def _interests() -> list[tuple[str, str]]:
    return [(interest.code, interest.label) for interest in Interest.objects.domains()]


def _neighbourhoods() -> list[tuple[str, str]]:
    return list(Neighbourhood.objects.values_list("code", "name"))


class NeedsBlock(blocks.StructBlock):
    """The open needs of the page's initiative, of a domain, of a neighbourhood."""

    title = blocks.CharBlock(
        label=_("titre"), max_length=120, default=_("On a besoin de vous"), required=False
    )
    interest = blocks.ChoiceBlock(
        label=_("seulement ce domaine"), choices=_interests, required=False
    )
    neighbourhood = blocks.ChoiceBlock(
        label=_("seulement ce quartier"), choices=_neighbourhoods, required=False
    )
    most = blocks.IntegerBlock(
        label=_("combien au plus"), min_value=1, max_value=12, default=6, required=False
    )

    class Meta:
        label = _("besoins ouverts")
        icon = "group"
        template = "cms/blocks/needs.html"
        help_text = _("Sur la page d’une initiative : ses besoins. Ailleurs : ceux de la ville.")

    def get_context(self, value: Any, parent_context: dict | None = None) -> dict[str, Any]:
        context = super().get_context(value, parent_context)
        page = (parent_context or {}).get("page")
        needs = _chosen_needs(value, getattr(page, "initiative", None))
        context["needs"] = [card_of(need) for need in needs[: value["most"] or 6]]
        return context


def _chosen_needs(value: Any, initiative: Any) -> Any:
    needs = queries.open_needs()
    if initiative:
        needs = needs.filter(initiative=initiative)
    if value["neighbourhood"]:
        needs = needs.filter(neighbourhood__code=value["neighbourhood"])
    if value["interest"]:
        liking = Need.interests.through.objects.filter(
            interest__kind=Interest.Kind.DOMAIN, interest__code=value["interest"]
        )
        needs = needs.filter(pk__in=liking.values("need"))
    return needs


class EventsBlock(blocks.StructBlock):
    """The next events of the page's initiative or neighbourhood, else of the city."""

    title = blocks.CharBlock(
        label=_("titre"), max_length=120, default=_("Les prochains rendez-vous"), required=False
    )
    most = blocks.IntegerBlock(
        label=_("combien au plus"), min_value=1, max_value=6, default=3, required=False
    )

    class Meta:
        label = _("prochains rendez-vous")
        icon = "date"
        template = "cms/blocks/events.html"

    def get_context(self, value: Any, parent_context: dict | None = None) -> dict[str, Any]:
        context = super().get_context(value, parent_context)
        page = context.get("page")
        about = {
            name: thing
            for name in ("initiative", "neighbourhood")
            if (thing := getattr(page, name, None))
        }
        events = queries.next_events().filter(**about)
        context["cards"] = [event_card_of(event) for event in events[: value["most"] or 3]]
        return context


class MapBlock(blocks.StructBlock):
    """The map of the city: where the page's initiative is, and its needs in each neighbourhood."""

    title = blocks.CharBlock(label=_("titre"), max_length=120, default=_("Où cela se passe"))
    neighbourhoods = blocks.MultipleChoiceBlock(
        label=_("quartiers à colorer"),
        choices=_neighbourhoods,
        required=False,
        help_text=_("Vide : celui de l’initiative, et ceux où elle a besoin de monde."),
    )

    class Meta:
        label = _("carte")
        icon = "site"
        template = "cms/blocks/map.html"

    def get_context(self, value: Any, parent_context: dict | None = None) -> dict[str, Any]:
        context = super().get_context(value, parent_context)
        initiative = getattr(context.get("page"), "initiative", None)
        counts = queries.open_needs_by_place(initiative)
        chosen = value["neighbourhoods"] or _places_of(initiative, counts)
        context["papers"] = dict.fromkeys(chosen, "brick")
        context["details"] = needs_in_words(counts)
        return context


def _places_of(initiative: Any, counts: dict[str, int]) -> list[str]:
    """Return the codes of where an initiative is, and of where it needs people."""
    if initiative is None:
        return []
    home = [initiative.neighbourhood.code] if initiative.neighbourhood else []
    return [*home, *counts]


class TimelineBlock(blocks.StaticBlock):
    """What happened to the page's initiative, from its moves."""

    class Meta:
        label = _("étapes passées de l’initiative")
        icon = "history"
        template = "cms/blocks/timeline.html"
        admin_text = _("Se remplit tout seul, à chaque changement d’étape.")

    def get_context(self, value: Any, parent_context: dict | None = None) -> dict[str, Any]:
        context = super().get_context(value, parent_context)
        context["moments"] = stages.moments_of(context["page"].initiative)
        return context
