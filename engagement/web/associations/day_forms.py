"""What an association fills in on the day and after: hours, walk-ins, what came of it, a word."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from engagement.media.uploads import PictureField
from engagement.needs.models import Outcome
from engagement.people.models import Resident


class HoursForm(forms.Form):
    """How long somebody gave, in hours and minutes; left empty, what the shift says."""

    hours = forms.IntegerField(
        label=_("Heures"),
        min_value=0,
        max_value=500,
        required=False,
        widget=forms.NumberInput(attrs={"inputmode": "numeric"}),
    )
    minutes = forms.IntegerField(
        label=_("Minutes"),
        min_value=0,
        max_value=59,
        required=False,
        widget=forms.NumberInput(attrs={"inputmode": "numeric"}),
    )

    @property
    def total(self) -> int | None:
        """Return the minutes, None where nothing was typed; only after is_valid()."""
        hours, minutes = self.cleaned_data["hours"], self.cleaned_data["minutes"]
        return None if hours is None and minutes is None else 60 * (hours or 0) + (minutes or 0)


def hours_form(number: int, minutes: int | None) -> HoursForm:
    """Return the form of one person of a list, its fields with ids of their own."""
    initial = {} if minutes is None else {"hours": minutes // 60, "minutes": minutes % 60}
    return HoursForm(initial=initial, auto_id=f"id_{number}_%s")


class WalkInForm(forms.ModelForm):
    """Somebody who came without having signed up: her first name is enough."""

    class Meta:
        model = Resident
        fields = ["name"]
        labels = {"name": _("Son prénom")}
        error_messages = {"name": {"required": _("Donnez son prénom.")}}

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["name"].required = True


class OutcomeForm(forms.ModelForm):
    """What came of a need: one sentence, and if possible a figure and a photo."""

    photo = PictureField(label=_("Une photo"), required=False)
    photo_words = forms.CharField(
        label=_("Ce que montre la photo"),
        required=False,
        max_length=200,
        help_text=_("Pour les personnes qui ne la voient pas."),
    )

    class Meta:
        model = Outcome
        fields = ["sentence", "amount", "unit"]
        labels = {"amount": _("Combien"), "unit": _("De quoi")}
        help_texts = {
            "sentence": _("En une phrase, comme vous le diriez à celles et ceux qui sont venus."),
            "amount": _("Un nombre, par exemple 1,2."),
            "unit": _("Par exemple : t collectées, repas servis, arbres plantés."),
        }
        error_messages = {"sentence": {"required": _("Dites en une phrase ce que cela a donné.")}}
        widgets = {
            "sentence": forms.Textarea(attrs={"rows": 3}),
            "amount": forms.TextInput(attrs={"inputmode": "decimal"}),
        }
        localized_fields = ["amount"]

    def clean(self) -> dict[str, Any]:
        data = super().clean() or {}
        if "amount" in data and (data["amount"] is None) != (not data.get("unit")):
            missing = "amount" if data["amount"] is None else "unit"
            self.add_error(missing, _("Un nombre et de quoi : il faut les deux, ou aucun."))
        if data.get("photo") and not data.get("photo_words"):
            self.add_error("photo_words", _("Dites en quelques mots ce que montre la photo."))
        return data


class CorrectionForm(OutcomeForm):
    """The same words and figure, said better; the photo stays."""

    photo = None  # type: ignore[assignment]  # takes the field away
    photo_words = None  # type: ignore[assignment]


class WritingForm(forms.Form):
    """A few lines to somebody."""

    text = forms.CharField(
        label=_("Votre message"),
        max_length=1000,
        widget=forms.Textarea(attrs={"rows": 5}),
        error_messages={"required": _("Écrivez votre message.")},
    )
