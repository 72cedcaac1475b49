"""The register of article 30 of the RGPD, made from what the models declare."""

from typing import Any, ClassVar

from django.http import HttpResponse
from django.urls import URLPattern, path
from django.utils.translation import gettext_lazy as _
from django.views.generic import TemplateView
from wagtail.admin.menu import MenuItem
from wagtail.admin.views.generic.permissions import PermissionCheckedMixin
from wagtail.admin.viewsets.base import ViewSet

from cms.desk.acts import DeskRequest
from cms.desk.pages import DeskPageMixin
from cms.desk.sheets import sheet_response
from cms.desk.team_views import MANAGES
from engagement.rights.models import Erasure
from engagement.rights.register import lines, security, sheet


class RegisterView(PermissionCheckedMixin, DeskPageMixin, TemplateView):
    """Reads only; `?export=csv` or `xlsx` gives the register as a file."""

    request: DeskRequest
    permission_required = "read"
    template_name = "cms/desk/register.html"
    page_title = _("Registre des traitements")
    header_icon = "list-ul"

    def user_has_permission(self, permission: str) -> bool:
        return self.request.user.has_perm(MANAGES)

    def get(self, request: Any, *args: Any, **kwargs: Any) -> HttpResponse:
        kind = request.GET.get("export", "")
        if kind in ("csv", "xlsx"):
            return sheet_response(sheet(), name="registre", kind=kind)
        return super().get(request, *args, **kwargs)

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        context = {"lines": lines(), "security": security(), "erased": Erasure.objects.count()}
        return super().get_context_data(**kwargs) | context


class RegisterMenuItem(MenuItem):
    def is_shown(self, request: DeskRequest) -> bool:
        return request.user.has_perm(MANAGES)


class RegisterViewSet(ViewSet):
    name = "register"
    url_prefix = "registre"
    icon = "list-ul"
    menu_label = _("Registre RGPD")
    menu_order = 190
    menu_item_class: ClassVar[type[MenuItem]] = RegisterMenuItem
    add_to_admin_menu = True

    def get_urlpatterns(self) -> list[URLPattern]:
        return [path("", self.construct_view(RegisterView), name="index")]
