"""The form in which an idea is proposed."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from engagement.media.uploads import PictureField
from engagement.people.models import Resident
from engagement.territory.models import Interest, Neighbourhood
from engagement.web.residents.forms import interest_choices
from engagement.web.residents.ideas.forms import PlainText, WordsForm, line


class ProposeForm(WordsForm):
    """One sentence is enough; all the rest may be left out."""

    neighbourhood = forms.ModelChoiceField(
        Neighbourhood.objects.all(),
        label=_("Quartier"),
        to_field_name="code",  # the map names it so
        required=False,
        empty_label=_("toute la ville"),
    )
    place = PlainText(
        label=_("Endroit"),
        help_text=_("Par exemple : derrière l’école Jean-Macé."),
        max_length=160,
        required=False,
        widget=line(),
    )
    interests = forms.ModelMultipleChoiceField(
        Interest.objects.domains(), label=_("De quoi s’agit-il ?"), required=False
    )
    photo = PictureField(
        label=_("Une photo"),
        help_text=_("10 Mo au plus. L’endroit où elle a été prise en est effacé."),
        required=False,
    )
    photo_words = PlainText(
        label=_("Ce que montre la photo"),
        help_text=_("Pour les personnes qui ne la voient pas."),
        max_length=200,
        required=False,
        widget=line(),
    )
    name = PlainText(
        label=_("Votre prénom"),
        help_text=_("Il sera montré avec votre idée."),
        max_length=120,
        required=False,
        widget=line(autocomplete="given-name"),
    )

    def __init__(
        self, *args: Any, resident: Resident | None, has_photo: bool, **kwargs: Any
    ) -> None:
        super().__init__(*args, **kwargs)
        self.has_photo = has_photo
        if resident is not None and resident.name:
            del self.fields["name"]

    @property
    def choices(self) -> list[dict[str, Any]]:
        return interest_choices(self["interests"])

    def clean(self) -> dict[str, Any]:
        data = super().clean() or {}
        if (data.get("photo") or self.has_photo) and not data.get("photo_words"):
            self.add_error("photo_words", _("Dites en quelques mots ce que montre la photo."))
        return data
