"""What a resident follows: begin, stop, see the list."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from engagement.base.links import BadLink, Link, read_value
from engagement.initiatives.actions import follow, unfollow
from engagement.initiatives.messages import read_stop_key
from engagement.initiatives.models import Follow, Initiative
from engagement.people.actions import resident_of
from engagement.people.http import SignedIn
from engagement.people.models import Resident
from engagement.web.residents.queries import address_of_initiative


@login_required
@require_safe
def following(request: SignedIn) -> HttpResponse:
    """List what she is told of, each with its way out."""
    follows = Follow.objects.filter(resident__account=request.user, resident__is_self=True)
    rows = [
        {
            "title": row.initiative.title,
            "stage": row.initiative.get_state_display(),
            "url": address_of_initiative(row.initiative),
            "pk": row.initiative_id,
        }
        for row in follows.select_related("initiative")
        if row.initiative
    ]
    return render(request, "residents/following.html", {"nav": "account", "rows": rows})


@login_required
@require_POST
def follow_initiative(request: SignedIn, pk: int) -> HttpResponse:
    """Have her told of an initiative, or no more with `stop`."""
    initiative = get_object_or_404(Initiative, pk=pk, is_public=True)
    resident = resident_of(request.user)
    if "stop" in request.POST:
        unfollow(resident=resident, thing=initiative, by=request.user)
        messages.success(request, _("C’est arrêté : vous ne recevrez plus de nouvelles."))
        return redirect("residents:following")
    follow(resident=resident, thing=initiative, by=request.user)
    messages.success(request, _("C’est noté : vous serez prévenu·e à chaque étape."))
    return redirect(address_of_initiative(initiative))


@csrf_exempt  # a mail program posts here by itself, with neither page nor session (RFC 8058)
@require_http_methods(["GET", "HEAD", "POST"])
def stop_following(request: HttpRequest, code: str) -> HttpResponse:
    """Show the way out; the button, or the mail program's own, stops news of one thing."""
    resident, initiative = _followed_by(code)
    if request.method == "POST":
        unfollow(resident=resident, thing=initiative, by=None)
    is_off = not Follow.objects.of(initiative).filter(resident=resident).exists()
    context = {"initiative": initiative, "is_off": is_off}
    return render(request, "residents/stop_following.html", context)


def _followed_by(code: str) -> tuple[Resident, Initiative]:
    """Return who followed what, from the link of a message; Http404 for any other code."""
    try:
        public_id, pk = read_stop_key(read_value(Link.UNFOLLOW, code))
    except (BadLink, ValueError) as error:
        raise Http404 from error
    resident = get_object_or_404(Resident, public_id=public_id)
    return resident, get_object_or_404(Initiative, pk=pk)
