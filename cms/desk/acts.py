"""What the officer does to a row: a page that asks, then one action of the row's room."""

from typing import Any, ClassVar

from django import forms
from django.db.models import Model, QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils.functional import Promise
from django.utils.text import capfirst
from django.utils.translation import gettext_lazy as _
from django.views.generic import FormView
from wagtail.admin import messages
from wagtail.admin.views.generic import WagtailAdminTemplateMixin
from wagtail.admin.views.generic.permissions import PermissionCheckedMixin

from cms.desk.assigning import answers_for_officer, is_assigned
from cms.desk.deciding import Act, decide
from cms.desk.models import Decision
from cms.desk.ready_reasons import reasons_about
from engagement.base.models import IllegalMove
from engagement.outbox.settling import CannotSettle
from engagement.people.models import Account


class ReasonForm(forms.Form):
    reason = forms.CharField(
        label=_("Pourquoi"),
        help_text=_("Ces mots sont envoyés tels quels aux personnes concernées."),
        widget=forms.Textarea(attrs={"rows": 4}),
        max_length=1000,
    )


class ReadyReasonForm(ReasonForm):
    """A reason in words of one's own, in ready ones to tick, or both; `reason` holds them all."""

    about: ClassVar[str]  # of ReasonSnippet

    ready = forms.MultipleChoiceField(
        label=_("Pourquoi, en mots tout prêts"),
        required=False,
        widget=forms.CheckboxSelectMultiple,
    )
    field_order = ["ready", "reason"]

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        choices = [(words, words) for words in reasons_about(self.about)]
        self.fields["ready"].choices = choices  # type: ignore[attr-defined]  # a ChoiceField
        self.fields["reason"].required = False
        self.fields["reason"].label = _("Pourquoi, dans vos mots")

    def clean(self) -> dict[str, Any]:
        data = super().clean() or {}
        data["reason"] = "\n".join(filter(None, [*data.get("ready", []), data.get("reason", "")]))
        if not data["reason"]:
            self.add_error("reason", _("Dites pourquoi : cochez une raison ou écrivez-la."))
        return data


class DeskRequest(HttpRequest):
    """What Wagtail's admin lets through."""

    user: Account


class ActView(Act, PermissionCheckedMixin, WagtailAdminTemplateMixin, FormView):
    """Asks before one action on one row; offered while the row can move to the state `to`."""

    done: ClassVar[Promise]
    to: ClassVar[str]

    model: type[Model] = Model  # without a value here Wagtail would not hand one over
    index_url_name = ""
    inspect_url_name = ""
    permission_required = "change"
    # Whether it is among what one answers for having been given the row.
    for_assigned: ClassVar[bool] = True
    request: DeskRequest
    row: Any
    form_class: type[forms.BaseForm] = forms.Form
    template_name = "cms/desk/act.html"

    @classmethod
    def is_offered(cls, row: Any) -> bool:
        return row.can_move(cls.to)

    @classmethod
    def needs_reason(cls) -> bool:
        """Say whether somebody is told why."""
        return issubclass(cls.form_class, ReasonForm)

    def run(self, row: Any, form: Any) -> str:
        """Answer by the account of this request; say what is done."""
        return self.answer(row, self.request.user, form.cleaned_data)

    def rows(self) -> QuerySet:
        """Return the rows that there are for the desk: no other is found."""
        return self.model._default_manager.all()

    def setup(self, request: HttpRequest, *args: Any, **kwargs: Any) -> None:
        super().setup(request, *args, **kwargs)
        self.row = get_object_or_404(self.rows(), pk=kwargs["pk"])

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        if self.is_offered(self.row):
            return super().get(request, *args, **kwargs)
        return self._too_late()

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        if self.is_offered(self.row):
            return super().post(request, *args, **kwargs)
        return self._too_late()

    def form_valid(self, form: forms.Form) -> HttpResponse:
        try:
            decided = decide(
                type(self), self.row, by=self.request.user, run=lambda: self.run(self.row, form)
            )
        except (CannotSettle, IllegalMove):
            return self._too_late()
        messages.success(self.request, decided.words, buttons=self._undo_buttons(decided.decision))
        return redirect(self.inspect_url_name, self.row.pk)

    def _undo_buttons(self, decision: Decision) -> list[Any]:
        if not decision.can_be_undone:
            return []
        address = f"{reverse('queue:index')}#annuler"
        return [messages.button(address, _("Annuler dans la minute"))]

    def _too_late(self) -> HttpResponse:
        messages.warning(self.request, _("Quelqu’un l’a déjà fait : voici où cela en est."))
        return redirect(self.inspect_url_name, self.row.pk)

    def user_has_permission(self, permission: str) -> bool:
        """Let in who may change such rows, whom this one was given to, and the officer's deputy."""
        return super().user_has_permission(permission) or self.is_given_to(self.request.user)

    def is_given_to(self, account: Account) -> bool:
        return self.for_assigned and (
            is_assigned(account, self.row) or answers_for_officer(account, self.row)
        )

    def get_page_title(self) -> str:
        return str(self.label)

    def get_page_subtitle(self) -> str:
        return str(self.row)

    def get_breadcrumbs_items(self) -> list[dict[str, Any]]:
        plural = capfirst(self.row._meta.verbose_name_plural)
        return [
            *self.breadcrumbs_items,
            {"url": reverse(self.index_url_name), "label": plural},
            {"url": reverse(self.inspect_url_name, args=[self.row.pk]), "label": str(self.row)},
            {"url": "", "label": self.label},
        ]
