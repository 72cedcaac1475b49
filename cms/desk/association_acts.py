"""What the officer does to associations and to those who ask to act for one."""

from collections.abc import Mapping
from typing import Any

from django import forms
from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _

from cms.desk.acts import ActView, ReadyReasonForm, ReasonForm
from cms.desk.models import Decision, ReasonSnippet
from cms.desk.need_acts import MOST_TOLD, PublishForm, told_in_words
from engagement.associations.actions import (
    grant_request,
    refuse_association,
    refuse_request,
    take_back_grant,
    take_back_refusal,
    take_back_turning_down,
    verify_association,
)
from engagement.associations.models import Association, JoinRequest
from engagement.associations.queries import same_as
from engagement.base.models import LifeCycle
from engagement.matching.actions import recall_suggestions, suggest_need
from engagement.needs.actions import (
    publish_submitted_of,
    reinstate_needs_of,
    suspend_needs_of,
    take_back_yes_to,
)
from engagement.needs.models import Need
from engagement.people.models import Account


class Verify(ActView):
    """Shows an association with what it handed in; one yes publishes all of it."""

    name = "verify"
    label = _("Oui, publier")
    done = _("L’association est vérifiée et peut publier ; elle est prévenue.")
    to = Association.State.VERIFIED
    undoable = True
    template_name = "cms/desk/verify.html"

    @classmethod
    def is_offered(cls, row: LifeCycle) -> bool:
        return super().is_offered(row) and row.state != Association.State.SUSPENDED

    def get_form_class(self) -> type[forms.Form]:
        return PublishForm if self.handed_in().exists() else forms.Form

    def handed_in(self) -> QuerySet[Need]:
        return self.row.needs.filter(state=Need.State.SUBMITTED)

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        twins = same_as(name=self.row.name, rna=self.row.rna, siret=self.row.siret)
        return super().get_context_data(**kwargs) | {
            "needs": self.handed_in(),
            "domains": self.row.interests.domains(),
            "twins": twins.exclude(pk=self.row.pk),
        }

    @classmethod
    def answer(cls, row: Association, by: Account, data: Mapping[str, Any]) -> str:
        verify_association(association=row, by=by)
        published = publish_submitted_of(association=row, by=by)
        if not (published and data.get("tell")):
            return str(cls.done)
        told = sum(len(suggest_need(need=need, by=by, top=MOST_TOLD)) for need in published)
        return f"{cls.done} {told_in_words(told)}"

    @classmethod
    def take_back(cls, row: Association, decision: Decision, by: Account) -> None:
        for need in row.needs.filter(published_at__gte=decision.at):
            recall_suggestions(need=need, by=by, since=decision.at)
        take_back_yes_to(association=row, by=by)


class RefuseForm(ReadyReasonForm):
    about = ReasonSnippet.About.ASSOCIATION


class Refuse(ActView):
    name = "refuse"
    label = _("Refuser")
    done = _("L’association est refusée et sait pourquoi.")
    to = Association.State.REFUSED
    undoable = True
    form_class = RefuseForm

    @classmethod
    def answer(cls, row: Association, by: Account, data: Mapping[str, Any]) -> str:
        refuse_association(association=row, by=by, reason=data["reason"])
        return str(cls.done)

    @classmethod
    def take_back(cls, row: Association, decision: Decision, by: Account) -> None:
        take_back_refusal(association=row, by=by)


class Suspend(ActView):
    name = "suspend"
    for_assigned = False
    label = _("Suspendre")
    done = _("L’association est suspendue : ses besoins ne se voient plus, les inscrits le savent.")
    to = Association.State.SUSPENDED
    form_class = ReasonForm

    @classmethod
    def answer(cls, row: Association, by: Account, data: Mapping[str, Any]) -> str:
        suspend_needs_of(association=row, by=by, reason=data["reason"])
        return str(cls.done)


class Reinstate(ActView):
    name = "reinstate"
    for_assigned = False
    label = _("Rétablir")
    done = _("L’association est rétablie : ses besoins se voient, les inscrits le savent.")

    @classmethod
    def is_offered(cls, row: LifeCycle) -> bool:
        return row.state == Association.State.SUSPENDED

    @classmethod
    def answer(cls, row: Association, by: Account, data: Mapping[str, Any]) -> str:
        reinstate_needs_of(association=row, by=by)
        return str(cls.done)


class LetIn(ActView):
    name = "grant"
    label = _("Accepter")
    done = _("C’est accepté ; la personne est prévenue.")
    to = JoinRequest.State.GRANTED
    undoable = True

    @classmethod
    def answer(cls, row: JoinRequest, by: Account, data: Mapping[str, Any]) -> str:
        grant_request(request=row, by=by)
        return str(cls.done)

    @classmethod
    def take_back(cls, row: JoinRequest, decision: Decision, by: Account) -> None:
        take_back_grant(request=row, by=by)


class TurnDownForm(ReadyReasonForm):
    about = ReasonSnippet.About.JOIN_REQUEST


class TurnDown(ActView):
    name = "refuse"
    label = _("Refuser")
    done = _("C’est refusé ; la personne sait pourquoi.")
    to = JoinRequest.State.REFUSED
    undoable = True
    form_class = TurnDownForm

    @classmethod
    def answer(cls, row: JoinRequest, by: Account, data: Mapping[str, Any]) -> str:
        refuse_request(request=row, by=by, reason=data["reason"])
        return str(cls.done)

    @classmethod
    def take_back(cls, row: JoinRequest, decision: Decision, by: Account) -> None:
        take_back_turning_down(request=row, by=by)


class LeaveAssociation(ActView):
    """Takes an association that leaves people without answer off the queue for some days."""

    name = "leave"
    label = _("C’est vu")
    done = _("C’est vu. Si l’on attend encore dans trois jours, cela reviendra ici.")
    undoable = True

    @classmethod
    def is_offered(cls, row: LifeCycle) -> bool:
        return row.state == Association.State.VERIFIED

    @classmethod
    def answer(cls, row: Association, by: Account, data: Mapping[str, Any]) -> str:
        return str(cls.done)

    @classmethod
    def take_back(cls, row: Association, decision: Decision, by: Account) -> None:
        """Do nothing more: a decision that is undone hides nothing."""
