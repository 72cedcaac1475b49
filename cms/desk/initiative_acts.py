"""What the officer does to initiatives."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from cms.desk.acts import ActView
from engagement.base.models import LifeCycle
from engagement.initiatives.actions import change_stage
from engagement.initiatives.models import Initiative


class StageForm(forms.Form):
    to = forms.ChoiceField(label=_("Nouvelle étape"), widget=forms.RadioSelect)
    reason = forms.CharField(
        label=_("Ce qui s’est passé"),
        help_text=_("Une phrase que tout le monde lira sur la page de l’initiative."),
        widget=forms.Textarea(attrs={"rows": 3}),
        max_length=1000,
        required=False,
    )

    def __init__(self, *args: Any, initiative: Initiative, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        stages = [choice for choice in Initiative.State.choices if initiative.can_move(choice[0])]
        self.fields["to"].choices = stages  # type: ignore[attr-defined]  # a ChoiceField


class ChangeStage(ActView):
    name = "stage"
    label = _("Changer d’étape")
    done = _("L’étape est changée ; la page de l’initiative le montre.")
    form_class = StageForm

    @classmethod
    def is_offered(cls, row: LifeCycle) -> bool:
        return bool(row.TRANSITIONS[row.state])

    def get_form_kwargs(self) -> dict[str, Any]:
        return super().get_form_kwargs() | {"initiative": self.row}

    def run(self, row: Initiative, form: forms.Form) -> str:
        change_stage(
            initiative=row,
            to=form.cleaned_data["to"],
            by=self.request.user,
            reason=form.cleaned_data["reason"],
        )
        return str(self.done)
