"""The kiosk: a few big pictograms lead from a first touch to a place and a receipt."""

from typing import Any

from django import forms
from django.db import transaction
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from engagement.needs.actions import SignUpRefused, sign_up
from engagement.people.actions import SUGGESTIONS
from engagement.people.claiming import make_claim_code
from engagement.people.http import posted
from engagement.people.models import Channel, Resident
from engagement.people.registering import register_resident
from engagement.territory.models import Interest, Neighbourhood
from engagement.web.counter.forms import TYPED
from engagement.web.counter.printing import receipt_of
from engagement.web.counter.rows import what_she_has
from engagement.web.counter.visits import (
    STEPS,
    AtKiosk,
    at_kiosk,
    forget,
    proposals,
    remember,
    simple_shifts,
)


class NameForm(forms.Form):
    name = forms.CharField(
        label=_("Mon prénom"), max_length=120, widget=forms.TextInput(attrs=TYPED)
    )
    phone = forms.CharField(
        label=_("Mon téléphone"),
        help_text=_("Pour me prévenir si quelque chose change."),
        max_length=30,
        required=False,
        widget=forms.TextInput(attrs=TYPED | {"type": "tel"}),
    )
    adult = forms.BooleanField(
        label=_("J’ai 18 ans ou plus"),
        error_messages={"required": _("Avant 18 ans, demandez à la personne qui accueille.")},
    )
    suggestions = forms.BooleanField(
        label=_("Proposez-moi d’autres idées, de temps en temps"), required=False
    )


@at_kiosk
@require_safe
def start(request: AtKiosk) -> HttpResponse:
    """Show the first screen, on which nobody has said anything."""
    return render(request, "counter/kiosk/start.html", {"kiosk": request.kiosk})


@require_POST
@at_kiosk
def start_again(request: AtKiosk) -> HttpResponse:
    """Forget who was here; with a touch on the first screen, begin."""
    forget(request)
    request.visit = None
    if "begin" in request.POST:
        remember(request)
        return redirect("counter:kiosk_step", STEPS[0])
    return redirect("counter:kiosk")


@at_kiosk
@require_http_methods(["GET", "HEAD", "POST"])
def step(request: AtKiosk, step: str) -> HttpResponse:
    """Show a step and take what was touched; without a visit, the first screen."""
    if step not in STEPS:
        raise Http404
    if request.visit is None:
        return redirect("counter:kiosk")
    if "resident" in request.visit and step != "merci":
        return redirect("counter:kiosk_step", "merci")  # touched twice, she is written down once
    return VIEWS[step](request, request.visit)


def likes(request: AtKiosk, visit: dict[str, Any]) -> HttpResponse:
    if request.method == "POST":
        chosen = [int(key) for key in request.POST.getlist("interests") if key.isdigit()]
        remember(request, interests=chosen)
        return redirect("counter:kiosk_step", "quartier")
    choices = [
        {
            "value": str(row.pk),
            "label": row.label,
            "pictogram": row.code,
            "checked": row.pk in visit.get("interests", []),
        }
        for row in Interest.objects.domains()
    ]
    return render(request, "counter/kiosk/likes.html", {"choices": choices})


def home(request: AtKiosk, visit: dict[str, Any]) -> HttpResponse:
    places = Neighbourhood.objects.defer("outline").order_by("name")
    if request.method == "POST":
        chosen = places.filter(code=request.POST.get("neighbourhood", "")).first()
        remember(request, neighbourhood=chosen.pk if chosen else None)
        return redirect("counter:kiosk_step", "propositions")
    return render(request, "counter/kiosk/home.html", {"places": places})


def offers(request: AtKiosk, visit: dict[str, Any]) -> HttpResponse:
    if request.method == "POST":
        shift = request.POST.get("shift", "")
        remember(request, shift=int(shift) if shift.isdigit() else None)
        return redirect("counter:kiosk_step", "moi")
    return render(request, "counter/kiosk/offers.html", {"needs": proposals(visit)})


def about(request: AtKiosk, visit: dict[str, Any]) -> HttpResponse:
    form = NameForm(posted(request))
    if form.is_valid():
        resident, code, is_full = _write_down(request, visit, form)
        forget(request)
        request.visit = None
        remember(request, resident=resident.pk, code=code, is_full=is_full)
        return redirect("counter:kiosk_step", "merci")
    return render(request, "counter/kiosk/about.html", {"form": form})


@transaction.atomic
def _write_down(
    request: AtKiosk, visit: dict[str, Any], form: NameForm
) -> tuple[Resident, str, bool]:
    """Return the new resident, her code, and whether her place was gone meanwhile."""
    resident = register_resident(
        by=None,
        place=request.kiosk.place,
        channel=Channel.KIOSK,
        agrees_to=[SUGGESTIONS] if form.cleaned_data["suggestions"] else [],
        name=form.cleaned_data["name"],
        phone=form.cleaned_data["phone"],
        neighbourhood=Neighbourhood.objects.filter(pk=visit.get("neighbourhood") or 0).first(),
        interests=Interest.objects.filter(pk__in=visit.get("interests", [])),
    )
    return resident, make_claim_code(resident=resident, by=None), _is_full(resident, visit)


def _is_full(resident: Resident, visit: dict[str, Any]) -> bool:
    """Sign her up for what she chose; return whether that was too late."""
    if visit.get("shift") is None:
        return False
    shift = simple_shifts().filter(pk=visit["shift"]).first()
    if shift is None:
        return True
    try:
        with transaction.atomic():
            sign_up(
                shift=shift,
                resident=resident,
                by=None,
                channel=Channel.KIOSK,
                shares_phone=bool(resident.phone),
            )
    except SignUpRefused:
        return True
    return False


def thanks(request: AtKiosk, visit: dict[str, Any]) -> HttpResponse:
    resident = Resident.objects.filter(pk=visit.get("resident") or 0).first()
    if resident is None:
        return redirect("counter:kiosk")
    facts = {
        "name": resident.name,
        "has": what_she_has(resident),
        "day": timezone.localdate(),
        "place": request.kiosk.place,
    }
    context = receipt_of(facts, visit["code"]) | {"is_full": visit["is_full"]}
    return render(request, "counter/kiosk/thanks.html", context)


VIEWS = {"gouts": likes, "quartier": home, "propositions": offers, "moi": about, "merci": thanks}
