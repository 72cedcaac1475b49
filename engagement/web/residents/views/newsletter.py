"""The city's letter: a resident agrees in her account, and leaves it there or from any letter."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_http_methods, require_POST

from engagement.base.links import BadLink, Link, read_value
from engagement.people.actions import NEWSLETTER, agree, resident_of, withdraw
from engagement.people.http import SignedIn
from engagement.people.models import Resident


@login_required
@require_POST
def newsletter(request: SignedIn) -> HttpResponse:
    """Turn the letter on or off, each by one button."""
    resident = resident_of(request.user)
    if request.POST.get("agree") == "1":
        agree(resident=resident, purpose=NEWSLETTER, by=request.user)
        messages.success(request, _("C’est noté : vous recevrez la prochaine lettre."))
    else:
        withdraw(resident=resident, purpose=NEWSLETTER, by=request.user)
        messages.success(request, _("C’est noté : plus aucune lettre."))
    return redirect("residents:account")


@csrf_exempt  # a mail program posts here by itself, with neither page nor session (RFC 8058)
@require_http_methods(["GET", "HEAD", "POST"])
def leave_newsletter(request: HttpRequest, code: str) -> HttpResponse:
    """Show the way out; the button, or the mail program's own, stops the letter for good."""
    try:
        resident = get_object_or_404(Resident, public_id=read_value(Link.LEAVE_NEWSLETTER, code))
    except BadLink as error:
        raise Http404 from error
    if request.method == "POST":
        withdraw(resident=resident, purpose=NEWSLETTER, by=None)
    context = {"is_off": resident.newsletter_since is None}
    return render(request, "residents/leave_newsletter.html", context)
