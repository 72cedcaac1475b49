"""The filters of the list of ideas. Every answer is in the address, so that it can be shared."""

import django_filters as df
from django import forms
from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _

from engagement.ideas.models import Idea
from engagement.ideas.models.ideas import IdeaQuerySet
from engagement.search.queries import LONGEST_QUERY, Found, ranked, search
from engagement.territory.models import Interest, Neighbourhood

NEWEST, MOST_SUPPORTED = "recentes", "soutenues"
ORDERS = [(NEWEST, _("les plus récentes")), (MOST_SUPPORTED, _("les plus soutenues"))]
SHOWN_STATES = [(state.value, state.label) for state in map(Idea.State, Idea.VISIBLE)]


class IdeaFilter(df.FilterSet):
    """In which words, where, about what, how far, in which order."""

    q = df.CharFilter(
        label=_("Mots"),
        max_length=LONGEST_QUERY,
        widget=forms.SearchInput(attrs={"autocomplete": "off"}),
        method="say_it",
    )
    quartier = df.ModelChoiceFilter(
        label=_("Où"),
        queryset=Neighbourhood.objects.all(),
        to_field_name="code",
        method="anywhere_for_the_map",
        empty_label=_("toute la ville"),
    )
    domaine = df.ModelChoiceFilter(
        label=_("Quoi"),
        queryset=Interest.objects.domains(),
        to_field_name="code",
        field_name="interests",
        empty_label=_("tous les domaines"),
    )
    etat = df.ChoiceFilter(
        label=_("Où elle en est"),
        choices=SHOWN_STATES,
        field_name="state",
        empty_label=_("peu importe"),
    )
    tri = df.ChoiceFilter(label=_("D’abord"), choices=ORDERS, empty_label=None, method="in_order")

    found: Found | None = None

    class Meta:
        model = Idea
        fields: list[str] = []

    @property
    def in_use(self) -> bool:
        """Whether any answer narrows the list."""
        return bool(self._answered() - {"tri"})

    @property
    def folded_in_use(self) -> bool:
        return bool(self._answered() - {"q", "quartier"})

    def _answered(self) -> set[str]:
        return {name for name, value in self.form.cleaned_data.items() if value}

    def filter_queryset(self, queryset: QuerySet) -> QuerySet:
        """Keep on the way `anywhere`, the result whatever its neighbourhood, for the map."""
        self.anywhere = super().filter_queryset(queryset)
        home = self.form.cleaned_data.get("quartier")
        return self.anywhere.filter(neighbourhood=home) if home else self.anywhere

    def anywhere_for_the_map(self, qs: QuerySet, name: str, home: Neighbourhood) -> QuerySet:
        return qs  # filter_queryset narrows to it at the end

    def in_order(self, qs: IdeaQuerySet, name: str, order: str) -> QuerySet:
        if order != MOST_SUPPORTED:
            return qs
        return qs.with_counts().order_by("-supporters", "-published_at", "-pk")

    def say_it(self, qs: QuerySet, name: str, text: str) -> QuerySet:
        self.found = search(text, ["idea"])
        return ranked(qs, self.found.keys["idea"])
