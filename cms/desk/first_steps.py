"""The first steps of an officer in a new city: what is done is read from the city itself."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, ClassVar

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import URLPattern, path, reverse
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from django.views.generic import TemplateView
from wagtail.admin.menu import MenuItem
from wagtail.admin.ui.components import Component
from wagtail.admin.views.generic.permissions import PermissionCheckedMixin
from wagtail.admin.viewsets.base import ViewSet
from wagtail.models import Page, Site
from wagtail.permission_policies import ModelPermissionPolicy

from cms.desk.acts import DeskRequest
from cms.desk.models import FirstSteps
from cms.desk.pages import DeskPageMixin
from cms.desk.team import members
from engagement.associations.models import AnswerPromise, Association
from engagement.needs.models import Need
from engagement.territory.models import Neighbourhood


@dataclass(frozen=True)
class Step:
    """One thing to do: what, why or how, where, and whether the city shows that it is done."""

    title: Promise
    help: Promise
    address: Callable[[], str]
    is_done: Callable[[], bool]


def _settings() -> str:
    return reverse("wagtailsettings:edit", args=["associations", "answerpromise"])


STEPS = (
    Step(
        _("Le site porte le nom de la ville"),
        _("La personne qui l’a installé le donne avec la commande init_city."),
        lambda: "/",
        lambda: Site.objects.filter(is_default_site=True).exclude(site_name="").exists(),
    ),
    Step(
        _("Les quartiers sont là"),
        _("Un fichier de contours ou de points suffit : commande import_neighbourhoods."),
        lambda: reverse("residents:needs"),
        lambda: Neighbourhood.objects.exists(),
    ),
    Step(
        _("On sait qui répond aux associations"),
        _("Votre nom, et le délai promis : celles qui attendent les lisent."),
        _settings,
        lambda: AnswerPromise.objects.exclude(officer="").exists(),
    ),
    Step(
        _("Quelqu’un vous remplace"),
        _("Pendant votre absence, les messages nomment cette personne."),
        _settings,
        lambda: AnswerPromise.objects.exclude(deputy="", stand_in=None).exists(),
    ),
    Step(
        _("Une collègue a son accès"),
        _("L’accueil, un service, une élue : chacun son rôle, rien de plus."),
        lambda: reverse("team:index"),
        lambda: members().count() > 1,
    ),
    Step(
        _("Une première association est vérifiée"),
        _("Ouvrez-la dans la file, lisez, dites oui."),
        lambda: reverse("queue:index"),
        lambda: Association.objects.filter(state=Association.State.VERIFIED).exists(),
    ),
    Step(
        _("Un premier besoin est publié"),
        _("Il se voit aussitôt sur le site, et les habitants bien placés le savent."),
        lambda: reverse("need:index"),
        lambda: Need.objects.published().exists(),
    ),
    Step(
        _("Une première initiative a sa page"),
        _("Menu Pages, sous « Initiatives » : une promesse, un calendrier, des besoins."),
        lambda: reverse("wagtailadmin_explore_root"),
        lambda: Page.objects.live().filter(content_type__model="initiativepage").exists(),
    ),
)


def steps() -> list[dict[str, Any]]:
    """Return the steps with what the city shows now. One query each."""
    return [
        {"title": step.title, "help": step.help, "url": step.address(), "done": step.is_done()}
        for step in STEPS
    ]


def steps_left() -> bool:
    """Say whether the guide is of use: not put away, and not all is done."""
    if FirstSteps.load().hidden:
        return False
    return not all(step.is_done() for step in STEPS)


class FirstStepsPanel(Component):
    """How far the city is, on the first page of the administration."""

    name = "first_steps"
    order = 60
    template_name = "cms/desk/first_steps_panel.html"

    def get_context_data(self, parent_context: Any) -> dict[str, Any]:
        found = steps()
        done = [step for step in found if step["done"]]
        following = next((step for step in found if not step["done"]), None)
        return {"done": len(done), "total": len(found), "next": following}


class FirstStepsView(PermissionCheckedMixin, DeskPageMixin, TemplateView):
    """The whole list; a button puts the panel away, or brings it back."""

    request: DeskRequest
    permission_policy = ModelPermissionPolicy(FirstSteps)
    permission_required = "change"
    template_name = "cms/desk/first_steps.html"
    page_title = _("Premiers pas")
    header_icon = "list-ol"

    def post(self, request: HttpRequest) -> HttpResponse:
        guide = FirstSteps.load()
        guide.hidden = "hide" in request.POST
        guide.save()
        return redirect("first_steps:index")

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        context = {"steps": steps(), "hidden": FirstSteps.load().hidden}
        return super().get_context_data(**kwargs) | context


class FirstStepsMenuItem(MenuItem):
    def is_shown(self, request: DeskRequest) -> bool:
        return request.user.has_perm("desk.change_firststeps")


class FirstStepsViewSet(ViewSet):
    name = "first_steps"
    url_prefix = "premiers-pas"
    icon = "list-ol"
    menu_label = _("Premiers pas")
    menu_order = 159
    menu_item_class: ClassVar[type[MenuItem]] = FirstStepsMenuItem
    add_to_admin_menu = True

    def get_urlpatterns(self) -> list[URLPattern]:
        return [path("", self.construct_view(FirstStepsView), name="index")]
