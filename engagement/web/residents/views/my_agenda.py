"""The agenda of an account: its page, and the private address that a calendar fetches."""

from hashlib import sha256

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.cache import get_conditional_response
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from engagement.people.actions import resident_of
from engagement.people.calendars import holder_of_calendar, renew_calendar, stop_calendar
from engagement.people.http import SignedIn
from engagement.web.residents.agenda import address_of_calendar, days_to_come, feed_of


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def my_agenda(request: SignedIn) -> HttpResponse:
    """Show day by day where she and hers are expected; make, renew or end the address."""
    resident = resident_of(request.user)
    if request.method == "POST":
        return _change(request)
    address = address_of_calendar(resident)
    context = {
        "nav": "account",
        "days": days_to_come(request.user),
        "address": address,
        "webcal": address.replace("https://", "webcal://").replace("http://", "webcal://"),
    }
    return render(request, "residents/my_agenda.html", context)


def _change(request: SignedIn) -> HttpResponse:
    resident, do = resident_of(request.user), request.POST.get("do")
    if do == "renew":
        renew_calendar(resident=resident, by=request.user)
        messages.success(request, _("Votre adresse d’agenda est prête. L’ancienne ne marche plus."))
    elif do == "stop":
        stop_calendar(resident=resident, by=request.user)
        messages.success(request, _("C’est arrêté : l’adresse ne marche plus."))
    else:
        raise Http404
    return redirect("residents:my_agenda")


@require_safe
def agenda_feed(request: HttpRequest, code: str) -> HttpResponse:
    """Answer a calendar program, which has nothing but the address."""
    resident = holder_of_calendar(code)
    if resident is None:
        raise Http404
    body = feed_of(resident)
    etag = f'"{sha256(body).hexdigest()[:32]}"'
    response = HttpResponse(body, content_type="text/calendar; charset=utf-8")
    response["ETag"] = etag
    response["Cache-Control"] = "private, no-cache"
    response["X-Robots-Tag"] = "noindex"
    return get_conditional_response(request, etag=etag, response=response) or response
