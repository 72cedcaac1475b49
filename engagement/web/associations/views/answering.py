"""The association says yes or no to who asked for a place."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from engagement.associations.roles import Act
from engagement.needs.actions import TooLate, answer_request
from engagement.people.http import SignedIn
from engagement.web.associations.access import shift_of

LONGEST_REASON = 500


@login_required
@require_POST
def answer(request: SignedIn, slug: str, need_slug: str, shift: int, signup: int) -> HttpResponse:
    """Answer a request; the reason of a no goes to the resident."""
    wanted = shift_of(request, slug, need_slug, shift, Act.EDIT)
    row = get_object_or_404(wanted.signups, pk=signup)
    accept = request.POST.get("accept") == "1"
    reason = request.POST.get("reason", "").strip()[:LONGEST_REASON]
    try:
        answer_request(signup=row, by=request.user, accept=accept, reason=reason)
    except TooLate:
        messages.info(request, _("Trop tard : le temps de répondre est passé, ou c’est annulé."))
    else:
        said = _("C’est oui : la personne est prévenue.") if accept else _("C’est dit, avec tact.")
        messages.success(request, said)
    return redirect("associations:home", slug)
