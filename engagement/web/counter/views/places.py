"""She takes a place in a shift or at a fête, or gives it back, at the counter."""

from typing import Any
from uuid import UUID

from django import forms
from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from engagement.city.modules import is_on
from engagement.events.actions import (
    AlreadyRegistered,
    EventFull,
    RegistrationRefused,
    cancel_registration,
    register,
)
from engagement.events.models import Event
from engagement.events.wording import when_of as fete_when
from engagement.events.wording import where_of as fete_where
from engagement.needs.actions import (
    AlreadySignedUp,
    ShiftClosed,
    ShiftFull,
    SignUpRefused,
    cancel_sign_up,
    sign_up,
)
from engagement.needs.models import Shift
from engagement.needs.wording import when_of, where_of
from engagement.people.http import posted
from engagement.people.models import Channel, Resident
from engagement.web.counter.access import Served, acting_for, serves
from engagement.web.counter.forms_of_places import FeteForm, ShiftForm
from engagement.web.counter.rows import address_of, what_she_has


@serves
@require_http_methods(["GET", "HEAD", "POST"])
def take_shift(request: Served, key: UUID, shift: int) -> HttpResponse:
    """Ask what the need asks, then sign her up."""
    resident = acting_for(request, key)
    rows = Shift.objects.joinable().select_related("need__association", "need__neighbourhood")
    chosen = get_object_or_404(rows.filter(need__state="published"), pk=shift)
    form = ShiftForm(posted(request), shift=chosen, resident=resident)
    if form.is_valid():
        told = told_of(request, resident)
        try:
            sign_up(shift=chosen, **told, **form.asked)
        except AlreadySignedUp:
            messages.info(request, _("Elle a déjà une place dans ce créneau, ou l’attend."))
            return redirect(address_of(resident))
        except SignUpRefused as reason:
            _refuse(form, full=isinstance(reason, ShiftFull))
        else:
            messages.success(request, _("C’est noté. Donnez-lui son reçu."))
            return redirect(address_of(resident))
    context = {
        "nav": "counter",
        "resident": resident,
        "form": form,
        "title": chosen.need.title,
        "when": when_of(chosen),
        "where": where_of(chosen.need),
        "host": chosen.need.association.name,
        "text": chosen.need.description,
    }
    return render(request, "counter/take.html", context)


@serves
@require_http_methods(["GET", "HEAD", "POST"])
def take_fete(request: Served, key: UUID, event: int) -> HttpResponse:
    """Register her for a fête."""
    resident = acting_for(request, key)
    if not is_on("events"):
        raise Http404
    rows = Event.objects.upcoming().filter(takes_registrations=True)
    chosen = get_object_or_404(rows, pk=event)
    form = FeteForm(posted(request), initial={"wait": chosen.places_left == 0})
    if form.is_valid():
        told = told_of(request, resident)
        try:
            register(event=chosen, **told, **form.asked)
        except AlreadyRegistered:
            messages.info(request, _("Elle est déjà inscrite à cette fête, ou attend une place."))
            return redirect(address_of(resident))
        except RegistrationRefused as reason:
            _refuse(form, full=isinstance(reason, EventFull))
        else:
            messages.success(request, _("C’est noté. Donnez-lui son reçu."))
            return redirect(address_of(resident))
    context = {
        "nav": "counter",
        "resident": resident,
        "form": form,
        "title": chosen.title,
        "when": fete_when(chosen),
        "where": fete_where(chosen),
        "text": chosen.description,
    }
    return render(request, "counter/take.html", context)


def told_of(request: Served, resident: Resident) -> dict[str, Any]:
    return {"resident": resident, "by": request.user, "channel": Channel.COUNTER}


def _refuse(form: forms.Form, *, full: bool) -> None:
    """Say why there was no place, and what is possible instead."""
    if full:
        form.add_error("wait", _("C’est complet. Cochez la liste d’attente, si elle veut."))
    else:
        form.add_error(None, _("Ce créneau ne prend plus personne. Proposez-lui autre chose."))


@serves
@require_http_methods(["GET", "HEAD", "POST"])
def cancel(request: Served, key: UUID, kind: str, pk: int) -> HttpResponse:
    """Ask once more, then give a place back."""
    resident = acting_for(request, key)
    rows = [row for row in what_she_has(resident) if (row["kind"], row["pk"]) == (kind, pk)]
    if not rows:
        raise Http404
    if request.method == "POST":
        try:
            if kind == "creneau":
                cancel_sign_up(signup=resident.signups.get(pk=pk), by=request.user)
            else:
                cancel_registration(registration=resident.registrations.get(pk=pk), by=request.user)
        except ShiftClosed:
            messages.warning(request, _("Le créneau a commencé : il ne s’annule plus."))
        else:
            messages.success(request, _("C’est annulé."))
        return redirect(address_of(resident))
    context = {"nav": "counter", "resident": resident, "row": rows[0]}
    return render(request, "counter/cancel.html", context)
