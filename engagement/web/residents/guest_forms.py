"""What somebody without account is asked for a place."""

from typing import Any

from allauth.account.adapter import get_adapter
from django import forms
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _

from engagement.people.models import Account
from engagement.people.sign_in import may_ask
from engagement.web.residents.sign_up_forms import SignUpForm


class GuestSignUpForm(SignUpForm):
    """The same for somebody without account, who proves her address by a message."""

    name = forms.CharField(
        label=_("Votre prénom"),
        help_text=_("C’est ainsi que l’association vous appellera."),
        max_length=120,
        widget=forms.TextInput(attrs={"autocomplete": "given-name"}),
    )
    email = forms.EmailField(
        label=_("Votre adresse électronique"),
        help_text=_("Vous y recevez un message, avec un bouton pour confirmer."),
        max_length=254,
        widget=forms.EmailInput(attrs={"autocomplete": "email", "autocapitalize": "off"}),
    )

    def __init__(self, *args: Any, request: HttpRequest, **kwargs: Any) -> None:
        super().__init__(*args, resident=None, **kwargs)
        self.request = request

    def clean(self) -> None:
        """Count the address among those asked for a code, once everything else is right."""
        super().clean()
        if not self.errors:
            email = Account.objects.normalise(self.cleaned_data["email"])
            self.cleaned_data["email"] = email
            if not may_ask(self.request, email):
                self.add_error("email", get_adapter().validation_error("too_many_login_attempts"))
