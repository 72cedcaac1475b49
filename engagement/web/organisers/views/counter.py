"""Somebody registers with the organisers: at the counter, by telephone, on paper."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from engagement.events.actions import EventFull, RegistrationRefused, register_by_hand
from engagement.events.models import Registration
from engagement.people.http import SignedIn
from engagement.web.organisers.access import event_of
from engagement.web.organisers.forms import CounterForm


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def by_hand(request: SignedIn, slug: str) -> HttpResponse:
    """Register somebody who has no account; without an address she is on the list to call."""
    event = event_of(request, slug)
    form = CounterForm(request.POST or None)
    if form.is_valid():
        try:
            registration = register_by_hand(event=event, by=request.user, **form.cleaned_data)
        except EventFull:
            form.add_error("wait", _("C’est complet. Cochez la liste d’attente, si elle veut."))
        except RegistrationRefused:
            form.add_error(None, _("Cette fête ne prend pas d’inscription : annoncez-la d’abord."))
        else:
            messages.success(request, said(registration))
            return redirect("organisers:by_hand", slug)
    context = {"nav": "account", "event": event, "form": form, "title": _("Inscrire quelqu’un")}
    return render(request, "organisers/form.html", context)


def said(registration: Registration) -> str:
    name = registration.resident.name
    if registration.state == Registration.State.WAITING:
        return _("%(name)s est sur la liste d’attente.") % {"name": name}
    return _("%(name)s est inscrite ou inscrit.") % {"name": name}
