"""Letters: what waits for the post, the batches that were printed, their PDF."""

from uuid import UUID

from django.contrib import messages
from django.db.models import Count
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from engagement.base.pdf import PdfUnavailable
from engagement.city.shown import shown
from engagement.outbox.letters import (
    AlreadyPosted,
    NothingToPrint,
    letters_of,
    letters_waiting,
    make_batch,
    note_posted,
)
from engagement.outbox.models import LetterBatch
from engagement.outbox.spoken import spoken
from engagement.web.counter.access import Served
from engagement.web.counter.printing import pdf_of
from engagement.web.counter.views.calls import at_the_town_hall

#: Batches that were posted and may still be printed again.
POSTED_SHOWN = 5


@at_the_town_hall
@require_safe
def index(request: Served) -> HttpResponse:
    """Tell how many letters wait, which batches are to be posted, which were."""
    batches = LetterBatch.objects.select_related("by").annotate(count=Count("letters"))
    context = {
        "nav": "counter",
        "waiting": letters_waiting(timezone.now()).count(),
        "to_post": batches.filter(posted_at=None),
        "posted": batches.exclude(posted_at=None)[:POSTED_SHOWN],
    }
    return render(request, "counter/letters.html", context)


@require_POST
@at_the_town_hall
def prepare(request: Served) -> HttpResponse:
    """Put what waits in a batch to be printed."""
    try:
        make_batch(by=request.user)
    except NothingToPrint:
        messages.info(request, _("Aucune lettre n’attend : quelqu’un vient de les préparer."))
    else:
        messages.success(request, _("Les lettres sont prêtes : imprimez-les, puis postez-les."))
    return redirect("counter:letters")


@at_the_town_hall
@require_safe
def printed(request: Served, key: UUID) -> HttpResponse:
    """Answer with the letters of a batch, one page each, as often as they are asked for."""
    batch = get_object_or_404(LetterBatch, pk=key)
    letters = letters_of(batch)
    if not letters:
        raise Http404
    context = {
        "sender": shown().name or _("Coup de main"),
        "day": batch.created_at,
        "letters": [(letter, spoken(letter)) for letter in letters],
    }
    try:
        content = pdf_of("letters", context)
    except PdfUnavailable:
        messages.warning(
            request, _("Les PDF ne sont pas disponibles ici : la page d’installation dit pourquoi.")
        )
        return redirect("counter:letters")
    response = HttpResponse(content, content_type="application/pdf")
    response["Content-Disposition"] = 'inline; filename="courrier.pdf"'
    return response


@require_POST
@at_the_town_hall
def posted(request: Served, key: UUID) -> HttpResponse:
    """Note that a batch is in the letter box."""
    try:
        note_posted(batch=get_object_or_404(LetterBatch, pk=key), by=request.user)
    except AlreadyPosted:
        messages.info(request, _("C’était déjà noté."))
    else:
        messages.success(request, _("C’est noté : ces lettres sont parties."))
    return redirect("counter:letters")
