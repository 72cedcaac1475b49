"""The filters of the list of needs. Every answer is in the address, so that it can be shared."""

import django_filters as df
from django import forms
from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _

from engagement.needs.models import Need
from engagement.needs.models.needs import NeedQuerySet
from engagement.search.queries import LONGEST_QUERY, Found, ranked, search
from engagement.territory.distances import Distances
from engagement.territory.models import Interest, Neighbourhood
from engagement.web.residents.shift_filters import GROUPS, HALF_DAYS, LENGTHS, WHEN, shifts_that

HOME, NEAR, CITY = "ici", "voisins", "ville"
REACH = [
    (HOME, _("ce quartier")),
    (NEAR, _("et ses voisins")),
    ("2", _("à 2 km")),
    ("5", _("à 5 km")),
    ("10", _("à 10 km")),
    (CITY, _("toute la ville")),
]


class Ticked(df.Filter):
    """A box: ticked, only the needs that have `field_name`; else all."""

    field_class = forms.BooleanField

    def filter(self, qs: QuerySet, value: bool) -> QuerySet:
        return qs.filter(**{self.field_name: True}) if value else qs


class Together:
    """An answer that means something with others only: `NeedFilter.filter_queryset` reads it."""

    def filter(self, qs: QuerySet, value: object) -> QuerySet:
        return qs


class ChoiceTogether(Together, df.ChoiceFilter):
    pass


class DayTogether(Together, df.DateFilter):
    pass


class PlaceTogether(Together, df.ModelChoiceFilter):
    pass


class NeedFilter(df.FilterSet):
    """Give it the published needs; `qs` has those with a shift that meets all that was asked."""

    quartier = PlaceTogether(
        label=_("Où"),
        queryset=Neighbourhood.objects.all(),
        to_field_name="code",
        empty_label=_("toute la ville"),
    )
    quand = ChoiceTogether(label=_("Quand"), choices=WHEN, empty_label=_("peu importe"))
    q = df.CharFilter(
        label=_("Mots"),
        max_length=LONGEST_QUERY,
        widget=forms.SearchInput(attrs={"autocomplete": "off"}),
        method="say_it",
    )
    domaine = df.ModelChoiceFilter(
        label=_("Quoi"),
        queryset=Interest.objects.domains(),
        to_field_name="code",
        field_name="interests",
        empty_label=_("tous les domaines"),
    )
    rayon = ChoiceTogether(label=_("Jusqu’où"), choices=REACH, empty_label=None)
    jour = DayTogether(
        label=_("Un jour précis"), widget=forms.DateInput({"type": "date"}, format="%Y-%m-%d")
    )
    moment = ChoiceTogether(
        label=_("Moment"), choices=HALF_DAYS, empty_label=_("matin, après-midi ou soir")
    )
    duree = ChoiceTogether(label=_("Durée"), choices=LENGTHS, empty_label=_("peu importe"))
    places = ChoiceTogether(
        label=_("Places libres ensemble"), choices=GROUPS, empty_label=_("une place suffit")
    )
    enfants = Ticked("with_children", label=_("possible avec des enfants"))
    fauteuil = Ticked("wheelchair", label=_("accessible en fauteuil"))
    francais = Ticked("little_french", label=_("peu de français suffit"))
    distance = Ticked(label=_("à faire à distance"), method="done_from_anywhere")

    # What the words were understood as, once the list was read.
    found: Found | None = None

    class Meta:
        model = Need
        fields: list[str] = []

    @property
    def in_use(self) -> bool:
        """Whether any answer narrows the list."""
        return bool(self.answered() - {"rayon"})

    @property
    def folded_in_use(self) -> bool:
        """Whether an answer stands among those that the filter bar folds."""
        return bool(self.answered() - {"quartier", "quand"})

    def answered(self) -> set[str]:
        return {name for name, value in self.form.cleaned_data.items() if value}

    def filter_queryset(self, queryset: QuerySet) -> QuerySet:
        """Keep on the way `shifts`, those that met the answers, and `anywhere`, for the map."""
        self.shifts = shifts_that(self.form.cleaned_data)
        self.anywhere = super().filter_queryset(queryset.filter(pk__in=self.shifts.values("need")))
        return self.stay_around(self.anywhere)

    def stay_around(self, qs: NeedQuerySet) -> QuerySet:
        home = self.form.cleaned_data.get("quartier")
        reach = self.form.cleaned_data.get("rayon") or HOME
        return qs if home is None or reach == CITY else qs.within(around(home, reach))

    def say_it(self, qs: QuerySet, name: str, text: str) -> QuerySet:
        self.found = search(text, ["need"])
        return ranked(qs, self.found.keys["need"])

    def done_from_anywhere(self, qs: QuerySet, name: str, ticked: bool) -> QuerySet:
        return qs.exclude(remote=Need.Remote.NO) if ticked else qs


def around(home: Neighbourhood, reach: str) -> list[int]:
    """Return the ids of the neighbourhoods within a reach of REACH, the city aside."""
    if reach == HOME:
        return [home.pk]
    if reach == NEAR:
        return [home.pk, *next_to(home)]
    return [pk for pk, km in Distances.load().from_(home.pk) if km <= int(reach)]


def next_to(home: Neighbourhood) -> list[int]:
    """Return the neighbours of a neighbourhood, nearest first."""
    distances = Distances.load()
    return [pk for pk, _km in distances.from_(home.pk) if distances.adjacent(home.pk, pk)]
