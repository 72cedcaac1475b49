"""The filters of the list of fêtes."""

import django_filters as df
from django import forms
from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _

from engagement.events.models import Event
from engagement.search.queries import LONGEST_QUERY, Found, ranked, search
from engagement.territory.models import Neighbourhood


class EventFilter(df.FilterSet):
    """Where, of which kind, in which words."""

    quartier = df.ModelChoiceFilter(
        label=_("Où"),
        queryset=Neighbourhood.objects.all(),
        to_field_name="code",
        field_name="neighbourhood",
        empty_label=_("toute la ville"),
    )
    sorte = df.ChoiceFilter(
        label=_("Quoi"), choices=Event.Kind, field_name="kind", empty_label=_("peu importe")
    )
    q = df.CharFilter(
        label=_("Mots"),
        max_length=LONGEST_QUERY,
        widget=forms.SearchInput(attrs={"autocomplete": "off"}),
        method="say_it",
    )

    found: Found | None = None

    class Meta:
        model = Event
        fields: list[str] = []

    @property
    def in_use(self) -> bool:
        return any(self.form.cleaned_data.values())

    def say_it(self, qs: QuerySet, name: str, text: str) -> QuerySet:
        self.found = search(text, ["event"])
        return ranked(qs, self.found.keys["event"])
