"""What associations fill in about themselves and their team, and with them their first need."""

from collections.abc import Iterator
from itertools import chain
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from engagement.associations.models import Association, Membership, siret_or_siren
from engagement.associations.queries import same_as
from engagement.web.associations.forms import DomainsForm, NeedForm

VERIFIED_FACTS = ("name", "rna", "siret")


class NumberField(forms.CharField):
    """A registration number, with the spaces and the small letters that people write."""

    def to_python(self, value: Any) -> str:
        return "".join((super().to_python(value) or "").split()).replace(".", "").upper()


class AssociationForm(DomainsForm):
    """What an association says about itself; what the city verified stays as it is."""

    class Meta:
        model = Association
        fields = ["name", "description", "email", "neighbourhood", "website", "rna", "siret"]
        labels = {
            "name": _("Nom de l’association"),
            "description": _("Ce qu’elle fait"),
            "email": _("Adresse électronique de l’association"),
            "website": _("Son site"),
        }
        error_messages = {
            "name": {"required": _("Donnez le nom de l’association.")},
            "description": {"required": _("Dites en une phrase ce qu’elle fait.")},
            "email": {"required": _("Donnez une adresse où vous écrire.")},
        }
        help_texts = {
            "description": _("En deux ou trois phrases, comme vous le diriez à un voisin."),
            "email": _("Pour les nouvelles de vos besoins. Elle n’est jamais publiée."),
        }
        widgets = {
            "description": forms.Textarea(attrs={"rows": 4}),
            "email": forms.EmailInput(attrs={"autocomplete": "email"}),
        }

    rna = NumberField(
        label=_("Numéro RNA"),
        required=False,
        max_length=20,
        help_text=_("W et neuf chiffres, sur le récépissé de la préfecture."),
    )
    siret = NumberField(
        label=_("Numéro SIRET ou SIREN"),
        required=False,
        max_length=25,
        validators=[siret_or_siren],
        help_text=_("Si elle en a un : 14 ou 9 chiffres."),
    )
    website = forms.URLField(
        label=_("Son site"), required=False, max_length=500, assume_scheme="https"
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["description"].required = self.fields["email"].required = True
        if self.instance.state not in (Association.State.PENDING, Association.State.REFUSED):
            for name in VERIFIED_FACTS:
                self.fields[name].disabled = True

    def facts(self) -> dict[str, Any]:
        """Return what the actions of associations take; only after is_valid()."""
        facts = {name: self.cleaned_data[name] for name in self.Meta.fields}
        return facts | {"interests": self.cleaned_data["domains"]}


class RegisterForm(AssociationForm):
    """A new association. One that is there already is joined or taken over instead."""

    is_another = forms.BooleanField(
        label=_("C’est une autre association, qui porte le même nom"), required=False
    )
    drawn_apart = ("domains", "is_another")
    twins: list[Association]

    def clean(self) -> dict[str, Any]:
        data = super().clean() or {}
        numbers = {"rna": data.get("rna", ""), "siret": data.get("siret", "")}
        self.twins = list(same_as(name=data.get("name", ""), **numbers))
        for name, number in numbers.items():
            if number and any(getattr(twin, name)[:9] == number[:9] for twin in self.twins):
                self.add_error(name, _("Une association est déjà inscrite sous ce numéro."))
        if self.twins and not self.errors and not data.get("is_another"):
            self.add_error("is_another", _("Une association de ce nom est déjà là : est-ce elle ?"))
        return data


class FirstNeedForm(forms.ModelForm):
    """The first need, in three lines; the association's quartier and domains are its own."""

    class Meta(NeedForm.Meta):
        fields = ["title", "description", "place"]

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["description"].required = True


class Together:
    """Several forms that stand in one page: valid together, their errors summed up together."""

    def __init__(self, *forms: forms.BaseForm) -> None:
        self.forms = forms

    def is_valid(self) -> bool:
        valid = [form.is_valid() for form in self.forms]  # each is asked: all show their errors
        return all(valid)

    @property
    def errors(self) -> bool:
        return any(form.errors for form in self.forms)

    def non_field_errors(self) -> Iterator[Any]:
        return chain.from_iterable(form.non_field_errors() for form in self.forms)

    def visible_fields(self) -> Iterator[forms.BoundField]:
        return chain.from_iterable(form.visible_fields() for form in self.forms)

    def hidden_fields(self) -> Iterator[forms.BoundField]:
        return chain.from_iterable(form.hidden_fields() for form in self.forms)


class InviteForm(forms.Form):
    """Whom to invite, and as what."""

    email = forms.EmailField(
        label=_("Adresse électronique"),
        error_messages={"required": _("Donnez l’adresse de la personne à inviter.")},
    )
    role = forms.ChoiceField(
        label=_("Rôle"),
        choices=[
            (Membership.Role.HELPER, _("Aide : s’occupe des besoins et des créneaux")),
            (Membership.Role.OWNER, _("Responsable : gère aussi l’équipe et les listes")),
        ],
        initial=Membership.Role.HELPER,
        widget=forms.RadioSelect,
    )


class AskForm(forms.Form):
    words = forms.CharField(
        label=_("Qui êtes-vous dans cette association ?"),
        max_length=1000,
        widget=forms.Textarea(attrs={"rows": 3}),
        error_messages={"required": _("Dites en une phrase qui vous êtes.")},
    )
