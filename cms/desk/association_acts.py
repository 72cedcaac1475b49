"""What the officer does to associations and to those who ask to act for one."""

from typing import Any

from django import forms
from django.db import transaction
from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _

from cms.desk.acts import ActView, ReadyReasonForm, ReasonForm
from cms.desk.need_acts import MOST_TOLD, PublishForm, told_in_words
from engagement.associations.actions import (
    grant_request,
    refuse_association,
    refuse_request,
    verify_association,
)
from engagement.associations.models import Association, JoinRequest
from engagement.associations.queries import same_as
from engagement.base.models import LifeCycle
from engagement.matching.actions import suggest_need
from engagement.needs.actions import publish_submitted_of, reinstate_needs_of, suspend_needs_of
from engagement.needs.models import Need


class Verify(ActView):
    """Shows an association with what it handed in; one yes publishes all of it."""

    name = "verify"
    label = _("Oui, publier")
    done = _("L’association est vérifiée et peut publier ; elle est prévenue.")
    to = Association.State.VERIFIED
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

    @transaction.atomic
    def run(self, row: Association, form: forms.Form) -> str:
        verify_association(association=row, by=self.request.user)
        published = publish_submitted_of(association=row, by=self.request.user)
        if not (published and form.cleaned_data.get("tell")):
            return str(self.done)
        told = sum(
            len(suggest_need(need=need, by=self.request.user, top=MOST_TOLD)) for need in published
        )
        return f"{self.done} {told_in_words(told)}"


class RefuseForm(ReadyReasonForm):
    ready_words = (
        _("Donnez le numéro RNA ou SIRET : nous ne trouvons pas l’association au répertoire."),
        _("Dites en quelques phrases ce que fait l’association."),
        _("Donnez l’adresse électronique de l’association."),
        _("Ce site est pour les associations et les collectifs qui agissent dans la ville."),
    )


class Refuse(ActView):
    name = "refuse"
    label = _("Refuser")
    done = _("L’association est refusée et sait pourquoi.")
    to = Association.State.REFUSED
    form_class = RefuseForm

    def run(self, row: Association, form: forms.Form) -> str:
        refuse_association(
            association=row, by=self.request.user, reason=form.cleaned_data["reason"]
        )
        return str(self.done)


class Suspend(ActView):
    name = "suspend"
    label = _("Suspendre")
    done = _("L’association est suspendue : ses besoins ne se voient plus, les inscrits le savent.")
    to = Association.State.SUSPENDED
    form_class = ReasonForm

    def run(self, row: Association, form: forms.Form) -> str:
        suspend_needs_of(association=row, by=self.request.user, reason=form.cleaned_data["reason"])
        return str(self.done)


class Reinstate(ActView):
    name = "reinstate"
    label = _("Rétablir")
    done = _("L’association est rétablie : ses besoins se voient, les inscrits le savent.")

    @classmethod
    def is_offered(cls, row: LifeCycle) -> bool:
        return row.state == Association.State.SUSPENDED

    def run(self, row: Association, form: forms.Form) -> str:
        reinstate_needs_of(association=row, by=self.request.user)
        return str(self.done)


class LetIn(ActView):
    name = "grant"
    label = _("Accepter")
    done = _("C’est accepté ; la personne est prévenue.")
    to = JoinRequest.State.GRANTED

    def run(self, row: JoinRequest, form: forms.Form) -> str:
        grant_request(request=row, by=self.request.user)
        return str(self.done)


class TurnDownForm(ReadyReasonForm):
    ready_words = (
        _("Envoyez-nous un document qui montre que vous agissez pour elle."),
        _("L’association nous dit ne pas vous connaître."),
    )


class TurnDown(ActView):
    name = "refuse"
    label = _("Refuser")
    done = _("C’est refusé ; la personne sait pourquoi.")
    to = JoinRequest.State.REFUSED
    form_class = TurnDownForm

    def run(self, row: JoinRequest, form: forms.Form) -> str:
        refuse_request(request=row, by=self.request.user, reason=form.cleaned_data["reason"])
        return str(self.done)
