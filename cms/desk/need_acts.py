"""What the officer does to needs."""

from typing import Any

from django import forms
from django.db import transaction
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext

from cms.desk.acts import ActView, ReadyReasonForm, ReasonForm
from engagement.base.models import LifeCycle
from engagement.matching.actions import suggest_need
from engagement.matching.queries import rank_reachable
from engagement.needs.actions import check_need, publish_need, refuse_need, withdraw_need
from engagement.needs.models import Need

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
    form_class = PublishForm
    template_name = "cms/desk/publish.html"

    @transaction.atomic
    def run(self, row: Need, form: forms.Form) -> str:
        publish_need(need=row, by=self.request.user)
        if not form.cleaned_data["tell"]:
            return str(self.done)
        told = suggest_need(need=row, by=self.request.user, top=MOST_TOLD)
        return f"{self.done} {told_in_words(len(told))}"


class Tell(ActView):
    """Suggests a published need to those best placed who were not asked yet."""

    name = "tell"
    label = _("Prévenir des habitants")
    template_name = "cms/desk/tell.html"

    @classmethod
    def is_offered(cls, row: LifeCycle) -> bool:
        return row.state == Need.State.PUBLISHED

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        best_placed = len(rank_reachable(self.row, MOST_TOLD))
        return super().get_context_data(**kwargs) | {"best_placed": best_placed}

    def run(self, row: Need, form: forms.Form) -> str:
        return told_in_words(len(suggest_need(need=row, by=self.request.user, top=MOST_TOLD)))


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
    template_name = "cms/desk/publish.html"

    @classmethod
    def is_offered(cls, row: LifeCycle) -> bool:
        return Need.objects.to_check().filter(pk=row.pk).exists()

    def run(self, row: Need, form: forms.Form) -> str:
        check_need(need=row, by=self.request.user)
        return str(self.done)


class RefuseNeedForm(ReadyReasonForm):
    ready_words = (
        _("Dites où l’on se retrouve."),
        _("Dites qui accueille, et comment joindre cette personne."),
        _("Dites en mots simples ce que l’on fera."),
        _("La date est passée ou trop proche."),
        _("Ce travail remplacerait un emploi : ce n’est pas du bénévolat."),
    )


class Refuse(ActView):
    name = "refuse"
    label = _("Refuser")
    done = _("Le besoin est refusé, l’association sait pourquoi.")
    to = Need.State.REFUSED
    form_class = RefuseNeedForm

    def run(self, row: Need, form: forms.Form) -> str:
        refuse_need(need=row, by=self.request.user, reason=form.cleaned_data["reason"])
        return str(self.done)


class Withdraw(ActView):
    name = "withdraw"
    label = _("Retirer")
    done = _("Le besoin est retiré, les personnes inscrites sont prévenues.")
    to = Need.State.WITHDRAWN
    form_class = ReasonForm

    def run(self, row: Need, form: forms.Form) -> str:
        withdraw_need(need=row, by=self.request.user, reason=form.cleaned_data["reason"])
        return str(self.done)
