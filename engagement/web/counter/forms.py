"""What is asked at the counter: nothing but the name has to be told."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from engagement.people.actions import NEWSLETTER, SUGGESTIONS
from engagement.people.models import ConsentRecord, Resident
from engagement.territory.models import Interest, Neighbourhood

TYPED = {"autocomplete": "off"}  # the screen is shared: nothing is proposed to the next person


class FindForm(forms.Form):
    q = forms.CharField(
        label=_("Son nom, son téléphone ou son code"),
        max_length=80,
        widget=forms.TextInput(attrs=TYPED | {"autofocus": ""}),
    )


class PersonForm(forms.ModelForm):
    """What a resident tells about herself, and what she agrees to."""

    name = forms.CharField(
        label=_("Prénom, nom"),
        max_length=120,
        widget=forms.TextInput(attrs=TYPED),
    )
    neighbourhood = forms.ModelChoiceField(
        Neighbourhood.objects.defer("outline").order_by("name"),
        label=_("Quartier"),
        required=False,
        empty_label=_("Ne le dit pas"),
    )
    interests = forms.ModelMultipleChoiceField(
        Interest.objects.domains(), label=_("Ce qu’elle aime"), required=False
    )
    suggestions = forms.BooleanField(
        label=_("Oui, proposez-moi de temps en temps un besoin près de chez moi."),
        required=False,
    )
    newsletter = forms.BooleanField(
        label=_("Oui, envoyez-moi la lettre de la ville."), required=False
    )

    class Meta:
        model = Resident
        fields = ["name", "phone", "postal_address", "neighbourhood", "language"]
        labels = {"phone": _("Téléphone"), "postal_address": _("Adresse postale")}
        help_texts = {
            "phone": _("Pour la prévenir si quelque chose change."),
            "postal_address": _("Pour lui écrire, si elle n’a pas de téléphone."),
        }
        widgets = {
            "phone": forms.TextInput(attrs=TYPED | {"type": "tel"}),
            "postal_address": forms.Textarea(attrs=TYPED | {"rows": 3}),
        }

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if self.instance.pk:
            self.initial = {
                **self.initial,
                "interests": self.instance.interests.all(),
                "suggestions": self.instance.suggestions_since is not None,
                "newsletter": self.instance.newsletter_since is not None,
            }

    @property
    def choices(self) -> list[dict[str, Any]]:
        """The domains as `_components/pictogram_choice.html` takes them."""
        field = self["interests"]
        chosen = {str(getattr(value, "pk", value)) for value in field.value() or []}
        return [
            {
                "value": str(interest.pk),
                "label": interest.label,
                "pictogram": interest.code,
                "checked": str(interest.pk) in chosen,
            }
            for interest in field.field.queryset  # type: ignore[attr-defined]  # a ModelChoiceField
        ]

    @property
    def told(self) -> dict[str, Any]:
        """Return what a valid form says, as `describe_resident` takes it."""
        return {name: self.cleaned_data[name] for name in [*self.Meta.fields, "interests"]}

    @property
    def agrees_to(self) -> list[ConsentRecord.Purpose]:
        said = {SUGGESTIONS: "suggestions", NEWSLETTER: "newsletter"}
        return [purpose for purpose, name in said.items() if self.cleaned_data[name]]

    def _post_clean(self) -> None:
        """Leave the row alone: the action writes it and checks it."""


class NewPersonForm(PersonForm):
    """The same for somebody new, with the mandate that was read to her."""

    mandate = forms.BooleanField(
        label=_("J’ai lu ces mots à voix haute, et la personne a dit oui."),
        error_messages={"required": _("Sans son oui, rien ne peut être noté en son nom.")},
    )
    sure = forms.BooleanField(required=False, widget=forms.HiddenInput)


class MandateForm(forms.Form):
    mandate = NewPersonForm.base_fields["mandate"]
