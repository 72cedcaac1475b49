"""The rules of suggestions: the officer looks at what another weighting changes, then keeps it."""

from dataclasses import asdict, replace
from typing import Any, ClassVar

from django import forms
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import URLPattern, path
from django.utils.translation import gettext_lazy as _
from django.views.generic import FormView
from wagtail.admin import messages
from wagtail.admin.menu import MenuItem
from wagtail.admin.views.generic import WagtailAdminTemplateMixin
from wagtail.admin.views.generic.permissions import PermissionCheckedMixin
from wagtail.admin.viewsets.base import ViewSet
from wagtail.permission_policies import ModelPermissionPolicy

from cms.desk.acts import DeskRequest
from engagement.matching.actions import change_rules
from engagement.matching.models import RulesVersion
from engagement.matching.preview import Preview, preview
from engagement.matching.rules import current_rules, rules_of
from engagement.matching.score import Rules

PERCENT = ("w_i", "w_d", "w_h")
SHARES = (*PERCENT, "w_a", "newcomers_share")


class RulesForm(forms.Form):
    """The settings in the units people think in; `settings()` are fields of score.Rules."""

    w_i = forms.IntegerField(label=_("Les goûts, en %"), min_value=0, max_value=100)
    w_d = forms.IntegerField(label=_("La distance, en %"), min_value=0, max_value=100)
    w_h = forms.IntegerField(label=_("L’aide déjà donnée, en %"), min_value=0, max_value=100)
    w_a = forms.IntegerField(
        label=_("Ce que les réponses ont appris, en % de plus"),
        help_text=_("0 : rien. Sans effet tant que rien n’a été appris."),
        min_value=0,
        max_value=200,
        required=False,
    )
    half_distance_km = forms.FloatField(
        label=_("Distance qui compte moitié moins, en km"), min_value=0.1, max_value=50
    )
    help_half_life_days = forms.IntegerField(
        label=_("Jours après lesquels l’aide passée compte moitié moins"),
        min_value=7,
        max_value=3650,
    )
    fill_penalty = forms.FloatField(
        label=_("Effacement d’un besoin qui se remplit"),
        help_text=_("0 : aucun. 0,5 : peu. 5 : fort, les suggestions se répartissent davantage."),
        min_value=0,
        max_value=100,
    )
    solicitation_days = forms.IntegerField(
        label=_("Jours sur lesquels on compte les suggestions reçues"), min_value=30, max_value=90
    )
    rest_days = forms.IntegerField(
        label=_("Jours de repos entre deux messages à la même personne"),
        min_value=0,
        max_value=30,
    )
    wave_days = forms.IntegerField(
        label=_("Jours avant la date où l’on commence à inviter"), min_value=1, max_value=60
    )
    newcomers_share = forms.IntegerField(
        label=_("Part gardée pour les personnes jamais venues, en %"), min_value=0, max_value=100
    )
    reason = forms.CharField(
        label=_("Pourquoi ce changement"),
        widget=forms.Textarea(attrs={"rows": 2}),
        max_length=500,
    )

    def clean(self) -> dict[str, Any]:
        values = super().clean() or {}
        if all(name in values for name in PERCENT) and sum(values[n] for n in PERCENT) != 100:
            raise forms.ValidationError(
                _("Les goûts, la distance et l’aide passée doivent faire 100 % ensemble.")
            )
        return values

    def settings(self) -> dict[str, Any]:
        said = self.cleaned_data.items()
        values = {name: value for name, value in said if name != "reason" and value is not None}
        return values | {name: values[name] / 100 for name in SHARES if name in values}


def initial_of(rules: Any) -> dict[str, Any]:
    """Return what the form shows of these rules."""
    values = asdict(rules)
    return values | {name: round(100 * values[name]) for name in SHARES}


class RulesView(PermissionCheckedMixin, WagtailAdminTemplateMixin, FormView):
    """Shows the settings, what others would change, and those that held before.

    `?comme=` fills the form with an older version. Only the button « Appliquer » writes.
    """

    permission_policy = ModelPermissionPolicy(RulesVersion)
    permission_required = "add"
    request: DeskRequest
    template_name = "cms/desk/rules.html"
    form_class = RulesForm
    page_title = _("Règles des suggestions")
    header_icon = "cogs"

    def get_initial(self) -> dict[str, Any]:
        older = self.request.GET.get("comme", "")
        if not older:
            return initial_of(current_rules())
        rules = Rules()
        if older != rules.version:
            rules = rules_of(get_object_or_404(RulesVersion, version=older))
        reason = _("Retour aux règles %(version)s") % {"version": older}
        return initial_of(rules) | {"reason": reason}

    def form_valid(self, form: RulesForm) -> HttpResponse:
        if "apply" not in self.request.POST:
            seen = preview(replace(current_rules(), **form.settings()))
            return self.render_to_response(self.get_context_data(form=form, preview=seen))
        reason = form.cleaned_data["reason"]
        version = change_rules(by=self.request.user, reason=reason, **form.settings())
        done = _("Les règles %(version)s s’appliquent, et la page publique le dit.")
        messages.success(self.request, done % {"version": version})
        return redirect("rules:index")

    def get_context_data(self, preview: Preview | None = None, **kwargs: Any) -> dict[str, Any]:
        versions = RulesVersion.objects.select_related("by")
        context = {
            "preview": preview,
            "versions": versions,
            "rules": current_rules(),
            "first": Rules(),
        }
        return super().get_context_data(**kwargs) | context


class RulesMenuItem(MenuItem):
    def is_shown(self, request: DeskRequest) -> bool:
        return request.user.has_perm("matching.add_rulesversion")


class RulesViewSet(ViewSet):
    name = "rules"
    url_prefix = "regles-des-suggestions"
    icon = "cogs"
    menu_label = _("Règles")
    menu_order = 150
    menu_item_class: ClassVar[type[MenuItem]] = RulesMenuItem
    add_to_admin_menu = True

    def get_urlpatterns(self) -> list[URLPattern]:
        return [path("", self.construct_view(RulesView), name="index")]
