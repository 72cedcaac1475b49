"""The queue: everything that waits on one page, answered by keys, by buttons, one or many."""

from typing import Any, ClassVar

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import URLPattern, path, reverse
from django.utils.functional import cached_property
from django.utils.http import urlencode
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext
from django.views.generic import TemplateView
from wagtail.admin import messages
from wagtail.admin.menu import MenuItem
from wagtail.admin.views.generic.permissions import PermissionCheckedMixin
from wagtail.admin.viewsets.base import ViewSet

from cms.desk.acts import DeskRequest
from cms.desk.assigning import assign
from cms.desk.deciding import TooLateToUndo
from cms.desk.models import Decision
from cms.desk.pages import DeskPageMixin
from cms.desk.queue.answers import (
    ACCEPT,
    REFUSE,
    Ref,
    WithoutReason,
    answer,
    read_refs,
    take_back,
    undoable_by,
)
from cms.desk.queue.forms import QueueForm, reasons_by_kind
from cms.desk.queue.waiting import counted, has_queue, waiting_for
from engagement.associations.models import AnswerPromise

MAY_ASSIGN = "desk.change_assignment"
ASSIGN = "assign"
MINE, NOBODYS, LATE = "mine", "nobody", "late"


class QueueView(PermissionCheckedMixin, DeskPageMixin, TemplateView):
    """Shows what waits, narrowed by `?genre=` and `?a=`; a POST answers, assigns or undoes."""

    request: DeskRequest
    permission_required = "see"
    template_name = "cms/desk/queue.html"
    page_title = _("À traiter")
    header_icon = "list-ul"

    def user_has_permission(self, permission: str) -> bool:
        return has_queue(self.request.user)

    def post(self, request: HttpRequest) -> HttpResponse:
        if "undo" in request.POST:
            return self._undo()
        form = QueueForm(request.POST)
        if not form.is_valid():
            return self.render_to_response(self.get_context_data(form=form))
        if self._wish in (ASSIGN, MINE):
            return self._assign(form)
        try:
            self._answer(form)
        except WithoutReason:
            form.add_error("reason", _("Dites pourquoi : cochez une raison ou écrivez-la."))
            return self.render_to_response(self.get_context_data(form=form))
        return self._back()

    @cached_property
    def _wish(self) -> str:
        """What the pressed button asks for: an answer to one row, or to those that are ticked."""
        data = self.request.POST
        return next((how for how in (ACCEPT, REFUSE, MINE) if how in data), data.get("do", ""))

    @cached_property
    def _refs(self) -> list[Ref]:
        data = self.request.POST
        one_row = self._wish in (ACCEPT, REFUSE) and self._wish in data
        return read_refs([data[self._wish]] if one_row else data.getlist("item"))

    def _answer(self, form: QueueForm) -> None:
        reasons = {ref: form.reason_about(_kind(ref)) for ref in self._refs}
        tell = form.cleaned_data["tell"]
        if self._wish == REFUSE and not all(reasons[ref] or _silent(ref) for ref in self._refs):
            raise WithoutReason
        done = [
            answer(ref, self._wish, by=self.request.user, reason=reasons[ref], tell=tell)
            for ref in self._refs
        ]
        self._say(len([decision for decision in done if decision]), len(done))

    def _say(self, done: int, asked: int) -> None:
        if done:
            words = ngettext("C’est fait.", "%(n)d réponses données.", done) % {"n": done}
            messages.success(self.request, words)
        if done < asked or not asked:
            left = ngettext(
                "%(n)d n’a pas pu l’être : quelqu’un l’a déjà fait, ou ce n’est pas à vous.",
                "%(n)d n’ont pas pu l’être : quelqu’un l’a déjà fait, ou ce n’est pas à vous.",
                asked - done,
            )
            told = left % {"n": asked - done} if asked else _("Cochez d’abord une ligne.")
            messages.warning(self.request, told)

    def _assign(self, form: QueueForm) -> HttpResponse:
        if not self.request.user.has_perm(MAY_ASSIGN):
            return self._back()
        to = self.request.user if self._wish == MINE else form.cleaned_data["to"]
        rows = [(_kind(ref), ref[1]) for ref in self._refs]
        count = assign(rows=rows, to=to, by=self.request.user, due_on=form.cleaned_data["due_on"])
        self._say(count, count)
        return self._back()

    def _undo(self) -> HttpResponse:
        key = self.request.POST["undo"]
        decision = get_object_or_404(Decision, pk=int(key) if key.isdigit() else 0)
        try:
            take_back(decision, by=self.request.user)
        except TooLateToUndo:
            words = _("Trop tard pour annuler : la minute est passée, ou quelqu’un a déjà répondu.")
            messages.warning(self.request, words)
        else:
            messages.success(self.request, _("C’est annulé : rien n’est parti."))
        return self._back()

    def _back(self) -> HttpResponse:
        """Lead back to the queue as it was narrowed, at the row that was next."""
        narrowed = {
            name: self.request.GET[name] for name in ("genre", "a") if self.request.GET.get(name)
        }
        address = reverse("queue:index") + ("?" + urlencode(narrowed) if narrowed else "")
        following = read_refs([self.request.POST.get("next", "")])
        if following:
            source, key = following[0]
            address += f"#{source.name}-{key}"
        return redirect(address)

    def get_context_data(self, form: QueueForm | None = None, **kwargs: Any) -> dict[str, Any]:
        promise = AnswerPromise.load(self.request)
        items = waiting_for(self.request.user, promise)
        shown = [item for item in items if self._is_wanted(item)]
        context = {
            "items": shown,
            "count": len(items),
            "kinds": counted(items),
            "kind": self.request.GET.get("genre", ""),
            "whose": self.request.GET.get("a", ""),
            "whose_choices": WHOSE,
            "ticked": self.request.POST.getlist("item"),
            "form": form or QueueForm(initial={"tell": True}),
            "reasons": reasons_by_kind(),
            "undoable": undoable_by(self.request.user),
            "may_assign": self.request.user.has_perm(MAY_ASSIGN),
            "may_answer": any(item.may_answer for item in shown),
            "promise": promise,
        }
        return super().get_context_data(**kwargs) | context

    def _is_wanted(self, item: Any) -> bool:
        kind, whose = self.request.GET.get("genre", ""), self.request.GET.get("a", "")
        if kind and item.source.name != kind:
            return False
        if whose == LATE:
            return bool(item.is_late)
        owner = item.owner and item.owner.to_id
        return {MINE: owner == self.request.user.pk, NOBODYS: owner is None}.get(whose, True)


WHOSE = [
    (MINE, _("Ce qui m’est confié")),
    (NOBODYS, _("À personne")),
    (LATE, _("En retard")),
]


def _kind(ref: Ref) -> str:
    return str(ref[0].model._meta.model_name)


def _silent(ref: Ref) -> bool:
    """Say whether nobody is told why this row is refused."""
    act = ref[0].refuse
    return act is None or not act.needs_reason()


class QueueMenuItem(MenuItem):
    def is_shown(self, request: DeskRequest) -> bool:
        return has_queue(request.user)


class QueueViewSet(ViewSet):
    name = "queue"
    url_prefix = "a-traiter"
    icon = "list-ul"
    menu_label = _("À traiter")
    menu_order = 105
    menu_item_class: ClassVar[type[MenuItem]] = QueueMenuItem
    add_to_admin_menu = True

    def get_urlpatterns(self) -> list[URLPattern]:
        return [path("", self.construct_view(QueueView), name="index")]
