"""The page of the log, and its files."""

from collections.abc import Iterable
from typing import Any, ClassVar

from django import forms
from django.contrib.auth.models import Group
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.urls import URLPattern, path
from django.utils.translation import gettext_lazy as _
from django.views.generic import TemplateView
from wagtail.admin.menu import MenuItem
from wagtail.admin.views.generic.permissions import PermissionCheckedMixin
from wagtail.admin.viewsets.base import ViewSet
from wagtail.permission_policies import ModelPermissionPolicy

from cms.desk.acts import DeskRequest
from cms.desk.log import entries, kinds_for, label_of, lines
from cms.desk.models import Decision
from cms.desk.pages import DeskPageMixin
from cms.desk.roles import ROLES
from cms.desk.sheets import cell_of, sheet_response
from engagement.base.sheets import Cell
from engagement.people.models import Account

PER_PAGE = 50
MOST_IN_A_FILE = 10_000


class LogForm(forms.Form):
    who: forms.ModelChoiceField = forms.ModelChoiceField(
        label=_("Qui"),
        queryset=Account.objects.none(),
        required=False,
        empty_label=_("Tout le monde"),
    )
    kind = forms.ChoiceField(label=_("Quoi"), required=False)
    since = forms.DateField(
        label=_("Du"), required=False, widget=forms.DateInput(attrs={"type": "date"})
    )
    until = forms.DateField(
        label=_("Au"), required=False, widget=forms.DateInput(attrs={"type": "date"})
    )
    text = forms.CharField(label=_("Un mot du titre ou du motif"), required=False, max_length=80)

    def __init__(self, *args: Any, kinds: Iterable[str], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        team = Group.objects.filter(name__in=[role.name for role in ROLES])
        colleagues = Account.objects.filter(groups__in=team).distinct().order_by("email")
        self.fields["who"].queryset = colleagues  # type: ignore[attr-defined]  # a choice field
        choices = [("", _("Tout")), *((name, label_of(name)) for name in kinds)]
        self.fields["kind"].choices = choices  # type: ignore[attr-defined]  # a choice field


class LogView(PermissionCheckedMixin, DeskPageMixin, TemplateView):
    """Shows who did what, narrowed by person, kind, dates and words; `?export=` gives a file."""

    request: DeskRequest
    permission_policy = ModelPermissionPolicy(Decision)
    permission_required = "view"
    template_name = "cms/desk/log.html"
    page_title = _("Journal")
    header_icon = "history"

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        kinds = kinds_for(self.request.user)
        form = LogForm(request.GET or None, kinds=kinds)
        found = _found(kinds, form)
        if request.GET.get("export") in ("csv", "xlsx"):
            return _as_file(found[:MOST_IN_A_FILE], request.GET["export"])
        page = Paginator(found, PER_PAGE).get_page(request.GET.get("p"))
        context = self.get_context_data(form=form, page=page, lines=lines(page.object_list))
        return self.render_to_response(context)

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        narrowed = self.request.GET.copy()
        narrowed.pop("p", None)
        return super().get_context_data(**kwargs) | {"narrowed": narrowed.urlencode()}


def _found(kinds: list[str], form: LogForm) -> Any:
    """Return what the form asks for; everything where it asks nothing, nothing where it errs."""
    if form.is_bound and not form.is_valid():
        return []
    return entries(kinds, form.cleaned_data if form.is_bound else {})


def _as_file(found: Any, kind: str) -> HttpResponse:
    head = [_("Quand"), _("Qui"), _("Quoi"), _("Titre"), _("Fait"), _("Pourquoi")]
    rows: list[list[Cell]] = [[str(word) for word in head]]
    rows += [
        [cell_of(value) for value in (line.at, line.who, line.kind, line.title, line.did, line.why)]
        for line in lines(found)
    ]
    return sheet_response(rows, name="journal", kind=kind)


class LogMenuItem(MenuItem):
    def is_shown(self, request: DeskRequest) -> bool:
        return request.user.has_perm("desk.view_decision")


class LogViewSet(ViewSet):
    name = "log"
    url_prefix = "journal"
    icon = "history"
    menu_label = _("Journal")
    menu_order = 157
    menu_item_class: ClassVar[type[MenuItem]] = LogMenuItem
    add_to_admin_menu = True

    def get_urlpatterns(self) -> list[URLPattern]:
        return [path("", self.construct_view(LogView), name="index")]
