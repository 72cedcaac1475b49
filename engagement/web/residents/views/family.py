"""Whom an account looks after, and the guests who turn out to be hers."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from engagement.people.family import (
    MOST,
    FamilyFull,
    add_to_family,
    describe_family_member,
    family_of,
    guests_like,
    leave_family,
)
from engagement.people.http import SignedIn
from engagement.people.models import Resident
from engagement.web.residents.events.queries import registrations_to_come
from engagement.web.residents.family_forms import FamilyForm
from engagement.web.residents.joining import bring_home, found_for
from engagement.web.residents.queries import sign_ups_to_come


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def family(request: SignedIn) -> HttpResponse:
    """List whom an account looks after, and add one."""
    form = FamilyForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        told = form.cleaned_data
        try:
            one = add_to_family(
                account=request.user, name=told["name"], is_child=told["is_child"], by=request.user
            )
        except FamilyFull:
            form.add_error(None, _("Un compte s’occupe de %(n)s personnes au plus.") % {"n": MOST})
        else:
            words = _("%(name)s est ajouté·e. Cochez son nom quand vous vous inscrivez.")
            messages.success(request, words % {"name": one.name})
            return redirect("residents:family")
    context = {"nav": "account", "family": family_of(request.user), "form": form}
    return render(request, "residents/family.html", context)


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def family_member(request: SignedIn, pk: int) -> HttpResponse:
    """Change what is known of somebody of the family, or look after her no more."""
    one = get_object_or_404(Resident, pk=pk, account=request.user, is_self=False)
    if "leave" in request.POST:
        return _leave(request, one)
    form = FamilyForm(request.POST or None, instance=one)
    if request.method == "POST" and form.is_valid():
        told = form.cleaned_data
        describe_family_member(
            resident=one, name=told["name"], is_child=told["is_child"], by=request.user
        )
        messages.success(request, _("C’est enregistré."))
        return redirect("residents:family")
    name = Resident.objects.values_list("name", flat=True).get(pk=pk)
    context = {"nav": "account", "name": name, "form": form}
    return render(request, "residents/family_member.html", context)


def _leave(request: SignedIn, one: Resident) -> HttpResponse:
    expected = sign_ups_to_come(request.user).filter(resident=one).exists()
    if expected or registrations_to_come(request.user).filter(resident=one).exists():
        words = _("%(name)s est attendu·e quelque part. Annulez d’abord ses inscriptions.")
        messages.warning(request, words % {"name": one.name})
        return redirect("residents:sign_ups")
    leave_family(resident=one, by=request.user)
    messages.success(request, _("C’est fait : son nom est effacé."))
    return redirect("residents:family")


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def found(request: SignedIn) -> HttpResponse:
    """Show the sign-ups made without account with this address; take home those that are hers."""
    if request.method == "POST":
        return _take_home(request)
    context = {"nav": "account", "found": found_for(request.user)}
    return render(request, "residents/found.html", context)


def _take_home(request: SignedIn) -> HttpResponse:
    asked = request.POST.get("guest", "")
    who = request.POST.get("who")
    guest = next((one for one in guests_like(request.user) if str(one.pk) == asked), None)
    if guest is None or who not in ("me", "family"):
        raise Http404
    bring_home(guest=guest, account=request.user, is_me=who == "me", by=request.user)
    messages.success(request, _("C’est retrouvé : ces inscriptions sont dans votre compte."))
    return redirect("residents:found" if guests_like(request.user) else "residents:sign_ups")
