"""Writing one's idea again, taking it back, and reading what it once said."""

from typing import Any

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from engagement.base.models import IllegalMove
from engagement.base.moments import moment_of
from engagement.ideas.actions import (
    IdeaClosed,
    NotYours,
    TooMany,
    resubmit_idea,
    rewrite_idea,
    withdraw_idea,
)
from engagement.ideas.models import Idea, IdeaVersion
from engagement.people.actions import resident_of
from engagement.people.http import SignedIn
from engagement.web.residents.ideas.differences import difference
from engagement.web.residents.ideas.forms import RewriteForm, WordsForm
from engagement.web.residents.ideas.pages import may_rewrite
from engagement.web.residents.ideas.queries import address_of, idea_for
from engagement.web.residents.ideas.wording import closed, name_of, too_many
from engagement.web.residents.views.signing_up import posted

MOST_VERSIONS = 20  # the last ones are compared


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def rewrite(request: SignedIn, slug: str) -> HttpResponse:
    """Let who proposed or leads an idea write it again; one refused is handed in again."""
    idea = idea_for(request.user, slug)
    if not may_rewrite(idea, resident_of(request.user)):
        raise Http404
    again = idea.state == Idea.State.REFUSED
    kind = WordsForm if again else RewriteForm
    form = kind(posted(request), initial={"title": idea.title, "body": idea.body})
    if form.is_valid() and _written(request, idea, form, again=again):
        return redirect(address_of(idea))
    context = {"nav": "ideas", "idea": idea, "form": form, "again": again}
    return render(request, "residents/ideas/rewrite.html", context)


def _written(request: SignedIn, idea: Idea, form: WordsForm, *, again: bool) -> bool:
    """Write it; tell in the form why not, so that nothing typed is lost."""
    write: Any = resubmit_idea if again else rewrite_idea
    resident = resident_of(request.user)
    try:
        write(idea=idea, resident=resident, by=request.user, **form.cleaned_data)
    except TooMany as pace:
        form.add_error(None, too_many(pace))
        return False
    except (IdeaClosed, IllegalMove, NotYours):
        form.add_error(None, closed())
        return False
    done = _("C’est envoyé : la ville la relit.") if again else _("La nouvelle version est là.")
    messages.success(request, done)
    return True


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def withdraw(request: SignedIn, slug: str) -> HttpResponse:
    """Ask whether she takes her idea back; a post does."""
    idea = idea_for(request.user, slug)
    resident = resident_of(request.user)
    if idea.author_id != resident.pk or not idea.can_move(Idea.State.WITHDRAWN):
        raise Http404
    if request.method == "POST":
        try:
            withdraw_idea(idea=idea, resident=resident, by=request.user)
        except (IdeaClosed, IllegalMove):
            messages.warning(request, _("D’autres la portent avec vous : elle reste ouverte."))
            return redirect(address_of(idea))
        messages.success(request, _("Votre idée est retirée."))
        return redirect("residents:my_ideas")
    return render(request, "residents/ideas/withdraw.html", {"nav": "ideas", "idea": idea})


@require_safe
def versions(request: HttpRequest, slug: str) -> HttpResponse:
    """Show who wrote what of an idea, and what each version changed."""
    idea = idea_for(request.user, slug)
    rows = idea.versions.select_related("author").order_by("-number")
    context = {
        "nav": "ideas",
        "idea": idea,
        "versions": _compared(list(rows[: MOST_VERSIONS + 1]))[:MOST_VERSIONS],
    }
    return render(request, "residents/ideas/versions.html", context)


def _compared(rows: list[IdeaVersion]) -> list[dict[str, Any]]:
    """Return versions, latest first, each with what it changed of the one before."""
    before: list[IdeaVersion | None] = [*rows[1:], None][: len(rows)]
    return [
        {
            "number": row.number,
            "who": name_of(row.author) if row.author else "",
            "at": moment_of(row.at),
            "note": row.note,
            "title": difference(old.title if old else row.title, row.title),
            "body": difference(old.body if old else row.body, row.body),
        }
        for row, old in zip(rows, before, strict=True)
    ]
