"""Saying that one comes to a fête, with an account or without."""

from typing import cast

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods

from engagement.events.actions import (
    AlreadyRegistered,
    EventFull,
    RegistrationRefused,
    register,
    register_guest,
)
from engagement.events.actions.places import takes_people
from engagement.events.models import Event
from engagement.events.wording import when_of
from engagement.people.actions import resident_of
from engagement.people.http import SignedIn
from engagement.web.residents.events.forms import GuestRegistrationForm, RegistrationForm
from engagement.web.residents.events.queries import registration_of
from engagement.web.residents.views.signing_up import posted, sign_in_for


@require_http_methods(["GET", "HEAD", "POST"])
def register_form(request: HttpRequest, slug: str) -> HttpResponse:
    """Ask who comes; whoever is registered already is led to her registration."""
    event = get_object_or_404(Event.objects.public().select_related("association"), slug=slug)
    mine = registration_of(request.user, event)
    if mine is not None:
        return redirect("residents:registered", mine.pk)
    if not takes_people(event):
        return redirect("residents:event", slug)
    if request.user.is_authenticated:
        return form_of_resident(cast(SignedIn, request), event)
    return form_of_guest(request, event)


def form_of_resident(request: SignedIn, event: Event) -> HttpResponse:
    resident = resident_of(request.user)
    form = RegistrationForm(posted(request), event=event, resident=resident)
    if form.is_valid():
        try:
            registration = register(event=event, resident=resident, by=request.user, **form.asked)
        except RegistrationRefused as reason:
            form.add_error(None, why_not(reason, event))
        else:
            return redirect("residents:registered", registration.pk)
    return show(request, form, event)


def form_of_guest(request: HttpRequest, event: Event) -> HttpResponse:
    form = GuestRegistrationForm(posted(request), event=event, request=request)
    if form.is_valid():
        told = form.cleaned_data
        try:
            register_guest(event=event, name=told["name"], email=told["email"], **form.asked)
        except RegistrationRefused as reason:
            form.add_error(None, why_not(reason, event))
        else:
            messages.success(
                request,
                _(
                    "Un message est parti à l’adresse que vous avez donnée. Ouvrez-le : "
                    "le bouton qui s’y trouve confirme votre venue."
                ),
            )
            return redirect("residents:event", event.slug)
    return show(request, form, event)


def show(request: HttpRequest, form: RegistrationForm, event: Event) -> HttpResponse:
    context = {
        "nav": "events",
        "form": form,
        "event": event,
        "is_full": event.places_left == 0,
        "when": when_of(event),
        "sign_in_url": sign_in_for(request.path),
    }
    return render(request, "residents/register.html", context)


def why_not(reason: RegistrationRefused, event: Event) -> str:
    """Say why nobody was registered, and what to change in the form."""
    if isinstance(reason, AlreadyRegistered):
        return _("L’une de ces personnes est déjà inscrite. Décochez-la.")
    if isinstance(reason, EventFull):
        event.refresh_from_db(fields=["taken", "capacity"])
        left = event.places_left or 0
        words = ngettext(
            "Il reste %(n)d place. Venez moins nombreux, ou cochez la liste d’attente.",
            "Il reste %(n)d places. Venez moins nombreux, ou cochez la liste d’attente.",
            left,
        )
        return words % {"n": left}
    return _("Cette fête ne prend plus d’inscription.")
