"""A registration and what is done about it, with the account or by the link in a message."""

from collections.abc import Callable
from typing import Any

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods

from engagement.base.codes import shown
from engagement.base.links import BadLink, Link, read_value
from engagement.base.qr import qr_svg
from engagement.events.actions import (
    TooLate,
    accept_place,
    cancel_registration,
    confirm_registration,
    decline_place,
)
from engagement.events.actions.places import party_of
from engagement.events.keys import payload_of
from engagement.events.models import Badge, Event, Registration
from engagement.people.http import SignedIn
from engagement.people.models import Account
from engagement.web.residents.events.registration_wording import registration_facts, words_of

State = Registration.State
TOLD = Registration.objects.select_related("resident", "event__association", "event__neighbourhood")

#: The buttons of each state, in their order.
BUTTONS: dict[str, list[dict[str, Any]]] = {
    State.UNCONFIRMED: [
        {"do": "confirm", "label": gettext_lazy("Confirmer ma venue"), "icon": "check"}
    ],
    State.OFFERED: [
        {"do": "accept", "label": gettext_lazy("Je prends la place"), "icon": "check"},
        {
            "do": "decline",
            "label": gettext_lazy("Je la laisse"),
            "icon": "x",
            "variant": "secondary",
        },
    ],
    State.CONFIRMED: [
        {"do": "cancel", "label": gettext_lazy("Je ne viens pas"), "icon": "x", "variant": "danger"}
    ],
    State.WAITING: [
        {
            "do": "cancel",
            "label": gettext_lazy("Quitter la liste d’attente"),
            "icon": "x",
            "variant": "secondary",
        }
    ],
}


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def registered(request: SignedIn, pk: int) -> HttpResponse:
    """Show a registration to the one who looks after it; its buttons are posted here."""
    found = get_object_or_404(TOLD, pk=pk, resident__account=request.user)
    return page_of(request, found, by=request.user)


@require_http_methods(["GET", "HEAD", "POST"])
def registration_link(request: HttpRequest, code: str) -> HttpResponse:
    """Show the registration that a message links to; only its buttons change anything."""
    try:
        asked = get_object_or_404(Registration, pk=read_value(Link.REGISTRATION, code))
    except BadLink as error:
        raise Http404 from error
    hers = TOLD.filter(event=asked.event_id, resident=asked.resident_id)
    return page_of(request, hers.latest("created_at", "pk"), by=None)


def page_of(request: HttpRequest, found: Registration, *, by: Account | None) -> HttpResponse:
    if request.method == "POST":
        press(request, found, by=by)
        return redirect(request.path)
    title, lead = words_of(found)
    event = found.event
    open_still = event.state == Event.State.ANNOUNCED and not event.is_over
    context = {
        "nav": "events",
        "registration": found,
        "event": event,
        "title": title,
        "lead": lead,
        "facts": registration_facts(found, party_of(event, found.party, found.state)),
        "buttons": BUTTONS.get(found.state, []) if open_still else [],
        "badge": badge_of(found) if open_still else None,
    }
    return render(request, "residents/registration.html", context)


def badge_of(found: Registration) -> dict[str, str] | None:
    """Return what the gate reads of somebody who is expected; opening the page changes nothing."""
    badges = Badge.objects.valid().select_related("key", "event")
    badge = badges.filter(event=found.event_id, resident=found.resident_id).first()
    if badge is None or found.state != State.CONFIRMED:
        return None
    return {"code": shown(badge.code), "qr": qr_svg(payload_of(badge), shown(badge.code))}


def press(request: HttpRequest, found: Registration, *, by: Account | None) -> None:
    """Do what the pressed button says and tell the outcome."""
    allowed = {button["do"] for button in BUTTONS.get(found.state, [])}
    pressed = request.POST.get("do", "")
    if pressed not in ACTS:
        raise Http404
    try:
        if pressed not in allowed:
            raise TooLate
        act, done = ACTS[pressed]
        act(found, by)
    except TooLate:
        messages.warning(request, _("Trop tard : l’inscription a changé entre-temps. La voici."))
    else:
        messages.success(request, done)


ACTS: dict[str, tuple[Callable[[Registration, Account | None], object], Any]] = {
    "confirm": (
        lambda row, by: confirm_registration(registration=row),
        gettext_lazy("C’est confirmé. À bientôt !"),
    ),
    "accept": (
        lambda row, by: accept_place(registration=row, by=by),
        gettext_lazy("La place est à vous. À bientôt !"),
    ),
    "decline": (
        lambda row, by: decline_place(registration=row, by=by),
        gettext_lazy("C’est noté : la place va à la personne suivante."),
    ),
    "cancel": (
        lambda row, by: cancel_registration(registration=row, by=by),
        gettext_lazy("C’est annulé. Merci de l’avoir dit."),
    ),
}
