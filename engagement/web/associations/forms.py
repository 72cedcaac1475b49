"""What associations fill in: a need, its shifts."""

from datetime import datetime, time, timedelta
from typing import Any

from django import forms
from django.utils import timezone
from django.utils.text import format_lazy
from django.utils.translation import gettext_lazy as _

from engagement.needs.models import Need
from engagement.territory.models import Interest, Neighbourhood

SATURDAY = 5


def domain_choices(field: forms.BoundField) -> list[dict[str, Any]]:
    """Return the domains as the pictogram grid shows them, those of the field ticked."""
    chosen = {str(getattr(value, "pk", value)) for value in field.value() or []}
    return [
        {
            "value": interest.pk,
            "label": interest.label,
            "pictogram": interest.code,
            "checked": str(interest.pk) in chosen,
        }
        for interest in Interest.objects.domains()
    ]


class DomainsForm(forms.ModelForm):
    """A form with the domains as pictograms, drawn from `domain_choices`."""

    domains = forms.ModelMultipleChoiceField(
        Interest.objects.domains(), label=_("Domaines"), required=False
    )
    neighbourhood = forms.ModelChoiceField(
        Neighbourhood.objects.all(),
        label=_("Quartier"),
        required=False,
        empty_label=_("Toute la ville"),
    )

    @property
    def domain_choices(self) -> list[dict[str, Any]]:
        return domain_choices(self["domains"])

    @property
    def plain_fields(self) -> list[forms.BoundField]:
        return [field for field in self.visible_fields() if field.name not in self.drawn_apart]

    drawn_apart: tuple[str, ...] = ("domains",)


DETAILS = (
    "answer_hours",
    "getting_there",
    "bring",
    "welcome",
    "insured",
    "minimum_age",
    "remote",
    "wheelchair",
    "with_children",
    "little_french",
)
# By when an association answers who asks for a place, in hours; none: at once.
ANSWER_HOURS = (24, 48, 72)


class NeedForm(DomainsForm):
    """A need: what, where, for whom. `details` may stay folded."""

    drawn_apart = ("domains", "activities", *DETAILS)
    activities = forms.ModelMultipleChoiceField(
        Interest.objects.activities(),
        label=_("Activités"),
        required=False,
        widget=forms.CheckboxSelectMultiple,
    )

    class Meta:
        model = Need
        fields = ["title", "description", "place", "neighbourhood", *DETAILS]
        labels = {"title": _("Le besoin en une ligne"), "place": _("Lieu de rendez-vous")}
        error_messages = {
            "title": {"required": _("Dites le besoin en une ligne.")},
            "description": {"required": _("Dites en une phrase ce que l’on fera.")},
        }
        help_texts = {
            "title": _("Par exemple : tenir la buvette du tournoi."),
            "description": _("Ce que l’on fera, et pourquoi cela compte."),
            "place": _("Une adresse que l’on trouve sans connaître."),
            "welcome": _("Un prénom et comment l’appeler le jour même."),
            "bring": _("Des gants, un vélo… Rien ? Laissez vide."),
        }
        widgets = {"description": forms.Textarea(attrs={"rows": 4})}

    answer_hours = forms.TypedChoiceField(
        label=_("Comment confirmer les inscriptions"),
        required=False,
        coerce=int,
        empty_value=None,
        choices=[
            ("", _("Tout de suite : chaque place prise est confirmée")),
            *(
                (hours, format_lazy(_("Je réponds sous {hours} h"), hours=hours))
                for hours in ANSWER_HOURS
            ),
        ],
    )
    insured = forms.TypedChoiceField(
        label=_("Les bénévoles sont-ils assurés par l’association ?"),
        required=False,
        coerce=lambda value: value == "yes",
        empty_value=None,
        choices=[("", _("Ne pas le dire")), ("yes", _("Oui")), ("no", _("Non"))],
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["description"].required = True
        said: dict[bool | None, str] = {True: "yes", False: "no", None: ""}
        self.initial["insured"] = said[self.initial.get("insured")]

    @property
    def details(self) -> list[forms.BoundField]:
        return [self[name] for name in DETAILS]

    @property
    def details_in_error(self) -> bool:
        return any(field.errors for field in self.details)

    def facts(self) -> dict[str, Any]:
        """Return what the actions of needs take; only after is_valid()."""
        facts = dict(self.cleaned_data)
        return facts | {"interests": [*facts.pop("domains"), *facts.pop("activities")]}


def moment(label: Any) -> forms.DateTimeField:
    widget = forms.DateTimeInput(attrs={"type": "datetime-local"}, format="%Y-%m-%dT%H:%M")
    return forms.DateTimeField(label=label, required=False, widget=widget)


def people() -> forms.IntegerField:
    return forms.IntegerField(
        label=_("Nombre de personnes"),
        min_value=1,
        max_value=1_000,
        initial=5,
        error_messages={"required": _("Dites combien de personnes il vous faut.")},
        widget=forms.NumberInput(attrs={"inputmode": "numeric"}),
    )


class ShiftForm(forms.Form):
    """One shift. Without start and end, people come when it suits both sides."""

    starts_at = moment(_("Début"))
    ends_at = moment(_("Fin"))
    capacity = people()

    def clean(self) -> dict[str, Any]:
        data = super().clean() or {}
        if not self.errors:
            self.check_times(data["starts_at"], data["ends_at"])
        return data

    def check_times(self, start: datetime | None, end: datetime | None) -> None:
        if start and not end:
            self.add_error("ends_at", _("Dites aussi à quelle heure c’est fini."))
        elif end and not start:
            self.add_error("starts_at", _("Dites aussi quand cela commence."))
        elif start and end and end <= start:
            self.add_error("ends_at", _("La fin doit venir après le début."))
        elif end and end <= timezone.now() and self.has_changed():
            self.add_error("ends_at", _("Ce créneau est déjà passé : choisissez une date à venir."))


def first_shift() -> dict[str, Any]:
    """Return the shift proposed for a new need: next Saturday from 10 to 12, five people."""
    today = timezone.localdate()
    day = today + timedelta(days=(SATURDAY - today.weekday()) % 7 or 7)
    start = timezone.make_aware(datetime.combine(day, time(10)))
    return {"starts_at": start, "ends_at": start + timedelta(hours=2), "capacity": 5}
