"""Whom suggestions reach, and the weekly letter: how far it is, what it did or would do."""

from typing import Any, ClassVar

from django.http import HttpRequest, HttpResponse
from django.urls import URLPattern, path
from django.utils.translation import gettext_lazy as _
from django.views.generic import TemplateView
from wagtail.admin.menu import MenuItem
from wagtail.admin.views.generic.permissions import PermissionCheckedMixin
from wagtail.admin.viewsets.base import ViewSet
from wagtail.permission_policies import ModelPermissionPolicy

from cms.desk.acts import DeskRequest
from cms.desk.pages import DeskPageMixin
from engagement.matching.actions import plan_digest
from engagement.matching.fairness import fairness
from engagement.matching.models import DigestRun
from engagement.matching.rules import current_rules

SHOWN = 12  # weeks


class FairnessView(PermissionCheckedMixin, DeskPageMixin, TemplateView):
    """Reads only; the button shows what a letter sent now would do, and sends nothing."""

    permission_policy = ModelPermissionPolicy(DigestRun)
    permission_required = "view"
    template_name = "cms/desk/fairness.html"
    page_title = _("Équité des suggestions")
    header_icon = "group"

    def post(self, request: HttpRequest) -> HttpResponse:
        context = self.get_context_data(plan=plan_digest().as_dict())
        return self.render_to_response(context)

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        context = {
            "report": fairness(),
            "days": current_rules().solicitation_days,
            "runs": DigestRun.objects.all()[:SHOWN],
        }
        return super().get_context_data(**kwargs) | context


class FairnessMenuItem(MenuItem):
    def is_shown(self, request: DeskRequest) -> bool:
        return request.user.has_perm("matching.view_digestrun")


class FairnessViewSet(ViewSet):
    name = "fairness"
    url_prefix = "equite"
    icon = "group"
    menu_label = _("Équité")
    menu_order = 155
    menu_item_class: ClassVar[type[MenuItem]] = FairnessMenuItem
    add_to_admin_menu = True

    def get_urlpatterns(self) -> list[URLPattern]:
        return [path("", self.construct_view(FairnessView), name="index")]
