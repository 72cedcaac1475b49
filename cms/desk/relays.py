"""Relays: the officer lets a social centre or the nacelle serve people, for a time."""

import datetime as dt
from typing import Any, ClassVar

from django import forms
from django.db import transaction
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import URLPattern, path
from django.utils import timezone
from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _
from django.views.generic import FormView
from wagtail.admin import messages
from wagtail.admin.menu import MenuItem
from wagtail.admin.views.generic.permissions import PermissionCheckedMixin
from wagtail.admin.viewsets.base import ViewSet

from cms.desk.acts import DeskRequest
from cms.desk.log import Kind, tell_of
from cms.desk.models import Decision
from cms.desk.pages import DeskPageMixin
from engagement.people.models import Account, RelayRight
from engagement.people.relays import grant_relay, revoke_relay

GRANTS = "people.grant_relay"
LONGEST = dt.timedelta(days=366)

tell_of(Kind(RelayRight, "place", reading=GRANTS))


class RelayForm(forms.Form):
    email = forms.EmailField(label=_("Son adresse électronique"))
    place = forms.CharField(label=_("Où"), max_length=80)
    purpose = forms.CharField(label=_("Pour quoi"), max_length=200)
    until = forms.DateField(
        label=_("Jusqu’au"), widget=forms.DateInput({"type": "date"}, format="%Y-%m-%d")
    )

    def clean_until(self) -> dt.date:
        until: dt.date = self.cleaned_data["until"]
        today = timezone.localdate()
        if not today <= until <= today + LONGEST:
            raise forms.ValidationError(_("Choisissez un jour d’ici un an au plus."))
        return until


class RelaysView(PermissionCheckedMixin, DeskPageMixin, FormView):
    """Lists the rights; the form gives one, a button beside each takes it back."""

    request: DeskRequest
    permission_required = "grant"
    template_name = "cms/desk/relays.html"
    form_class = RelayForm
    page_title = _("Relais")
    header_icon = "group"

    def user_has_permission(self, permission: str) -> bool:
        return self.request.user.has_perm(GRANTS)

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        if "revoke" in request.POST:
            return self._revoke(request.POST["revoke"])
        return super().post(request, *args, **kwargs)

    @transaction.atomic
    def form_valid(self, form: RelayForm) -> HttpResponse:
        said = form.cleaned_data
        ends = dt.datetime.combine(said.pop("until"), dt.time(23, 59))
        right = grant_relay(**said, expires_at=timezone.make_aware(ends), by=self.request.user)
        _note(right, "grant", _now("Donner un droit de relais"), self.request.user)
        words = _now("%(who)s peut servir les habitants et le sait par un message.")
        messages.success(self.request, words % {"who": right.account})
        return redirect("relays:index")

    @transaction.atomic
    def _revoke(self, key: str) -> HttpResponse:
        right = get_object_or_404(RelayRight, pk=int(key) if key.isdigit() else 0)
        if revoke_relay(right=right):
            _note(right, "revoke", _now("Retirer un droit de relais"), self.request.user)
        messages.success(self.request, _now("Ce droit n’ouvre plus rien."))
        return redirect("relays:index")

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        rights = RelayRight.objects.select_related("account").order_by("place", "-granted_at")
        valid = RelayRight.objects.valid().values("pk")
        return super().get_context_data(**kwargs) | {
            "rights": rights.filter(pk__in=valid),
            "ended": rights.exclude(pk__in=valid)[:20],
        }


def _note(right: RelayRight, act: str, words: str, by: Account) -> None:
    Decision.objects.create(kind="relayright", key=right.pk, act=act, words=words, by=by)


class RelaysMenuItem(MenuItem):
    def is_shown(self, request: DeskRequest) -> bool:
        return request.user.has_perm(GRANTS)


class RelaysViewSet(ViewSet):
    name = "relays"
    url_prefix = "relais"
    icon = "group"
    menu_label = _("Relais")
    menu_item_class: ClassVar[type[MenuItem]] = RelaysMenuItem
    add_to_settings_menu = True

    def get_urlpatterns(self) -> list[URLPattern]:
        return [path("", self.construct_view(RelaysView), name="index")]
