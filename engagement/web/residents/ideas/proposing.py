"""Proposing an idea: a short form, those that resemble it, then sent."""

from typing import Any, cast

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods

from engagement.ideas.models import Idea
from engagement.ideas.similar import similar
from engagement.ideas.trust import is_known, speaks_for_city
from engagement.people.http import SignedIn
from engagement.people.models import Resident
from engagement.web.residents.ideas import drafts
from engagement.web.residents.ideas.doing import PROPOSE, after_signing_in
from engagement.web.residents.ideas.propose_form import ProposeForm
from engagement.web.residents.ideas.queries import address_of, resident_reading
from engagement.web.residents.ideas.sending import send_draft
from engagement.web.residents.views.signing_up import posted

SHORTEST_ASKED = 8  # letters: below, anything resembles anything
LONGEST_ASKED = 500


@require_http_methods(["GET", "HEAD", "POST"])
def propose(request: HttpRequest) -> HttpResponse:
    """Ask for the idea; what resembles it is shown before it is sent."""
    if "drop_photo" in request.POST:
        drafts.drop_photo(request)
    draft = drafts.recall(request) or {}
    resident = resident_reading(request.user)
    form = ProposeForm(
        posted(request),
        request.FILES or None,
        initial=drafts.answers(draft) or first_answers(resident),
        resident=resident,
        has_photo=bool(draft.get("photo")),
    )
    if form.is_bound:
        is_whole = form.is_valid()
        drafts.keep_draft(request, form)
        if is_whole and "drop_photo" not in request.POST:
            return show_similar_or_send(request)
    context = {
        "nav": "ideas",
        "form": form,
        "has_photo": bool((drafts.recall(request) or {}).get("photo")),
        "read_first": not is_trusted(request.user, resident),
    }
    return render(request, "residents/ideas/propose.html", context)


def first_answers(resident: Resident | None) -> dict[str, Any]:
    return {"neighbourhood": resident.neighbourhood} if resident else {}


def is_trusted(account: Any, resident: Resident | None) -> bool:
    """Say whether her words will be published at once."""
    if account.is_authenticated and speaks_for_city(account):
        return True
    return resident is not None and is_known(resident)


def show_similar_or_send(request: HttpRequest) -> HttpResponse:
    draft = drafts.recall(request)
    if draft and resembling(f"{draft['title']} {draft['body']}"):
        return redirect("residents:similar_ideas")
    return send_or_sign_in(request)


def send_or_sign_in(request: HttpRequest) -> HttpResponse:
    if request.user.is_authenticated:
        return send_draft(cast(SignedIn, request))
    return after_signing_in(request, PROPOSE)


def resembling(text: str) -> list[dict[str, Any]]:
    """Return the ideas that resemble a text, as the templates take them."""
    text = text.strip()[:LONGEST_ASKED]
    found = similar(text) if len(text) >= SHORTEST_ASKED else []
    return [row(idea) for idea in found]


def row(idea: Idea) -> dict[str, Any]:
    where = idea.neighbourhood.name if idea.neighbourhood else ""
    return {
        "title": idea.title,
        "slug": idea.slug,
        "url": address_of(idea),
        "place": where,
        "is_open": idea.is_open,
    }


@require_http_methods(["GET", "HEAD", "POST"])
def similar_ideas(request: HttpRequest) -> HttpResponse:
    """Show what resembles the words typed (`title`), or the draft; a post sends the draft."""
    if request.method == "POST":
        return send_or_sign_in(request)
    if "title" in request.GET:
        words = f"{request.GET['title']} {request.GET.get('body', '')}"
        found = {"similar": resembling(words)}
        return render(request, "residents/ideas/_similar.html", found)
    draft = drafts.recall(request)
    if draft is None:
        return redirect("residents:propose_idea")
    context: dict[str, Any] = {
        "nav": "ideas",
        "title": draft["title"],
        "similar": resembling(f"{draft['title']} {draft['body']}"),
    }
    return render(request, "residents/ideas/similar.html", context)
