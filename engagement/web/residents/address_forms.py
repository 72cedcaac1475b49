"""What a change of address asks."""

from typing import Any

from allauth.account.adapter import get_adapter
from django import forms
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _

from engagement.people.models import Account
from engagement.people.sign_in import may_ask


class NewAddressForm(forms.Form):
    email = forms.EmailField(
        label=_("Votre nouvelle adresse électronique"),
        help_text=_("Nous y envoyons un code. L’ancienne adresse reçoit un bouton à toucher."),
        max_length=254,
        widget=forms.EmailInput(attrs={"autocomplete": "email", "autocapitalize": "off"}),
    )

    def __init__(self, *args: Any, request: HttpRequest, present: str, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.request, self.present = request, present

    def clean_email(self) -> str:
        email = Account.objects.normalise(self.cleaned_data["email"])
        if email == self.present:
            raise forms.ValidationError(_("C’est déjà votre adresse. Écrivez la nouvelle."))
        if not may_ask(self.request, email):
            raise get_adapter().validation_error("too_many_login_attempts")
        return email


class AddressCodeForm(forms.Form):
    code = forms.CharField(
        label=_("Le code reçu à la nouvelle adresse"),
        help_text=_("Huit chiffres, valables dix minutes."),
        max_length=20,
        widget=forms.TextInput(attrs={"autocomplete": "one-time-code", "inputmode": "numeric"}),
    )
