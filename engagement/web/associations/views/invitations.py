"""The link of an invitation: whoever holds it may accept, with the account she has."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from engagement.associations.actions import InvitationClosed, accept_invitation
from engagement.associations.models import Invitation
from engagement.base.links import BadLink, Link, read_value
from engagement.people.http import SignedIn


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def invitation(request: SignedIn, code: str) -> HttpResponse:
    """Show who invites to what; only the button accepts."""
    invitations = Invitation.objects.select_related("association", "by")
    try:
        found = get_object_or_404(invitations, pk=read_value(Link.INVITATION, code))
    except BadLink as error:
        raise Http404 from error
    association = found.association
    if request.method == "POST":
        try:
            accept_invitation(invitation=found, by=request.user)
        except InvitationClosed:
            return redirect("associations:invitation", code)
        messages.success(request, _("Bienvenue dans l’équipe de %s.") % association.name)
        return redirect("associations:home", association.slug)
    if association.memberships.filter(account=request.user).exists():
        return redirect("associations:home", association.slug)
    context = {
        "invitation": found,
        "is_other_address": found.email != request.user.email,
    }
    return render(request, "associations/invitation.html", context)
