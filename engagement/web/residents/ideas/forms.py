"""What people write of ideas: signs that play tricks are taken out, the rest is kept as it is."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from engagement.base.tricks import without_tricks
from engagement.ideas.models import Comment, Idea, Member, Report
from engagement.ideas.models.ideas import LONGEST_BODY

LONGEST_TITLE = Idea._meta.get_field("title").max_length


class PlainText(forms.CharField):
    def to_python(self, value: Any) -> Any:
        text = super().to_python(value)
        return without_tricks(text).strip() if text else text


def area(rows: int) -> forms.Textarea:
    return forms.Textarea(attrs={"rows": rows, "dir": "auto"})


def line(**attrs: str) -> forms.TextInput:
    return forms.TextInput(attrs={"dir": "auto", **attrs})


class CommentForm(forms.Form):
    text = PlainText(
        label=_("Votre commentaire"),
        max_length=Comment._meta.get_field("text").max_length,
        widget=area(3),
        error_messages={"required": _("Écrivez votre commentaire.")},
    )


class JoinForm(forms.Form):
    role = forms.ChoiceField(
        label=_("Votre part"),
        choices=Member.Role.choices,
        widget=forms.RadioSelect,
        error_messages={"required": _("Choisissez votre part.")},
    )
    words = PlainText(
        label=_("Ce que j’apporte"),
        help_text=_("Par exemple : une remorque, une heure le samedi, de la couture."),
        max_length=160,
        required=False,
        widget=line(),
    )


class ReportForm(forms.Form):
    why = forms.ChoiceField(
        label=_("Ce qui ne va pas"),
        choices=Report.Why.choices,
        widget=forms.RadioSelect,
        error_messages={"required": _("Choisissez ce qui ne va pas.")},
    )
    words = PlainText(label=_("En quelques mots"), max_length=300, required=False, widget=line())


class WordsForm(forms.Form):
    """The words of an idea."""

    title = PlainText(
        label=_("Votre idée en une phrase"),
        max_length=LONGEST_TITLE,
        widget=line(autocomplete="off"),
        error_messages={"required": _("Dites votre idée en une phrase, même très courte.")},
    )
    body = PlainText(
        label=_("Dites-en plus"),
        max_length=LONGEST_BODY,
        required=False,
        widget=area(6),
    )


class RewriteForm(WordsForm):
    note = PlainText(
        label=_("Ce qui change"),
        help_text=_("Une phrase, pour celles et ceux qui la soutiennent déjà."),
        max_length=300,
        required=False,
        widget=line(),
    )
