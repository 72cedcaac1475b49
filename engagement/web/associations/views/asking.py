"""How often the association is written to."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from engagement.associations.actions.preferences import choose_summary
from engagement.people.http import SignedIn
from engagement.web.associations.access import association_of


@login_required
@require_POST
def daily_summary(request: SignedIn, slug: str) -> HttpResponse:
    """Write to this member once a day, or at each sign-up."""
    association = association_of(request, slug)
    daily = request.POST.get("daily") == "1"
    choose_summary(association=association, by=request.user, daily=daily)
    said = (
        _("C’est noté : un message par jour.")
        if daily
        else _("C’est noté : un message à chaque inscription.")
    )
    messages.success(request, said)
    return redirect("associations:home", slug)
