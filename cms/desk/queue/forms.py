"""What the queue is told: which rows, what to do with them, why, to whom they go."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from cms.desk.assigning import colleagues
from cms.desk.models import ReasonSnippet
from engagement.people.models import Account


class QueueForm(forms.Form):
    """The bar under the queue: what goes with an answer, and to whom rows are given."""

    reasons = forms.ModelMultipleChoiceField(
        queryset=ReasonSnippet.objects.all(),
        required=False,
        widget=forms.CheckboxSelectMultiple,
    )
    reason = forms.CharField(
        label=_("Pourquoi, dans vos mots"),
        required=False,
        max_length=1000,
        widget=forms.Textarea(attrs={"rows": 2}),
    )
    tell = forms.BooleanField(
        label=_("En publiant, prévenir aussitôt les habitants les mieux placés"), required=False
    )
    to: forms.ModelChoiceField = forms.ModelChoiceField(
        label=_("Confier à"),
        queryset=Account.objects.none(),
        required=False,
        empty_label=_("Personne"),
    )
    due_on = forms.DateField(
        label=_("À répondre le"), required=False, widget=forms.DateInput(attrs={"type": "date"})
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["to"].queryset = colleagues()  # type: ignore[attr-defined]  # a choice field

    def reason_about(self, kind: str) -> str:
        """Return what is said to whoever is refused: the ticked reasons of this kind, and words."""
        ticked = [row.text for row in self.cleaned_data["reasons"] if row.about == kind]
        return "\n".join(filter(None, [*ticked, self.cleaned_data["reason"]]))


def reasons_by_kind() -> list[dict[str, Any]]:
    """Return the ready reasons as the bar shows them, a group for each kind of row."""
    rows = list(ReasonSnippet.objects.all())
    return [
        {"kind": kind, "label": label, "rows": [row for row in rows if row.about == kind]}
        for kind, label in ReasonSnippet.About.choices
    ]
