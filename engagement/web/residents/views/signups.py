"""Taking a place and giving it back, by the site or by the link in a message."""

from typing import Any, cast

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.db.models import QuerySet
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.http import urlencode
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from engagement.base.links import BadLink, Link, read_value
from engagement.needs.actions import cancel_sign_up
from engagement.needs.models import Need, SignUp
from engagement.people.http import SignedIn
from engagement.web.residents.pending import remember_pending, take_place
from engagement.web.residents.wording import sign_up_facts


@require_POST
def sign_up(request: HttpRequest, slug: str, shift: int) -> HttpResponse:
    """Take one place; a visitor is asked for her address first, and the place is taken after."""
    need = get_object_or_404(Need.objects.published(), slug=slug)
    wanted = get_object_or_404(need.shifts.select_related("need"), pk=shift)
    if request.user.is_authenticated:
        return take_place(cast(SignedIn, request), wanted)
    remember_pending(request, wanted)
    query = urlencode({"next": reverse("residents:need", args=[slug])})
    return redirect(f"{reverse('account_login')}?{query}")


@login_required
@require_safe
def signed_up(request: SignedIn, pk: int) -> HttpResponse:
    """Confirm a sign-up to the one who holds it."""
    signup = get_object_or_404(told(), pk=pk, resident__account=request.user)
    context = {"nav": "for_me", **told_of(signup)}
    return render(request, "residents/signed_up.html", context)


@login_required
@require_POST
def cancel(request: SignedIn, pk: int) -> HttpResponse:
    signup = get_object_or_404(told(), pk=pk, resident__account=request.user)
    cancel_sign_up(signup=signup, by=request.user)
    messages.success(request, _("C’est annulé. L’association est prévenue : merci pour elle."))
    return redirect("residents:signed_up", pk)


@require_http_methods(["GET", "HEAD", "POST"])
def sign_up_link(request: HttpRequest, code: str) -> HttpResponse:
    """Show the sign-up that a message links to; only the button gives the place back."""
    try:
        signup = get_object_or_404(told(), pk=read_value(Link.SIGN_UP, code))
    except BadLink as error:
        raise Http404 from error
    if request.method == "POST":
        cancel_sign_up(signup=signup, by=None)
        return redirect("residents:sign_up_link", code)
    return render(request, "residents/sign_up_link.html", told_of(signup))


def told() -> QuerySet:
    """Return the sign-ups with what their page tells."""
    return SignUp.objects.select_related(
        "resident", "shift__need__association", "shift__need__neighbourhood"
    )


def told_of(signup: SignUp) -> dict[str, Any]:
    """Return the sign-up, its facts in words, and whether there is still time to give it back."""
    return {
        "signup": signup,
        "facts": sign_up_facts(signup),
        "may_cancel": signup.state == SignUp.State.CONFIRMED and signup.shift.is_joinable,
    }
