"""The papers of a fête as PDF files, and the rights to keep its gate."""

from collections.abc import Callable

from django.conf import settings
from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST, require_safe

from engagement.base.pdf import PdfUnavailable
from engagement.events.actions import issue_badges, make_steward_pass, revoke_steward_pass
from engagement.events.models import Event, Station
from engagement.people.http import SignedIn
from engagement.web.organisers import papers as printed
from engagement.web.organisers.access import event_of

PAPERS: dict[str, Callable[[Event], bytes]] = {
    "affiche": printed.poster,
    "emargement": printed.sign_in_sheet,
    "dossier": printed.pack,
}


@login_required
@never_cache
@require_safe
def papers(request: SignedIn, slug: str) -> HttpResponse:
    """Show what can be printed, who may keep the gate, which phones are ready."""
    event = event_of(request, slug)
    context = {
        "nav": "account",
        "event": event,
        "sheets": printed.badge_sheets(event).page_range,
        "badges": printed.badge_sheets(event).count,
        "passes": event.steward_passes.select_related("made_by"),
        "stations": Station.objects.filter(event=event),
    }
    return render(request, "organisers/papers.html", context)


@login_required
@never_cache
@require_safe
def paper(request: SignedIn, slug: str, name: str) -> HttpResponse:
    """Answer with one paper."""
    event = event_of(request, slug)
    if name not in PAPERS:
        raise Http404
    return pdf(request, event, f"{event.slug}-{name}.pdf", lambda: PAPERS[name](event))


@login_required
@never_cache
@require_safe
def badges(request: SignedIn, slug: str, sheet: int) -> HttpResponse:
    """Answer with one sheet of badges."""
    event = event_of(request, slug)
    sheets = printed.badge_sheets(event)
    if sheet not in sheets.page_range or not sheets.count:
        raise Http404
    name = f"{event.slug}-badges-{sheet}.pdf"
    return pdf(request, event, name, lambda: printed.badges(event, sheets.page(sheet)))


@login_required
@require_POST
def issue(request: SignedIn, slug: str) -> HttpResponse:
    """Give a badge to each who is expected and has none."""
    event = event_of(request, slug)
    issue_badges(event=event)
    messages.success(request, _("Chaque personne attendue a son badge."))
    return redirect("organisers:papers", slug)


@login_required
@never_cache
@require_POST
def make_pass(request: SignedIn, slug: str) -> HttpResponse:
    """Print a new right to keep the gate: this once, for its secret is kept nowhere."""
    event = event_of(request, slug)
    label = request.POST.get("label", "").strip()[:80]
    made = make_steward_pass(event=event, by=request.user, label=label)
    address = settings.SITE_URL.rstrip("/") + reverse("gate:page", args=[event.slug])
    opens = f"{address}#{made.secret}"
    name = f"{event.slug}-accueil.pdf"
    return pdf(request, event, name, lambda: printed.steward_paper(event, made, opens))


@login_required
@require_POST
def revoke_pass(request: SignedIn, slug: str, pk: int) -> HttpResponse:
    """Close the gate to whoever opened it with this pass."""
    event = event_of(request, slug)
    steward_pass = get_object_or_404(event.steward_passes, pk=pk)
    revoke_steward_pass(steward_pass=steward_pass, by=request.user)
    messages.success(request, _("Ce droit d’accueil n’ouvre plus rien."))
    return redirect("organisers:papers", slug)


def pdf(request: SignedIn, event: Event, name: str, make: Callable[[], bytes]) -> HttpResponse:
    """Answer with a PDF, or back with what to do where this machine cannot make one."""
    try:
        content = make()
    except PdfUnavailable:
        messages.warning(
            request, _("Les PDF ne sont pas disponibles ici : la page d’installation dit pourquoi.")
        )
        return redirect("organisers:papers", event.slug)
    response = HttpResponse(content, content_type="application/pdf")
    response["Content-Disposition"] = f'inline; filename="{name}"'
    return response
