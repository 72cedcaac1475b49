"""Calling a fête off, and thinking again within a minute."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from engagement.base.models import IllegalMove
from engagement.events.actions import TooLate, cancel_event, undo_cancel_event
from engagement.events.concerned import people_of, people_to_call
from engagement.people.http import SignedIn
from engagement.web.organisers.access import event_of
from engagement.web.organisers.forms import ReasonForm


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def cancel(request: SignedIn, slug: str) -> HttpResponse:
    """Say how many will be told and whom to call; then call the fête off."""
    event = event_of(request, slug)
    form = ReasonForm(request.POST or None)
    if form.is_valid():
        try:
            cancel_event(event=event, by=request.user, reason=form.cleaned_data["reason"])
        except IllegalMove:
            messages.warning(request, _("Elle est déjà annulée, ou elle est close."))
        return redirect("organisers:cancel", slug)
    people = people_of(event)
    context = {
        "nav": "account",
        "event": event,
        "form": form,
        "is_cancelled": event.cancelled_at is not None,
        "may_undo": event.cancelled_at is not None and event.settled_at is None,
        "people": people.count(),
        "to_call": people_to_call(event),
    }
    return render(request, "organisers/cancel.html", context)


@login_required
@require_POST
def undo(request: SignedIn, slug: str) -> HttpResponse:
    """Announce it again, while nobody was told."""
    event = event_of(request, slug)
    try:
        undo_cancel_event(event=event, by=request.user)
    except (TooLate, IllegalMove):
        messages.warning(
            request, _("Trop tard : les personnes sont prévenues. Écrivez-leur, ou recommencez.")
        )
        return redirect("organisers:cancel", slug)
    messages.success(request, _("La fête a lieu. Personne n’a été prévenu de rien."))
    return redirect("organisers:prepare", slug)
