"""What she takes home: where she is expected, and a code for later."""

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from engagement.base.codes import tidy
from engagement.base.pdf import PdfUnavailable
from engagement.people.claiming import holder_of, make_claim_code
from engagement.people.models import ClaimCode, Resident
from engagement.web.counter.access import Served, acting_for, serves
from engagement.web.counter.printing import pdf_of, receipt_of
from engagement.web.counter.rows import what_she_has


@serves
@require_http_methods(["GET", "HEAD", "POST"])
def receipt(request: Served, key: UUID) -> HttpResponse:
    """Show the receipt; the button makes a new code, told on the answer to it and never again."""
    resident = acting_for(request, key)
    code = ""
    if request.method == "POST" and "code" in request.POST:
        code = make_claim_code(resident=resident, by=request.user)
    context = {
        "nav": "counter",
        "resident": resident,
        "raw_code": code,
        "has_code": ClaimCode.objects.live().filter(resident=resident).exists(),
        **receipt_of(_facts(request, resident), code),
    }
    return render(request, "counter/receipt.html", context)


@require_POST
@serves
def receipt_pdf(request: Served, key: UUID) -> HttpResponse:
    """Answer with the receipt as a PDF, with her code if the page before told it."""
    resident = acting_for(request, key)
    code = tidy(request.POST.get("shown_code", ""))
    if holder_of(code) != resident:
        code = ""
    try:
        content = pdf_of("receipt", receipt_of(_facts(request, resident), code))
    except PdfUnavailable:
        messages.warning(
            request, _("Les PDF ne sont pas disponibles ici : imprimez la page du reçu.")
        )
        return redirect("counter:receipt", key)
    response = HttpResponse(content, content_type="application/pdf")
    response["Content-Disposition"] = 'inline; filename="recu.pdf"'
    return response


def _facts(request: Served, resident: Resident) -> dict[str, Any]:
    return {
        "name": resident.name,
        "has": what_she_has(resident),
        "day": timezone.localdate(),
        "place": request.attendant.place,
    }
