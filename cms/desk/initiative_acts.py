"""What the officer does to initiatives."""

from typing import Any

from django import forms
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from cms.desk.acts import ActView
from engagement.base.models import LifeCycle
from engagement.initiatives.actions import change_stage, end_initiative, make_promise
from engagement.initiatives.actions.promising import BEFORE_THE_START
from engagement.initiatives.models import Initiative, InitiativeOutcome, Promise

State = Initiative.State
SHORT = forms.Textarea(attrs={"rows": 3})


class StageForm(forms.Form):
    to = forms.ChoiceField(label=_("Nouvelle étape"), widget=forms.RadioSelect)
    reason = forms.CharField(
        label=_("Ce qui s’est passé"),
        help_text=_(
            "Une phrase que tout le monde lira, et que reçoivent celles et ceux qui suivent."
        ),
        widget=SHORT,
        max_length=1000,
        required=False,
    )

    def __init__(self, *args: Any, initiative: Initiative, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.initiative = initiative
        stages = [choice for choice in State.choices if choice[0] in stages_after(initiative)]
        self.fields["to"].choices = stages  # type: ignore[attr-defined]  # a ChoiceField

    def clean_to(self) -> str:
        to = self.cleaned_data["to"]
        promises = Promise.objects.filter(initiative=self.initiative)
        if to == State.UNDER_WAY and not promises.exists():
            raise forms.ValidationError(
                gettext("Écrivez d’abord la promesse : rien ne commence sans elle.")
            )
        return to


def stages_after(initiative: Initiative) -> set[str]:
    """Return where it may go from here, but for its end, which asks for an outcome."""
    return set(initiative.TRANSITIONS[initiative.state]) - {State.FINISHED}


class ChangeStage(ActView):
    name = "stage"
    label = _("Changer d’étape")
    done = _("L’étape est changée ; la page de l’initiative le montre.")
    form_class = StageForm

    @classmethod
    def is_offered(cls, row: LifeCycle) -> bool:
        return isinstance(row, Initiative) and bool(stages_after(row))

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


class PromiseForm(forms.ModelForm):
    class Meta:
        model = Promise
        fields = [
            "kind",
            "aim",
            "public",
            "scale",
            "duration",
            "calendar",
            "means",
            "participation",
            "effect",
        ]
        widgets = {
            "kind": forms.RadioSelect,
            **dict.fromkeys(("aim", "calendar", "means", "participation", "effect"), SHORT),
        }


class MakePromise(ActView):
    """Writes what contributions will change, before anybody contributes."""

    name = "promise"
    label = _("Écrire la promesse")
    done = _("La promesse est sur la page. Elle reste ainsi dès que l’initiative commence.")
    form_class = PromiseForm

    @classmethod
    def is_offered(cls, row: LifeCycle) -> bool:
        return row.state in BEFORE_THE_START

    def get_form_kwargs(self) -> dict[str, Any]:
        promise = Promise.objects.filter(initiative=self.row).first()
        return super().get_form_kwargs() | {"instance": promise}

    def run(self, row: Initiative, form: forms.Form) -> str:
        make_promise(initiative=row, by=self.request.user, **form.cleaned_data)
        return str(self.done)


class EndForm(forms.ModelForm):
    from_residents = forms.CharField(
        label=_("Ce qui vient des habitants"),
        help_text=_("Rempli, il donne à l’initiative son label citoyen."),
        widget=SHORT,
        max_length=400,
        required=False,
    )
    figures = forms.CharField(
        label=_("Chiffres"),
        help_text=_(
            "Un par ligne, par exemple « 42 : arbres plantés ». "
            "Qui a pris part se compte tout seul."
        ),
        widget=SHORT,
        required=False,
    )

    class Meta:
        model = InitiativeOutcome
        fields = ["done", "not_done"]
        widgets = {"done": SHORT, "not_done": SHORT}

    def clean_figures(self) -> list[tuple[str, str]]:
        lines = filter(None, map(str.strip, self.cleaned_data["figures"].splitlines()))
        pairs = [tuple(part.strip() for part in line.split(":", 1)) for line in lines]
        if any(len(pair) != 2 or not all(pair) for pair in pairs):
            raise forms.ValidationError(
                gettext("Sur chaque ligne : un nombre, deux points, ce qu’il compte.")
            )
        return [(number, words) for number, words in pairs]


class End(ActView):
    """Says what became of the promise, and finishes."""

    name = "end"
    label = _("Terminer et dire le résultat")
    done = _("L’initiative est terminée ; son résultat est à côté de sa promesse.")
    to = State.FINISHED
    form_class = EndForm

    def get_initial(self) -> dict[str, Any]:
        return {"from_residents": self.row.from_residents}

    def run(self, row: Initiative, form: forms.Form) -> str:
        end_initiative(initiative=row, by=self.request.user, **form.cleaned_data)
        return str(self.done)
