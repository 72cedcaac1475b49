"""One screen: find somebody or write her down, see what she has and what would suit her."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from engagement.city.modules import is_on
from engagement.people.actions import describe_resident
from engagement.people.claiming import could_be_code, holder_of
from engagement.people.finding import find_people, like_her
from engagement.people.http import posted
from engagement.people.mandates import give_mandate, withdraw_mandates, words_to_read
from engagement.people.models import Channel, Resident
from engagement.people.registering import register_resident, set_consents
from engagement.web.counter.access import (
    Served,
    acting_for,
    mandate_for,
    note_shown,
    resident_for,
    residents_for,
    serves,
)
from engagement.web.counter.forms import FindForm, MandateForm, NewPersonForm, PersonForm
from engagement.web.counter.guesses import count_wrong, has_guessed_enough
from engagement.web.counter.rows import address_of, fetes_for, suggestions_for, what_she_has

FOUND_SHOWN = 12


@serves
@require_http_methods(["GET", "HEAD", "POST"])
def index(request: Served) -> HttpResponse:
    """Find somebody. What was typed is posted: names stay out of addresses and logs."""
    form = FindForm(posted(request))
    context = {"nav": "counter", "form": form, "attendant": request.attendant}
    if form.is_valid():
        typed = form.cleaned_data["q"]
        if could_be_code(typed):
            return _by_code(request, typed)
        found = find_people(typed, residents_for(request)).order_by("name", "pk")
        context |= {"asked": True, "found": found[:FOUND_SHOWN], "typed": typed}
    return render(request, "counter/index.html", context)


def _by_code(request: Served, typed: str) -> HttpResponse:
    """Open the person whose code was shown; guesses are counted."""
    holder = None if has_guessed_enough(request) else holder_of(typed)
    if holder:
        note_shown(request, holder)
        return redirect(address_of(holder))
    count_wrong(request)
    messages.warning(
        request, _("Ce code n’ouvre rien : vérifiez-le, ou cherchez la personne par son nom.")
    )
    return redirect("counter:index")


@serves
@require_http_methods(["GET", "HEAD", "POST"])
def new(request: Served) -> HttpResponse:
    """Write somebody down, after those who may be her were looked at."""
    data = request.POST if "language" in request.POST else None
    form = NewPersonForm(data, initial={"name": request.POST.get("q", "")})
    context = {"nav": "counter", "form": form, "words": words_to_read()}
    if form.is_valid():
        like = _like(request, form)
        if not like:
            resident = register_resident(
                by=request.user,
                place=request.attendant.place,
                channel=Channel.COUNTER,
                agrees_to=form.agrees_to,
                **form.told,
            )
            messages.success(request, _("%(name)s est inscrite.") % {"name": resident.name})
            return redirect(address_of(resident))
        context["like"] = like
    return render(request, "counter/new.html", context)


def _like(request: Served, form: NewPersonForm) -> list[Resident]:
    """Return who may be the same person; nobody once the attendant says that she is another."""
    if form.cleaned_data["sure"]:
        return []
    told = {name: form.cleaned_data[name] for name in ("name", "phone")}
    return list(like_her(**told, among=residents_for(request)).order_by("name", "pk")[:FOUND_SHOWN])


@serves
@require_safe
def person(request: Served, key: UUID) -> HttpResponse:
    """Show what she has and what would suit her; first of all the mandate, where there is none."""
    resident = resident_for(request, key)
    mandate = mandate_for(request, resident)
    context = {"nav": "counter", "resident": resident, "mandate": mandate}
    if mandate is None:
        context |= {"form": MandateForm(), "words": words_to_read()}
        return render(request, "counter/mandate.html", context)
    words = request.GET.get("q", "")
    context |= {
        "has": what_she_has(resident),
        "needs": suggestions_for(resident, words),
        "fetes": [] if words else fetes_for(resident),
        "q": words,
        "takes_ideas": is_on("ideas"),
    }
    return render(request, "counter/person.html", context)


@require_POST
@serves
def mandate(request: Served, key: UUID) -> HttpResponse:
    """Note her yes to the words that were read, or that she takes it back."""
    resident = resident_for(request, key)
    if "withdraw" in request.POST:
        acting_for(request, key)
        withdraw_mandates(resident=resident)
        messages.success(
            request, _("Le mandat est repris : plus personne n’agit en son nom. Rien n’est annulé.")
        )
        return redirect("counter:index")
    form = MandateForm(request.POST)
    if not form.is_valid():
        context = {"nav": "counter", "resident": resident, "form": form, "words": words_to_read()}
        return render(request, "counter/mandate.html", context)
    place = request.attendant.place
    give_mandate(resident=resident, by=request.user, place=place, channel=Channel.COUNTER)
    return redirect(address_of(resident))


@serves
@require_http_methods(["GET", "HEAD", "POST"])
def edit(request: Served, key: UUID) -> HttpResponse:
    """Change what she told and what she agrees to."""
    resident = acting_for(request, key)
    form = PersonForm(posted(request), instance=resident)
    if form.is_valid():
        describe_resident(resident=resident, by=request.user, **form.told)
        set_consents(
            resident=resident,
            agrees_to=form.agrees_to,
            by=request.user,
            channel=Channel.COUNTER,
        )
        messages.success(request, _("C’est noté."))
        return redirect(address_of(resident))
    context = {"nav": "counter", "form": form, "resident": resident}
    return render(request, "counter/edit.html", context)
