"""Her rights: what is held and why, everything to read or take away, erasure by herself."""

from django import forms
from django.contrib import messages
from django.contrib.auth import logout
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as _l
from django.views.decorators.http import require_http_methods, require_safe

from engagement.base.moments import moment_of
from engagement.people.actions import resident_of
from engagement.people.http import SignedIn
from engagement.people.models import ConsentRecord, Resident
from engagement.rights.actions import erase
from engagement.rights.exporting import export_of, readable
from engagement.rights.leaving import CannotGo, MustHandOver
from engagement.rights.preview import preview_of
from engagement.rights.register import lines


class SureForm(forms.Form):
    """Her yes, which a wrong touch does not give."""

    sure = forms.BooleanField(
        label=_l("Oui, effacez tout, pour toujours"),
        error_messages={"required": _l("Cochez la case pour confirmer.")},
    )


@require_safe
def privacy(request: HttpRequest) -> HttpResponse:
    """Say what is held about people, from what the models declare."""
    return render(request, "residents/privacy.html", {"lines": lines()})


@login_required
@require_safe
def my_data(request: SignedIn) -> HttpResponse:
    """Show the log of her consents and lead to all the rest."""
    resident = resident_of(request.user)
    family = Resident.objects.filter(account=request.user).exclude(pk=resident.pk)
    consents = ConsentRecord.objects.filter(resident__account=request.user)
    context = {
        "nav": "account",
        "family": family.order_by("name", "pk"),
        "consents": [
            {
                "who": row.resident.name,
                "what": row.get_purpose_display(),
                "given": row.given,
                "when": moment_of(row.at),
                "how": row.get_channel_display(),
            }
            for row in consents.select_related("resident").order_by("-at", "-pk")
        ],
    }
    return render(request, "residents/my_data.html", context)


@login_required
@require_safe
def all_my_data(request: SignedIn) -> HttpResponse:
    """Show everything held about her, in words."""
    told = export_of(resident_of(request.user))
    context = {"nav": "account", "told": told, "tables": readable(told)}
    return render(request, "residents/all_my_data.html", context)


@login_required
@require_safe
def my_data_file(request: SignedIn) -> HttpResponse:
    """Give everything held about her as a file that machines read."""
    response = JsonResponse(
        export_of(resident_of(request.user)), json_dumps_params={"ensure_ascii": False, "indent": 1}
    )
    name = f"mes-donnees-{timezone.localdate()}.json"
    response["Content-Disposition"] = f'attachment; filename="{name}"'
    return response


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def erase_me(request: SignedIn) -> HttpResponse:
    """Say what goes and what stays, then erase her account and all under it."""
    return _erase(request, resident_of(request.user))


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def erase_one(request: SignedIn, pk: int) -> HttpResponse:
    """The same for somebody whom she looks after."""
    family = Resident.objects.filter(account=request.user, is_self=False)
    return _erase(request, get_object_or_404(family, pk=pk))


def _erase(request: SignedIn, resident: Resident) -> HttpResponse:
    form = SureForm(request.POST if request.method == "POST" else None)
    if request.method == "POST" and form.is_valid():
        try:
            return _erased(request, resident)
        except CannotGo:
            form.add_error(None, _("Ce n’est pas encore possible : lisez pourquoi ci-dessous."))
    told = preview_of(resident)
    held = told.held
    context = {
        "nav": "account",
        "resident": resident,
        "told": told,
        "associations": held.associations if isinstance(held, MustHandOver) else [],
        "form": form,
    }
    return render(request, "residents/erase.html", context)


def _erased(request: SignedIn, resident: Resident) -> HttpResponse:
    name, whole = resident.name, resident.is_self
    erase(resident=resident, by=request.user)
    if not whole:
        messages.success(request, _("C’est fait : tout sur %(name)s est effacé.") % {"name": name})
        return redirect("residents:my_data")
    logout(request)
    return render(request, "residents/erased.html")
