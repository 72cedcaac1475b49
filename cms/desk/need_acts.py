"""What the officer does to needs."""

from collections.abc import Mapping
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext

from cms.desk.acts import ActView, ReadyReasonForm, ReasonForm
from cms.desk.models import Decision, ReasonSnippet
from engagement.base.models import LifeCycle
from engagement.matching.actions import recall_suggestions, suggest_need
from engagement.matching.queries import rank_reachable
from engagement.needs.actions import (
    check_need,
    publish_need,
    refuse_need,
    take_back_check,
    take_back_need_refusal,
    take_back_publication,
    withdraw_need,
)
from engagement.needs.models import Need
from engagement.people.models import Account

MOST_TOLD = 20


class PublishForm(forms.Form):
    tell = forms.BooleanField(
        label=_("Prévenir aussitôt les habitants les mieux placés"),
        help_text=_(
            "Vingt au plus, selon leurs goûts et leur quartier, seulement s’ils l’ont accepté."
        ),
        required=False,
        initial=True,
    )


class Publish(ActView):
    """Shows the need as residents will see it, and may suggest it to the best placed."""

    name = "publish"
    label = _("Publier")
    done = _("Le besoin est publié, l’association est prévenue.")
    to = Need.State.PUBLISHED
    undoable = True
    form_class = PublishForm
    template_name = "cms/desk/publish.html"

    @classmethod
    def answer(cls, row: Need, by: Account, data: Mapping[str, Any]) -> str:
        publish_need(need=row, by=by)
        if not data.get("tell"):
            return str(cls.done)
        told = suggest_need(need=row, by=by, top=MOST_TOLD)
        return f"{cls.done} {told_in_words(len(told))}"

    @classmethod
    def take_back(cls, row: Need, decision: Decision, by: Account) -> None:
        recall_suggestions(need=row, by=by, since=decision.at)
        take_back_publication(need=row, by=by)


class Tell(ActView):
    """Suggests a published need to those best placed who were not asked yet."""

    name = "tell"
    label = _("Prévenir des habitants")
    undoable = True
    template_name = "cms/desk/tell.html"

    @classmethod
    def is_offered(cls, row: LifeCycle) -> bool:
        return row.state == Need.State.PUBLISHED

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        best_placed = len(rank_reachable(self.row, MOST_TOLD))
        context = {"best_placed": best_placed, "or_more": best_placed == MOST_TOLD}
        return super().get_context_data(**kwargs) | context

    @classmethod
    def answer(cls, row: Need, by: Account, data: Mapping[str, Any]) -> str:
        return told_in_words(len(suggest_need(need=row, by=by, top=MOST_TOLD)))

    @classmethod
    def take_back(cls, row: Need, decision: Decision, by: Account) -> None:
        recall_suggestions(need=row, by=by, since=decision.at)


def told_in_words(count: int) -> str:
    if not count:
        return str(_("Personne à prévenir pour le moment."))
    words = ngettext("%(n)d habitant·e prévenu·e.", "%(n)d habitants prévenus.", count)
    return words % {"n": count}


class Check(ActView):
    """Says that a need published by its association itself is as it should be."""

    name = "check"
    label = _("C’est bon")
    done = _("C’est relu.")
    undoable = True
    template_name = "cms/desk/publish.html"

    @classmethod
    def is_offered(cls, row: LifeCycle) -> bool:
        return Need.objects.to_check().filter(pk=row.pk).exists()

    @classmethod
    def answer(cls, row: Need, by: Account, data: Mapping[str, Any]) -> str:
        check_need(need=row, by=by)
        return str(cls.done)

    @classmethod
    def take_back(cls, row: Need, decision: Decision, by: Account) -> None:
        take_back_check(need=row, by=by)


class RefuseNeedForm(ReadyReasonForm):
    about = ReasonSnippet.About.NEED


class Refuse(ActView):
    name = "refuse"
    label = _("Refuser")
    done = _("Le besoin est refusé, l’association sait pourquoi.")
    to = Need.State.REFUSED
    undoable = True
    form_class = RefuseNeedForm

    @classmethod
    def answer(cls, row: Need, by: Account, data: Mapping[str, Any]) -> str:
        refuse_need(need=row, by=by, reason=data["reason"])
        return str(cls.done)

    @classmethod
    def take_back(cls, row: Need, decision: Decision, by: Account) -> None:
        take_back_need_refusal(need=row, by=by)


class Withdraw(ActView):
    name = "withdraw"
    label = _("Retirer")
    done = _("Le besoin est retiré, les personnes inscrites sont prévenues.")
    to = Need.State.WITHDRAWN
    form_class = ReasonForm

    @classmethod
    def answer(cls, row: Need, by: Account, data: Mapping[str, Any]) -> str:
        withdraw_need(need=row, by=by, reason=data["reason"])
        return str(cls.done)


class LeaveNeed(ActView):
    """Takes a need in danger off the queue for some days: nothing more is done now."""

    name = "leave"
    label = _("Laisser pour l’instant")
    done = _("C’est vu. S’il manque encore du monde dans trois jours, il reviendra ici.")
    undoable = True

    @classmethod
    def is_offered(cls, row: LifeCycle) -> bool:
        return row.state == Need.State.PUBLISHED

    @classmethod
    def answer(cls, row: Need, by: Account, data: Mapping[str, Any]) -> str:
        return str(cls.done)

    @classmethod
    def take_back(cls, row: Need, decision: Decision, by: Account) -> None:
        """Do nothing more: a decision that is undone hides nothing."""
