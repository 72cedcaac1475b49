"""What suits one resident: a few needs with their reasons, "not for me", and the way out."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from engagement.base.links import BadLink, Link, read_value
from engagement.matching import actions as matching
from engagement.matching.models import Suggestion
from engagement.needs.models import Need
from engagement.people.actions import SUGGESTIONS, resident_of, withdraw
from engagement.people.http import SignedIn
from engagement.people.models import Resident
from engagement.web.residents.queries import sign_ups_to_come, suggested_cards
from engagement.web.residents.sign_up_wording import sign_up_rows
from engagement.web.residents.steps import WELCOMED


@require_safe
def for_me(request: HttpRequest) -> HttpResponse:
    """Show a resident what suits her and where she is expected; invite a visitor."""
    if not request.user.is_authenticated:
        return render(request, "residents/for_me_visitor.html", {"nav": "for_me"})
    resident = resident_of(request.user)
    if is_new(resident) and WELCOMED not in request.session:
        return redirect("residents:welcome")
    context = {
        "nav": "for_me",
        "resident": resident,
        "cards": suggested_cards(resident),
        "why_not": Suggestion.WhyNot.choices,
        "sign_ups": sign_up_rows(sign_ups_to_come(request.user)),
    }
    return render(request, "residents/for_me.html", context)


def is_new(resident: Resident) -> bool:
    """Say whether she has told nothing yet."""
    told = resident.name or resident.neighbourhood_id or resident.suggestions_since
    return not told and not resident.interests.exists()


@login_required
@require_POST
def decline(request: SignedIn, need: int) -> HttpResponse:
    """Take a need out of what is suggested to her; the association is told nothing."""
    found = get_object_or_404(Need.objects.published(), pk=need)
    why_not = request.POST.get("why", "")
    matching.decline(
        resident=resident_of(request.user),
        need=found,
        by=request.user,
        why_not=why_not if why_not in Suggestion.WhyNot else "",
    )
    messages.success(request, _("Compris : ce besoin ne vous sera plus proposé."))
    return redirect("residents:for_me")


@csrf_exempt  # a mail program posts here by itself, with neither page nor session (RFC 8058)
@require_http_methods(["GET", "HEAD", "POST"])
def unsubscribe(request: HttpRequest, code: str) -> HttpResponse:
    """Show the way out; the button, or the mail program's own, stops suggestions for good."""
    try:
        resident = get_object_or_404(Resident, public_id=read_value(Link.UNSUBSCRIBE, code))
    except BadLink as error:
        raise Http404 from error
    if request.method == "POST":
        withdraw(resident=resident, purpose=SUGGESTIONS, by=None)
    context = {"code": code, "is_off": resident.suggestions_since is None}
    return render(request, "residents/unsubscribe.html", context)
