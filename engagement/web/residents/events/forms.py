"""Who comes to a fête, and what she needs to take part."""

from typing import Any

from allauth.account.adapter import get_adapter
from django import forms
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _

from engagement.events.models import Event
from engagement.people.models import Account, Resident
from engagement.people.sign_in import may_ask


class RegistrationForm(forms.Form):
    """The form of one fête for a resident with her account; `asked` is what `register` takes."""

    companions = forms.ModelMultipleChoiceField(
        Resident.objects.none(),
        label=_("Mes proches qui viennent"),
        required=False,
        widget=forms.CheckboxSelectMultiple,
    )
    others = forms.IntegerField(
        label=_("D’autres personnes avec moi"),
        help_text=_("Combien, sans vous compter. Nous ne demandons pas leur nom."),
        min_value=0,
        max_value=30,
        required=False,
        widget=forms.NumberInput(attrs={"inputmode": "numeric"}),
    )
    access_needs = forms.CharField(
        label=_("Pour participer, il me faut"),
        help_text=_(
            "Facultatif : une place en fauteuil, un interprète, une chaise… "
            "Lu par les organisateurs seuls, effacé le lendemain."
        ),
        max_length=250,
        required=False,
    )
    wait = forms.BooleanField(
        label=_("S’il n’y a plus assez de places, m’inscrire sur la liste d’attente"),
        help_text=_("Un message vous propose les places dès qu’elles se libèrent."),
        required=False,
    )

    def __init__(self, *args: Any, event: Event, resident: Resident | None, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self._ask_about_family(resident)
        if event.places_left is None:
            del self.fields["wait"]
        else:
            self.fields["wait"].initial = not event.places_left
        self.order_fields(["name", "email"])

    def _ask_about_family(self, resident: Resident | None) -> None:
        family = Resident.objects.none()
        if resident is not None and resident.account_id is not None:
            mine = Resident.objects.filter(account=resident.account_id)
            family = mine.exclude(pk=resident.pk).order_by("name", "pk")
        self.fields["companions"].queryset = family  # type: ignore[attr-defined]
        if not family:
            del self.fields["companions"]

    @property
    def asked(self) -> dict[str, Any]:
        told = self.cleaned_data
        asked = {
            "seats": 1 + (told["others"] or 0),
            "wait": told.get("wait", False),
            "access_needs": told["access_needs"],
        }
        if "companions" in self.fields:
            asked["companions"] = list(told["companions"])
        return asked


class GuestRegistrationForm(RegistrationForm):
    """The same for somebody without account, who proves her address by a message."""

    name = forms.CharField(
        label=_("Votre prénom"),
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
