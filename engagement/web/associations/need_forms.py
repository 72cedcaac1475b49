"""What an association adds to a need: questions, a photo, the interests that its words suggest."""

from typing import Any, cast

from django import forms
from django.utils.translation import gettext_lazy as _

from engagement.media.uploads import PictureField
from engagement.needs.actions import Asked
from engagement.needs.models import Need, Question
from engagement.territory.interest_guess import suggest_interests
from engagement.territory.models import Interest


class QuestionForm(forms.ModelForm):
    """One question to those who sign up; `key` is that of the row it changes."""

    key = forms.IntegerField(required=False, widget=forms.HiddenInput)

    class Meta:
        model = Question
        fields = ["text", "purpose", "required"]
        labels = {"purpose": _("Pourquoi vous le demandez")}
        help_texts = {"purpose": _("Les habitants le lisent à côté de la question.")}
        error_messages = {
            "text": {"required": _("Écrivez la question.")},
            "purpose": {"required": _("Dites pourquoi vous le demandez.")},
        }

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs | {"empty_permitted": True})

    def has_changed(self) -> bool:
        """Without words it is as good as not there."""
        return bool(self["text"].data or self["purpose"].data)

    def asked(self) -> Asked:
        said = self.cleaned_data
        return Asked(said["text"], said["purpose"], said["required"], said["key"])


class BaseQuestions(forms.BaseFormSet):
    def asked(self) -> list[Asked]:
        """Return the questions that were written; only after is_valid()."""
        rows = cast("list[QuestionForm]", self.forms)
        return [row.asked() for row in rows if row.has_changed()]


Questions = cast(
    "type[BaseQuestions]",
    forms.formset_factory(
        QuestionForm,
        BaseQuestions,
        extra=Question.MOST,
        max_num=Question.MOST,
        absolute_max=Question.MOST,
    ),
)


def questions_of(need: Need) -> list[dict[str, Any]]:
    """Return the questions of a need as their rows show them."""
    return [
        {"key": row.pk, "text": row.text, "purpose": row.purpose, "required": row.required}
        for row in need.questions.all()
    ]


class PhotoForm(forms.Form):
    """A photo and the words that stand in for it."""

    photo = PictureField(
        label=_("Photo"),
        help_text=_(
            "Le lieu, ou ce que l’on fait, avec l’accord de celles et ceux que l’on reconnaît. "
            "La position et la date du téléphone sont effacées."
        ),
        error_messages={"required": _("Choisissez une photo.")},
    )
    words = forms.CharField(
        label=_("Ce que l’on y voit"),
        max_length=250,
        help_text=_("Pour qui ne la voit pas : « Deux femmes trient des cartons »."),
        error_messages={"required": _("Dites en une phrase ce que l’on voit.")},
    )


class InterestsForm(forms.Form):
    """The interests that the words of a need suggest, for its association to choose from."""

    interests = forms.ModelMultipleChoiceField(
        Interest.objects.all(),
        label=_("De quoi s’agit-il ?"),
        help_text=_("D’après vos mots. Les habitants qui aiment cela le verront en premier."),
        widget=forms.CheckboxSelectMultiple,
        error_messages={"required": _("Cochez au moins un centre d’intérêt.")},
    )

    def __init__(self, need: Need, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field = cast(forms.ModelMultipleChoiceField, self.fields["interests"])
        field.queryset = guessed(need)
        self.initial["interests"] = field.queryset


def guessed(need: Need) -> Any:
    """Return the interests that the words of a need suggest, as a QuerySet."""
    guesses = suggest_interests(need.title, need.description)
    codes = {(guess.kind, guess.code) for guess in guesses}
    keys = [row.pk for row in Interest.objects.all() if (row.kind, row.code) in codes]
    return Interest.objects.filter(pk__in=keys)


def unchecked(form: Any) -> None:
    """Show what was typed without its errors, for a form that is not finished yet."""
    for part in getattr(form, "forms", [form]):
        part._errors, part.cleaned_data = forms.utils.ErrorDict(), {}
    if hasattr(form, "forms"):
        form._errors, form._non_form_errors = [{} for _one in form.forms], forms.utils.ErrorList()
