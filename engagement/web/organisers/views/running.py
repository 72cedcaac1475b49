"""The day itself and what follows: one screen, a word to people, the report."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.exceptions import ValidationError
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from engagement.base.models import IllegalMove
from engagement.events.actions import NotOver, broadcast, free_no_shows, publish_report
from engagement.events.concerned import people_to_call
from engagement.events.figures import figures_of, public_figures
from engagement.events.models import Event
from engagement.people.http import SignedIn
from engagement.web.organisers.access import day_of, event_of
from engagement.web.organisers.board import board_of
from engagement.web.organisers.forms import ReportForm, WordForm


@login_required
@never_cache
@require_safe
def day(request: SignedIn, slug: str) -> HttpResponse:
    """Show who is here, who is missing, who is free, each shift; an association its own."""
    event, only_of = day_of(request, slug)
    context = {
        "nav": "account",
        "event": event,
        "organises": only_of is None,
        "board": board_of(event, only_of),
        "word_form": WordForm(),
        "words": event.broadcasts.all()[:10] if only_of is None else (),
        "to_call": people_to_call(event) if only_of is None else (),
        "is_open": event.state == Event.State.ANNOUNCED,
    }
    return render(request, "organisers/day.html", context)


@login_required
@require_POST
def word(request: SignedIn, slug: str) -> HttpResponse:
    """Write to people of the fête."""
    event = event_of(request, slug)
    form = WordForm(request.POST)
    if not form.is_valid():
        messages.warning(request, _("Écrivez un message, et dites à qui."))
        return redirect("organisers:day", slug)
    try:
        row = broadcast(event=event, by=request.user, **form.cleaned_data)
    except ValidationError as error:
        messages.warning(request, " ".join(error.messages))
    else:
        said = ngettext(
            "%(n)d personne est prévenue.", "%(n)d personnes sont prévenues.", row.people
        )
        messages.success(request, said % {"n": row.people})
    return redirect("organisers:day", slug)


@login_required
@require_POST
def absent(request: SignedIn, slug: str) -> HttpResponse:
    """Offer the places of those who have not come."""
    event = event_of(request, slug)
    freed = free_no_shows(event=event, by=request.user)
    said = ngettext("%(n)d place libérée.", "%(n)d places libérées.", freed)
    messages.success(request, said % {"n": freed})
    return redirect("organisers:day", slug)


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def report(request: SignedIn, slug: str) -> HttpResponse:
    """Show the figures, take the words, publish both and thank everybody."""
    event = event_of(request, slug)
    form = ReportForm(request.POST or None)
    if form.is_valid():
        try:
            publish_report(event=event, by=request.user, **form.cleaned_data)
        except NotOver:
            form.add_error(None, _("La fête n’est pas finie : le bilan se publie après."))
        except IllegalMove:
            form.add_error(None, _("Une fête annulée ou déjà close n’a pas de bilan à publier."))
        else:
            messages.success(request, _("Le bilan est publié, chacun est remercié."))
            return redirect("residents:event", slug)
    done = getattr(event, "report", None)
    figures = done.figures if done else figures_of(event)
    context = {
        "nav": "account",
        "event": event,
        "form": form,
        "report": done,
        "figures": public_figures(figures),
    }
    return render(request, "organisers/report.html", context)
