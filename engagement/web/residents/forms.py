"""What residents fill in. Each form says what it asks and why, in plain words."""

import datetime as dt
from typing import Any

from allauth.account.adapter import get_adapter
from allauth.account.forms import ConfirmLoginCodeForm
from django import forms
from django.http import HttpRequest
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from engagement.people.half_days import mask_of
from engagement.people.models import Account, Resident
from engagement.people.sign_in import may_ask
from engagement.search.queries import LONGEST_QUERY
from engagement.territory.models import Interest
from engagement.web.residents.half_days_forms import HalfDaysForm, week_of

PAUSE_DAYS = [("14", _("deux semaines")), ("30", _("un mois")), ("90", _("trois mois"))]


class SearchForm(forms.Form):
    q = forms.CharField(
        label=_("Que cherchez-vous ?"),
        help_text=_(
            "Un besoin, une idée, une association, une initiative. Les fautes de frappe passent."
        ),
        max_length=LONGEST_QUERY,
        widget=forms.SearchInput(attrs={"autocomplete": "off"}),
    )


class SignInForm(forms.Form):
    email = forms.EmailField(
        label=_("Votre adresse électronique"),
        help_text=_("Pas de mot de passe : nous vous envoyons un code."),
        max_length=254,
        widget=forms.EmailInput(attrs={"autocomplete": "email", "autocapitalize": "off"}),
    )

    def __init__(self, *args: Any, request: HttpRequest, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.request = request

    def clean_email(self) -> str:
        email = Account.objects.normalise(self.cleaned_data["email"])
        if not may_ask(self.request, email):
            raise get_adapter().validation_error("too_many_login_attempts")
        return email


class CodeForm(ConfirmLoginCodeForm):
    code = forms.CharField(
        label=_("Le code reçu"),
        help_text=_("Huit chiffres, valables dix minutes."),
        max_length=20,
        widget=forms.TextInput(attrs={"autocomplete": "one-time-code", "inputmode": "numeric"}),
    )


class AboutForm(forms.ModelForm):
    """The resident's name and neighbourhood."""

    class Meta:
        model = Resident
        fields = ["name", "neighbourhood"]
        help_texts = {
            "name": _("C’est ainsi que l’association vous appellera."),
            "neighbourhood": _("Pour vous proposer d’abord ce qui est près de chez vous."),
        }
        widgets = {"name": forms.TextInput(attrs={"autocomplete": "given-name"})}

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        home = self.fields["neighbourhood"]
        home.empty_label = _("Je ne le dis pas")  # type: ignore[attr-defined]  # a ModelChoiceField


class InterestsForm(forms.Form):
    """Domains by pictogram; drawn by `_components/pictogram_choice.html` from `choices`."""

    interests = forms.ModelMultipleChoiceField(
        Interest.objects.domains(), label=_("Ce que vous aimez"), required=False
    )

    @property
    def choices(self) -> list[dict[str, Any]]:
        return interest_choices(self["interests"])


def interest_choices(field: forms.BoundField) -> list[dict[str, Any]]:
    """Return the choices of a field of interests as the pictogram grid shows them."""
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


class ProfileForm(AboutForm):
    """Everything a resident says about herself, on one page."""

    interests = InterestsForm.base_fields["interests"]
    half_days = HalfDaysForm.base_fields["half_days"]
    monthly_cap = forms.TypedChoiceField(
        label=_("Suggestions par mois, au plus"),
        choices=[(n, n) for n in range(1, 9)],
        coerce=int,
    )

    def clean_half_days(self) -> int:
        return mask_of(self.cleaned_data["half_days"])

    class Meta(AboutForm.Meta):
        fields = ["name", "neighbourhood", "language", "monthly_cap"]
        help_texts = AboutForm.Meta.help_texts | {"language": _("Celle des messages.")}

    @property
    def choices(self) -> list[dict[str, Any]]:
        return interest_choices(self["interests"])

    @property
    def week(self) -> list[dict[str, Any]]:
        return week_of(self["half_days"])


class ConsentForm(forms.Form):
    agree = forms.BooleanField(
        label=_("Oui, proposez-moi de temps en temps un besoin près de chez moi."),
        help_text=_(
            "Un clic suffit pour tout arrêter, dans chaque message comme dans votre compte."
        ),
        required=False,
    )
    monthly_cap = forms.TypedChoiceField(
        label=_("Combien de messages, au plus ?"),
        choices=[
            (1, _("1 par mois")),
            (2, _("2 par mois")),
            (4, _("1 par semaine")),
            (8, _("2 par semaine")),
        ],
        coerce=int,
        empty_value=None,
        required=False,
        widget=forms.RadioSelect,
    )
    newsletter = forms.BooleanField(
        label=_("Oui, envoyez-moi la lettre de la ville."),
        help_text=_("De temps en temps, ce qui se prépare et ce qui s’est fait."),
        required=False,
    )


class PauseForm(forms.Form):
    days = forms.TypedChoiceField(label=_("Faire une pause de"), choices=PAUSE_DAYS, coerce=int)

    @property
    def until(self) -> dt.date:
        return timezone.localdate() + dt.timedelta(days=self.cleaned_data["days"])
