"""What the officer does to ideas."""

from collections.abc import Mapping
from typing import Any

from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from cms.desk.acts import ActView, ReadyReasonForm, ReasonForm
from cms.desk.models import Decision, ReasonSnippet
from engagement.base.models import LifeCycle
from engagement.ideas.actions import (
    accept_idea,
    check_idea,
    decline_idea,
    merge_ideas,
    publish_idea,
    refuse_idea,
)
from engagement.ideas.actions.taking_back import take_back_answer, take_back_check
from engagement.ideas.models import Idea
from engagement.ideas.similar import similar
from engagement.people.models import Account

State = Idea.State
SHORT = forms.Textarea(attrs={"rows": 3})
MOST_ALIKE = 8


class Publish(ActView):
    name = "publish"
    label = _("Publier")
    done = _("L’idée est publiée, la personne qui l’a proposée est prévenue.")
    undoable = True
    template_name = "cms/desk/idea.html"

    @classmethod
    def is_offered(cls, row: LifeCycle) -> bool:
        return row.state == State.SUBMITTED

    @classmethod
    def answer(cls, row: Idea, by: Account, data: Mapping[str, Any]) -> str:
        publish_idea(idea=row, by=by)
        return str(cls.done)

    @classmethod
    def take_back(cls, row: Idea, decision: Decision, by: Account) -> None:
        take_back_answer(idea=row, by=by, since=decision.at)


class Check(ActView):
    """Says that an idea published at once is as it should be."""

    name = "check"
    label = _("C’est bon")
    done = _("C’est relu.")
    undoable = True
    template_name = "cms/desk/idea.html"

    @classmethod
    def is_offered(cls, row: LifeCycle) -> bool:
        return Idea.objects.to_check().filter(pk=row.pk).exists()

    @classmethod
    def answer(cls, row: Idea, by: Account, data: Mapping[str, Any]) -> str:
        check_idea(idea=row, by=by)
        return str(cls.done)

    @classmethod
    def take_back(cls, row: Idea, decision: Decision, by: Account) -> None:
        take_back_check(idea=row, by=by)


class RefuseIdeaForm(ReadyReasonForm):
    about = ReasonSnippet.About.IDEA


class Refuse(ActView):
    """Takes an idea off the page, or does not show it; who proposed it may try again."""

    name = "refuse"
    label = _("Ne pas publier")
    done = _("L’idée ne se voit pas ; la personne qui l’a proposée sait pourquoi.")
    to = State.REFUSED
    undoable = True
    form_class = RefuseIdeaForm

    @classmethod
    def answer(cls, row: Idea, by: Account, data: Mapping[str, Any]) -> str:
        refuse_idea(idea=row, by=by, reason=data["reason"])
        return str(cls.done)

    @classmethod
    def take_back(cls, row: Idea, decision: Decision, by: Account) -> None:
        take_back_answer(idea=row, by=by, since=decision.at)


class FrameForm(ReasonForm):
    next_step = forms.CharField(
        label=_("La suite"),
        help_text=_("Une phrase : un atelier, une visite, une réponse du service."),
        max_length=200,
    )
    due_on = forms.DateField(
        label=_("D’ici le"), widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d")
    )
    department = forms.CharField(label=_("Service qui la porte"), max_length=120, required=False)

    def clean_due_on(self) -> Any:
        due_on = self.cleaned_data["due_on"]
        if due_on < timezone.localdate():
            raise forms.ValidationError(_("Ce jour est déjà passé."))
        return due_on


class Accept(ActView):
    """Says that the idea is in the city’s field, what comes next and by when."""

    name = "accept"
    label = _("Retenir, et dire la suite")
    done = _("C’est dit sur la page de l’idée, et à celles et ceux qui la portent.")
    form_class = FrameForm

    @classmethod
    def is_offered(cls, row: LifeCycle) -> bool:
        return row.state == State.ACCEPTED or row.can_move(State.ACCEPTED)

    def get_initial(self) -> dict[str, Any]:
        frame = self.row.frames.filter(fits=True).last()
        if frame is None:
            return {}
        return {name: getattr(frame, name) for name in ("reason", "next_step", "department")}

    @classmethod
    def answer(cls, row: Idea, by: Account, data: Mapping[str, Any]) -> str:
        accept_idea(idea=row, by=by, **data)
        return str(cls.done)


class Decline(ActView):
    name = "decline"
    label = _("Dire qu’elle n’est pas du ressort de la ville")
    done = _("L’idée reste en ligne, avec votre réponse.")
    to = State.DECLINED
    undoable = True
    form_class = ReasonForm

    @classmethod
    def answer(cls, row: Idea, by: Account, data: Mapping[str, Any]) -> str:
        decline_idea(idea=row, by=by, reason=data["reason"])
        return str(cls.done)

    @classmethod
    def take_back(cls, row: Idea, decision: Decision, by: Account) -> None:
        row.frames.filter(by=by, at__gte=decision.at, fits=False).delete()
        take_back_answer(idea=row, by=by, since=decision.at)


class MergeForm(forms.Form):
    ideas = forms.ModelMultipleChoiceField(
        label=_("Les idées à y réunir"),
        help_text=_("Celles qui lui ressemblent. Leurs soutiens et leurs groupes suivent."),
        queryset=Idea.objects.none(),
        widget=forms.CheckboxSelectMultiple,
    )
    note = forms.CharField(
        label=_("Ce que dit maintenant l’ensemble"), widget=SHORT, max_length=300
    )

    def __init__(self, *args: Any, idea: Idea, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        found = similar(f"{idea.title} {idea.body}", most=MOST_ALIKE, but=idea)
        keys = [one.pk for one in found if one.can_move(State.MERGED)]
        chosen = Idea.objects.filter(pk__in=keys)
        self.fields["ideas"].queryset = chosen  # type: ignore[attr-defined]  # a ModelChoiceField


class Merge(ActView):
    """Has ideas that say the same join this one."""

    name = "merge"
    label = _("Réunir d’autres idées à celle-ci")
    done = _("C’est une seule idée ; tout le monde est prévenu.")
    form_class = MergeForm

    @classmethod
    def is_offered(cls, row: LifeCycle) -> bool:
        return row.state in Idea.OPEN

    def get_form_kwargs(self) -> dict[str, Any]:
        return super().get_form_kwargs() | {"idea": self.row}

    @classmethod
    def answer(cls, row: Idea, by: Account, data: Mapping[str, Any]) -> str:
        merge_ideas(into=row, ideas=data["ideas"], by=by, note=data["note"])
        return str(cls.done)
