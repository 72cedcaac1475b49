"""Saying that an idea or a comment is improper."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from engagement.ideas.actions import TooMany
from engagement.ideas.actions import report as report_thing
from engagement.ideas.models import Comment, Idea
from engagement.people.actions import resident_of
from engagement.people.http import SignedIn
from engagement.web.residents.ideas.forms import ReportForm
from engagement.web.residents.ideas.queries import address_of, idea_for
from engagement.web.residents.ideas.wording import too_many
from engagement.web.residents.views.signing_up import posted


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def report_idea(request: SignedIn, slug: str) -> HttpResponse:
    """Ask what is improper of an idea."""
    idea = idea_for(request.user, slug)
    return _report(request, idea, idea)


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def report_comment(request: SignedIn, slug: str, pk: int) -> HttpResponse:
    """Ask what is improper of a comment on this idea."""
    idea = idea_for(request.user, slug)
    comment = get_object_or_404(Comment.objects.shown(), pk=pk, idea=idea)
    return _report(request, idea, comment)


def _report(request: SignedIn, idea: Idea, thing: Idea | Comment) -> HttpResponse:
    form = ReportForm(posted(request))
    if form.is_valid() and _told(request, thing, form):
        return redirect(address_of(idea))
    words = thing.text if isinstance(thing, Comment) else thing.title
    context = {"nav": "ideas", "idea": idea, "form": form, "words": words}
    return render(request, "residents/ideas/report.html", context)


def _told(request: SignedIn, thing: Idea | Comment, form: ReportForm) -> bool:
    resident = resident_of(request.user)
    try:
        new = report_thing(thing=thing, resident=resident, by=request.user, **form.cleaned_data)
    except TooMany as pace:
        form.add_error(None, too_many(pace))
        return False
    if new:
        messages.success(request, _("Merci. La ville relit, et vous dira ce qu’elle a décidé."))
    else:
        messages.info(request, _("Vous l’aviez déjà signalé : la ville relit."))
    return True
