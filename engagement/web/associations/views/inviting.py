"""An association asks for more people."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from engagement.associations.roles import Act
from engagement.matching.actions import CannotAsk, ask_more
from engagement.people.http import SignedIn
from engagement.web.associations.access import need_of


@login_required
@require_POST
def invite(request: SignedIn, slug: str, need_slug: str) -> HttpResponse:
    """Have more residents asked for a need; the clock does it, between nine and twenty o’clock."""
    need = need_of(request, slug, need_slug, Act.EDIT)
    try:
        ask_more(need=need, by=request.user)
        messages.success(request, _("C’est noté : d’autres personnes vont être invitées."))
    except CannotAsk:
        messages.info(
            request,
            _("Personne d’autre à inviter maintenant. Réessayez demain, ou partagez l’affiche."),
        )
    return redirect("associations:edit_need", slug, need.slug)
