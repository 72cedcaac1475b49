"""How the desk takes its place in the Wagtail admin."""

from typing import Any

from django.http import HttpRequest
from django.templatetags.static import static
from django.urls import reverse
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.admin.menu import MenuItem
from wagtail.contrib.settings.registry import register_setting

from cms.desk.bulk import MANY
from cms.desk.first_steps import FirstStepsPanel, steps_left
from cms.desk.queue.panel import QueuePanel
from cms.desk.queue.waiting import has_queue
from cms.desk.viewsets import VIEWSETS
from engagement.associations.models import AnswerPromise
from engagement.city.models import Face
from engagement.city.modules import is_on

# Wagtail's own help and reports speak of code and of page workflows.
HIDDEN_MENU_ITEMS = {"help", "snippets", "reports"}

register_setting(AnswerPromise, icon="time")
register_setting(Face, icon="view")
for act_on_many in MANY:
    hooks.register("register_bulk_action", act_on_many)


@hooks.register("register_admin_viewset")
def register_viewsets() -> list[Any]:
    return [viewset() for viewset in VIEWSETS]


class FetesMenuItem(MenuItem):
    """Leads out of the desk, to the room where fêtes are prepared and run."""

    def is_shown(self, request: HttpRequest) -> bool:
        return is_on("events") and request.user.has_perm("events.change_event")


@hooks.register("register_admin_menu_item")
def lead_to_fetes() -> MenuItem:
    return FetesMenuItem(
        _("Fêtes"), reverse("organisers:index"), name="fetes", icon_name="date", order=130
    )


class CounterMenuItem(MenuItem):
    """Leads out of the desk, to the room where residents are served."""

    def is_shown(self, request: HttpRequest) -> bool:
        return request.user.has_perm("people.serve_at_counter")


@hooks.register("register_admin_menu_item")
def lead_to_counter() -> MenuItem:
    return CounterMenuItem(
        _("Guichet"), reverse("counter:index"), name="guichet", icon_name="user", order=135
    )


@hooks.register("construct_homepage_panels")
def put_queue_first(request: HttpRequest, panels: list[Any]) -> None:
    if has_queue(request.user):
        panels.insert(0, QueuePanel())
    if request.user.has_perm("desk.change_firststeps") and steps_left():
        panels.append(FirstStepsPanel())


@hooks.register("construct_main_menu")
def hide_what_confuses(request: HttpRequest, items: list[Any]) -> None:
    if not request.user.is_superuser:
        items[:] = [item for item in items if item.name not in HIDDEN_MENU_ITEMS]


@hooks.register("insert_global_admin_css")
def wear_our_colours() -> SafeString:
    return format_html('<link rel="stylesheet" href="{}">', static("css/desk.css"))
