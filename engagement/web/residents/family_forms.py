"""Whom an account looks after."""

from django import forms
from django.utils.translation import gettext_lazy as _

from engagement.people.models import Resident


class FamilyForm(forms.ModelForm):
    class Meta:
        model = Resident
        fields = ["name", "is_child"]
        labels = {"name": _("Son prénom"), "is_child": _("Moins de 18 ans")}
        help_texts = {
            "name": _("C’est ainsi que l’association l’appellera."),
            "is_child": _(
                "Vous êtes son parent ou son tuteur, et d’accord. Sa date de naissance n’est "
                "demandée que pour s’inscrire, et jamais gardée."
            ),
        }

    def __init__(self, *args, **kwargs) -> None:  # as ModelForm takes them
        super().__init__(*args, **kwargs)
        self.fields["name"].required = True
