"""What associations fill in: themselves, a need, its shifts."""

from datetime import datetime, time, timedelta
from typing import Any, cast

from django import forms
from django.core.exceptions import ValidationError
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from engagement.associations.models import Association
from engagement.needs.models import Need, Shift
from engagement.territory.models import Interest, Neighbourhood

MAX_SHIFTS = 12
SPARE_SHIFTS = 3
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


class AssociationForm(DomainsForm):
    """What one tells to register an association."""

    class Meta:
        model = Association
        fields = ["name", "description", "email", "neighbourhood", "rna"]
        labels = {
            "name": _("Nom de l’association"),
            "description": _("Ce qu’elle fait"),
            "email": _("Adresse électronique de l’association"),
        }
        error_messages = {
            "name": {"required": _("Donnez le nom de l’association.")},
            "description": {"required": _("Dites en une phrase ce qu’elle fait.")},
            "email": {"required": _("Donnez une adresse où vous écrire.")},
        }
        help_texts = {
            "description": _("En deux ou trois phrases, comme vous le diriez à un voisin."),
            "email": _("Pour les nouvelles de vos besoins. Elle n’est jamais publiée."),
            "rna": _("W et neuf chiffres, sur le récépissé de la préfecture."),
        }
        widgets = {
            "description": forms.Textarea(attrs={"rows": 4}),
            "email": forms.EmailInput(attrs={"autocomplete": "email"}),
        }

    rna = forms.CharField(label=_("Numéro RNA"), required=False, max_length=20)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["description"].required = self.fields["email"].required = True

    def clean_rna(self) -> str:
        """Forgive spaces and a small w."""
        return "".join(self.cleaned_data["rna"].split()).upper()


class NeedForm(DomainsForm):
    """A need: what, where, for whom. `details` may stay folded."""

    drawn_apart = (
        "domains",
        "activities",
        "remote",
        "bring",
        "welcome",
        "minimum_age",
        "wheelchair",
        "with_children",
        "little_french",
    )
    activities = forms.ModelMultipleChoiceField(
        Interest.objects.activities(),
        label=_("Activités"),
        required=False,
        widget=forms.CheckboxSelectMultiple,
    )

    class Meta:
        model = Need
        fields = [
            "title",
            "description",
            "place",
            "neighbourhood",
            "remote",
            "welcome",
            "bring",
            "minimum_age",
            "wheelchair",
            "with_children",
            "little_french",
        ]
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

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["description"].required = True

    @property
    def details(self) -> list[forms.BoundField]:
        return [self[name] for name in self.drawn_apart[2:]] + [self["activities"]]

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


class ShiftForm(forms.Form):
    """One shift. Without start and end, people come when it suits both sides."""

    starts_at = moment(_("Début"))
    ends_at = moment(_("Fin"))
    capacity = forms.IntegerField(
        label=_("Nombre de personnes"),
        min_value=1,
        max_value=1_000,
        initial=5,
        error_messages={"required": _("Dites combien de personnes il vous faut.")},
        widget=forms.NumberInput(attrs={"inputmode": "numeric"}),
    )

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


class BaseShiftFormSet(forms.BaseFormSet):
    def filled(self) -> list[tuple[int, dict[str, Any]]]:
        """Return the number and the values of the shifts that were filled in."""
        return [
            (number, form.cleaned_data)
            for number, form in enumerate(self.forms)
            if number < self.initial_form_count() or form.has_changed()
        ]

    def clean(self) -> None:
        if not any(self.errors) and not self.filled():
            raise ValidationError(_("Ajoutez au moins un créneau."))


ShiftFormSet = cast(
    "type[BaseShiftFormSet]",
    forms.formset_factory(
        ShiftForm, BaseShiftFormSet, extra=SPARE_SHIFTS, max_num=MAX_SHIFTS, absolute_max=MAX_SHIFTS
    ),
)


def first_shift() -> dict[str, Any]:
    """Return the shift proposed for a new need: next Saturday from 10 to 12, five people."""
    today = timezone.localdate()
    day = today + timedelta(days=(SATURDAY - today.weekday()) % 7 or 7)
    start = timezone.make_aware(datetime.combine(day, time(10)))
    return {"starts_at": start, "ends_at": start + timedelta(hours=2), "capacity": 5}


def shift_values(shift: Shift) -> dict[str, Any]:
    """Return an existing shift as the formset shows it."""
    return {"starts_at": shift.starts_at, "ends_at": shift.ends_at, "capacity": shift.capacity}
