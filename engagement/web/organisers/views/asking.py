"""More people are asked for a need of a fête."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods

from engagement.matching.actions import CannotAsk, ask_more
from engagement.matching.asked import people_asked
from engagement.needs.models import Need
from engagement.people.http import SignedIn
from engagement.web.organisers.access import event_of

NOBODY_ELSE = gettext_lazy(
    "Personne d’autre à inviter maintenant. Réessayez demain, ou partagez l’affiche."
)


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def ask(request: SignedIn, slug: str, pk: int) -> HttpResponse:
    """Say what came of those who were asked, and have more asked; the clock does it, by day."""
    event = event_of(request, slug)
    needs = Need.objects.select_related("association")
    need = get_object_or_404(needs, pk=pk, event_need__event=event)
    if request.method == "POST":
        try:
            ask_more(need=need, by=request.user)
            messages.success(request, _("C’est noté : d’autres personnes vont être invitées."))
        except CannotAsk:
            messages.info(request, NOBODY_ELSE)
        return redirect("organisers:ask_more", slug, pk)
    context = {"nav": "account", "event": event, "need": need, "asked": people_asked(need)}
    return render(request, "organisers/ask.html", context)
