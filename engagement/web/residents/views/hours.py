"""The hours that a resident gave, and the attestation that says so."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from engagement.base.pdf import PdfUnavailable
from engagement.needs.hours import hours_of
from engagement.people.actions import resident_of
from engagement.people.http import SignedIn
from engagement.web.residents.attestations import (
    Attested,
    hour_rows,
    is_genuine,
    pdf_of,
    total_of,
    written,
)
from engagement.web.residents.guesses import count_wrong, has_guessed_enough
from engagement.web.residents.hours_forms import HoursFilter


@login_required
@require_safe
def hours(request: SignedIn) -> HttpResponse:
    """Show what she did, where, for how long, in the days she asks for."""
    form = HoursFilter(request.user, resident_of(request.user), request.GET)
    asked = form.is_valid()
    rows = list(hours_of(form.resident, form.period, form.association)) if asked else []
    context = {
        "nav": "account",
        "form": form,
        "rows": hour_rows(rows),
        "total": total_of(rows),
        "attestable": any(row.minutes for row in rows),
        "query": request.GET.urlencode(),
        "filtered": any(request.GET.get(name) for name in ("du", "au", "avec")),
    }
    return render(request, "residents/hours.html", context)


@login_required
@never_cache
@require_safe
def attestation(request: SignedIn) -> HttpResponse:
    """Answer with the attestation as PDF; where it cannot be drawn, lead to the page to print."""
    asked = attested_by(request)
    rows = asked.rows() if asked else []
    if asked is None or not rows:
        return redirect("residents:hours")
    try:
        pdf = pdf_of(written(asked, rows))
    except PdfUnavailable:
        messages.info(request, _("Le PDF n’est pas disponible ici : voici la page à imprimer."))
        address = reverse("residents:attestation_print")
        return redirect(f"{address}?{request.GET.urlencode()}")
    response = HttpResponse(pdf, content_type="application/pdf")
    response["Content-Disposition"] = 'inline; filename="attestation.pdf"'
    return response


@login_required
@never_cache
@require_safe
def attestation_print(request: SignedIn) -> HttpResponse:
    """Show the attestation as a page to print."""
    asked = attested_by(request)
    rows = asked.rows() if asked else []
    if asked is None or not rows:
        return redirect("residents:hours")
    context = {"nav": "account", "says": written(asked, rows)}
    return render(request, "residents/attestation.html", context)


def attested_by(request: SignedIn) -> Attested | None:
    """Return what the address asks to attest; None where it asks for nothing that may be."""
    form = HoursFilter(request.user, resident_of(request.user), request.GET)
    if not form.is_valid():
        return None
    return Attested(form.resident, form.period, form.association)


@never_cache
@require_safe
def attestation_check(request: HttpRequest, code: str) -> HttpResponse:
    """Say whether an attestation was made here, and nothing more. Guesses are counted."""
    if has_guessed_enough(request):
        return render(request, "429.html", status=429)
    genuine = is_genuine(code)
    if not genuine:
        count_wrong(request)
    status = 200 if genuine else 404
    context = {"genuine": genuine}
    response = render(request, "residents/attestation_check.html", context, status=status)
    response["X-Robots-Tag"] = "noindex"
    return response
