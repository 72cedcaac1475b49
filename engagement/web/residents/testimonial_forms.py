"""What those who came may leave."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from engagement.media.uploads import PictureField
from engagement.needs.models import Testimonial


class TestimonialForm(forms.ModelForm):
    """A word, perhaps a photo, and whether they may be shown."""

    __test__ = False  # pytest takes its name for a test

    photo = PictureField(label=_("Une photo"), required=False)
    photo_words = forms.CharField(
        label=_("Ce que montre la photo"),
        required=False,
        max_length=200,
        help_text=_("Pour les personnes qui ne la voient pas."),
    )

    class Meta:
        model = Testimonial
        fields = ["text", "may_be_shown"]
        labels = {
            "text": _("Comment était-ce ?"),
            "may_be_shown": _(
                "Je veux bien que mon prénom, mon mot et ma photo soient montrés sur la page du "
                "besoin. Les personnes que l’on reconnaît sur la photo sont d’accord."
            ),
        }
        help_texts = {"may_be_shown": _("Sans cela, l’association est la seule à vous lire.")}
        error_messages = {"text": {"required": _("Écrivez un mot, même très court.")}}
        widgets = {"text": forms.Textarea(attrs={"rows": 4})}

    field_order = ["text", "photo", "photo_words", "may_be_shown"]

    def clean(self) -> dict[str, Any]:
        data = super().clean() or {}
        if data.get("photo") and not data.get("photo_words"):
            self.add_error("photo_words", _("Dites en quelques mots ce que montre la photo."))
        return data
