"""Where an account is signed in, and how to sign it out there."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from engagement.base.moments import day_of, moment_of
from engagement.people.devices import close_devices, device_in_words, devices_of
from engagement.people.http import SignedIn


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def devices(request: SignedIn) -> HttpResponse:
    """List the devices of an account; a button closes one of the others, or all of them."""
    here = str(request.session.session_key)
    if request.method == "POST":
        only = request.POST.get("close", "")
        closed = close_devices(
            account=request.user, but=here, only=int(only) if only.isdecimal() else None
        )
        if closed:
            messages.success(request, _("C’est fermé."))
        else:
            messages.info(request, _("Il n’y avait rien à fermer."))
        return redirect("residents:devices")
    rows = [
        {
            "pk": row.pk,
            "device": device_in_words(row.user_agent),
            "since": day_of(row.created_at),
            "seen": moment_of(row.last_seen_at.replace(minute=0)),
            "is_here": row.session_key == here,
        }
        for row in devices_of(request.user)
    ]
    others = sum(not row["is_here"] for row in rows)
    context = {"nav": "account", "rows": rows, "others": others}
    return render(request, "residents/devices.html", context)
