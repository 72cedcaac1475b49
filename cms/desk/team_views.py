"""The page of the team: who holds which role, one form to add somebody."""

from typing import Any, ClassVar

from django import forms
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import URLPattern, path
from django.utils.translation import gettext_lazy as _
from django.views.generic import FormView
from wagtail.admin import messages
from wagtail.admin.menu import MenuItem
from wagtail.admin.views.generic.permissions import PermissionCheckedMixin
from wagtail.admin.viewsets.base import ViewSet

from cms.desk.acts import DeskRequest
from cms.desk.pages import DeskPageMixin
from cms.desk.roles import ROLES
from cms.desk.team import BY_NAME, LastOfficer, give_role, members, take_role

MANAGES = "desk.manage_team"


class RoleForm(forms.Form):
    email = forms.EmailField(label=_("Son adresse électronique"))
    role = forms.ChoiceField(
        label=_("Son rôle"),
        widget=forms.RadioSelect,
        choices=[(role.name, role.label) for role in ROLES],
    )


class TeamView(PermissionCheckedMixin, DeskPageMixin, FormView):
    """Lists the team; the form gives a role, a button beside each takes it back."""

    request: DeskRequest
    permission_required = "manage"
    template_name = "cms/desk/team.html"
    form_class = RoleForm
    page_title = _("Équipe")
    header_icon = "group"

    def user_has_permission(self, permission: str) -> bool:
        return self.request.user.has_perm(MANAGES)

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        if "take" in request.POST:
            return self._take(*request.POST["take"].partition(":")[::2])
        return super().post(request, *args, **kwargs)

    def form_valid(self, form: RoleForm) -> HttpResponse:
        role = BY_NAME[form.cleaned_data["role"]]
        account = give_role(email=form.cleaned_data["email"], role=role, by=self.request.user)
        words = _("%(who)s a son rôle et le sait par un message.") % {"who": account}
        messages.success(self.request, words)
        return redirect("team:index")

    def _take(self, key: str, role: str) -> HttpResponse:
        account = get_object_or_404(members(), pk=int(key) if key.isdigit() else 0)
        try:
            take_role(account=account, role=BY_NAME[role], by=self.request.user)
        except LastOfficer:
            words = _("Il faut au moins une personne chargée de mission : nommez-en d’abord une.")
            messages.warning(self.request, words)
        else:
            messages.success(self.request, _("Le rôle est retiré."))
        return redirect("team:index")

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        team = [
            {
                "account": account,
                "roles": [BY_NAME[g.name] for g in account.groups.all() if g.name in BY_NAME],
            }
            for account in members()
        ]
        return super().get_context_data(**kwargs) | {"team": team, "all_roles": ROLES}


class TeamMenuItem(MenuItem):
    def is_shown(self, request: DeskRequest) -> bool:
        return request.user.has_perm(MANAGES)


class TeamViewSet(ViewSet):
    name = "team"
    url_prefix = "equipe"
    icon = "group"
    menu_label = _("Équipe")
    menu_item_class: ClassVar[type[MenuItem]] = TeamMenuItem
    add_to_settings_menu = True

    def get_urlpatterns(self) -> list[URLPattern]:
        return [path("", self.construct_view(TeamView), name="index")]
