"""A first look at who takes part: map, bars and table, by neighbourhood against inhabitants."""

from typing import Any, ClassVar

from django import forms
from django.http import HttpRequest
from django.urls import URLPattern, path
from django.utils.formats import number_format
from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _
from django.views.generic import TemplateView
from wagtail.admin.menu import MenuItem
from wagtail.admin.views.generic import WagtailAdminTemplateMixin
from wagtail.admin.views.generic.permissions import PermissionCheckedMixin
from wagtail.admin.viewsets.base import ViewSet
from wagtail.permission_policies import ModelPermissionPolicy

from cms.desk.acts import DeskRequest
from engagement.insight.outings import outings
from engagement.insight.participation import Participation, Place, participation
from engagement.matching.models import DigestRun
from engagement.territory.maps import territory_map

PERIODS = [(30, _("30 jours")), (90, _("3 mois")), (365, _("un an"))]


class PeriodForm(forms.Form):
    """Since when to look."""

    jours = forms.TypedChoiceField(label=_("Depuis"), choices=PERIODS, coerce=int)


class InsightView(PermissionCheckedMixin, WagtailAdminTemplateMixin, TemplateView):
    """Reads only."""

    permission_policy = ModelPermissionPolicy(DigestRun)
    permission_required = "view"
    template_name = "cms/desk/insight.html"
    page_title = _("Qui participe")
    header_icon = "group"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        form = PeriodForm(self.request.GET or {"jours": 365})
        days = form.cleaned_data["jours"] if form.is_valid() else 365
        report = participation(days)
        shades = {place.code: place.shade for place in report.places}
        drawn = territory_map()
        context = {
            "form": form,
            "report": report,
            "outings": outings(days),
            "map": drawn,
            "shapes": [(shape, shade_class(shades.get(shape.code))) for shape in drawn.shapes],
            "legend": LEGEND,
            "rows": [row_of(place, report) for place in report.places],
        }
        return super().get_context_data(**kwargs) | context


#: The shades of the map in words, the fewest first; hatched where nothing can be told.
LEGEND = [
    ("is-shade-0", _("bien moins que la ville")),
    ("is-shade-1", _("moins")),
    ("is-shade-2", _("comme la ville")),
    ("is-shade-3", _("plus")),
    ("is-shade-4", _("bien plus")),
    ("is-untold", _("habitants inconnus ou trop peu de personnes pour le dire")),
]


def shade_class(shade: int | None) -> str:
    return "is-untold" if shade is None else f"is-shade-{shade}"


def row_of(place: Place, report: Participation) -> dict[str, Any]:
    """Return one line of the table, and its bar in hundredths of the longest."""
    longest = max((row.per_thousand or 0 for row in report.places), default=0)
    return {
        "name": place.name,
        "inhabitants": inhabitants_words(place),
        "people": told(place.people),
        "sign_ups": told(place.sign_ups),
        "first_timers": told(place.first_timers),
        "per_thousand": "" if place.per_thousand is None else number_format(place.per_thousand, 1),
        "percent": round(100 * (place.per_thousand or 0) / longest) if longest else 0,
    }


def inhabitants_words(place: Place) -> str:
    if place.inhabitants is None:
        return _now("inconnu")
    number = number_format(place.inhabitants, force_grouping=True)
    return _now("%(number)s (estimé)") % {"number": number} if place.is_estimate else number


def told(count: int | None) -> str:
    """Return a count in words, or that it is too small to be told."""
    return _now("moins de 11") if count is None else number_format(count, force_grouping=True)


class InsightMenuItem(MenuItem):
    def is_shown(self, request: HttpRequest | DeskRequest) -> bool:
        return request.user.has_perm("matching.view_digestrun")


class InsightViewSet(ViewSet):
    name = "insight"
    url_prefix = "participation"
    icon = "group"
    menu_label = _("Qui participe")
    menu_order = 150
    menu_item_class: ClassVar[type[MenuItem]] = InsightMenuItem
    add_to_admin_menu = True

    def get_urlpatterns(self) -> list[URLPattern]:
        return [path("", self.construct_view(InsightView), name="index")]
