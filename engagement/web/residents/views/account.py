"""What a resident says about herself: at her first visit, and whenever she likes."""

from typing import Any

from django import forms
from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from engagement.associations.models import Association
from engagement.city.modules import is_on
from engagement.people.actions import (
    NEWSLETTER,
    SUGGESTIONS,
    agree,
    describe_resident,
    pause_suggestions,
    resident_of,
    withdraw,
)
from engagement.people.half_days import places_of
from engagement.people.http import SignedIn
from engagement.people.models import Account, Resident
from engagement.territory.models import Neighbourhood
from engagement.web.residents.forms import (
    AboutForm,
    ConsentForm,
    InterestsForm,
    PauseForm,
    ProfileForm,
)
from engagement.web.residents.half_days_forms import HalfDaysForm
from engagement.web.residents.queries import first_cards
from engagement.web.residents.steps import WELCOMED, Step, step_after, step_marks

ORGANISE = "events.change_event"


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def welcome(request: SignedIn, step: str) -> HttpResponse:
    """Ask four things, one a page, each of which may be skipped."""
    if step not in Step.values:
        raise Http404
    resident = resident_of(request.user)
    request.session[WELCOMED] = True
    form = step_form(Step(step), resident, request)
    if request.method == "POST" and form.is_valid():
        save_step(Step(step), resident, form, request)
        return redirect(step_after(Step(step)))
    context = {"nav": "for_me", "form": form, "step": step, "steps": step_marks(Step(step))}
    context["skip_url"] = step_after(Step(step))
    context["cards"] = first_cards(resident)
    context["selected"] = request.GET.get("quartier", "")
    return render(request, f"residents/welcome_{step}.html", context)


def step_form(step: Step, resident: Resident, request: HttpRequest) -> forms.BaseForm:
    data = request.POST if request.method == "POST" else None
    if step == Step.ABOUT:
        return AboutForm(data, instance=resident, initial=touched_on_map(request))
    if step == Step.INTERESTS:
        return InterestsForm(data, initial={"interests": resident.interests.all()})
    if step == Step.WHEN:
        return HalfDaysForm(data, initial={"half_days": places_of(resident.half_days)})
    return ConsentForm(data, initial={"monthly_cap": resident.monthly_cap})


def touched_on_map(request: HttpRequest) -> dict[str, Any]:
    """Return the neighbourhood whose shape was touched, chosen in the form but not yet saved."""
    touched = Neighbourhood.objects.filter(code=request.GET.get("quartier", "")).first()
    return {"neighbourhood": touched} if touched else {}


def save_step(step: Step, resident: Resident, form: Any, request: SignedIn) -> None:
    if step != Step.CONSENT:
        describe_resident(resident=resident, by=request.user, **form.cleaned_data)
        return
    if cap := form.cleaned_data["monthly_cap"]:
        describe_resident(resident=resident, by=request.user, monthly_cap=cap)
    for field, purpose in (("agree", SUGGESTIONS), ("newsletter", NEWSLETTER)):
        if form.cleaned_data[field]:
            agree(resident=resident, purpose=purpose, by=request.user)


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def account(request: SignedIn) -> HttpResponse:
    """Show what we know of her, all of it hers to change."""
    resident = resident_of(request.user)
    form = ProfileForm(
        request.POST or None,
        instance=resident,
        initial={
            "interests": resident.interests.all(),
            "half_days": places_of(resident.half_days),
        },
    )
    if request.method == "POST" and form.is_valid():
        describe_resident(resident=resident, by=request.user, **form.cleaned_data)
        messages.success(request, _("C’est enregistré."))
        return redirect("residents:account")
    context = {
        "nav": "account",
        "form": form,
        "resident": resident,
        "pause_form": PauseForm(),
        **what_she_organises(request.user),
    }
    return render(request, "residents/account.html", context)


def what_she_organises(account: Account) -> dict[str, Any]:
    """Return the associations she acts for, and whether she prepares fêtes."""
    associations = list(Association.objects.of(account))
    organises = any(one.is_public for one in associations) or account.has_perm(ORGANISE)
    return {"associations": associations, "organises": organises and is_on("events")}


@login_required
@require_POST
def consent(request: SignedIn) -> HttpResponse:
    """Turn suggestions on or off, each by one button."""
    resident = resident_of(request.user)
    if request.POST.get("agree") == "1":
        agree(resident=resident, purpose=SUGGESTIONS, by=request.user)
        messages.success(request, _("C’est noté : nous vous proposerons des besoins."))
    else:
        withdraw(resident=resident, purpose=SUGGESTIONS, by=request.user)
        messages.success(request, _("C’est noté : plus aucune suggestion."))
    return redirect("residents:account")


@login_required
@require_POST
def pause(request: SignedIn) -> HttpResponse:
    """Pause suggestions for a while, or end the pause."""
    resident = resident_of(request.user)
    form = PauseForm(request.POST)
    until = form.until if form.is_valid() else None
    pause_suggestions(resident=resident, until=until, by=request.user)
    messages.success(request, _("C’est en pause.") if until else _("Les suggestions reprennent."))
    return redirect("residents:account")
