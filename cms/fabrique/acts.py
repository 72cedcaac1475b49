"""The step from an idea to an initiative with its page."""

from collections.abc import Mapping
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from cms.desk.acts import ActView
from cms.fabrique.drafting import draft_page
from engagement.ideas.models import Idea
from engagement.initiatives.actions import begin_from_idea
from engagement.people.models import Account

SHORT = forms.Textarea(attrs={"rows": 3})


class BeginForm(forms.Form):
    summary = forms.CharField(
        label=_("L’initiative en deux phrases"),
        help_text=_("Tout le monde le lira, et celles et ceux qui portent l’idée le reçoivent."),
        widget=SHORT,
        max_length=400,
    )
    from_residents = forms.CharField(
        label=_("Ce qui vient des habitants"),
        help_text=_("Donne à l’initiative son label citoyen."),
        widget=SHORT,
        max_length=400,
    )


class Begin(ActView):
    """Makes an accepted idea an initiative whose page waits to be completed."""

    name = "begin"
    label = _("En faire une initiative")
    done = _("L’initiative est créée. Sa page attend en brouillon parmi les pages.")
    to = Idea.State.ADOPTED
    form_class = BeginForm

    @classmethod
    def answer(cls, row: Idea, by: Account, data: Mapping[str, Any]) -> str:
        draft_page(begin_from_idea(idea=row, by=by, **data), by=by)
        return str(cls.done)
