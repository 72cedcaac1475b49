"""Supporting, discussing and joining an idea; a visitor is asked for her address first."""

from typing import Any, cast

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.views.decorators.http import require_POST

from engagement.ideas.models import Idea
from engagement.people.http import SignedIn
from engagement.web.residents.ideas.doing import after_signing_in, do
from engagement.web.residents.ideas.forms import CommentForm, JoinForm
from engagement.web.residents.ideas.pages import show_idea
from engagement.web.residents.ideas.queries import address_of, idea_for, whole_ideas


@require_POST
def support(request: HttpRequest, slug: str) -> HttpResponse:
    """Stand behind an idea, or no more with `stop`."""
    idea = idea_for(request.user, slug)
    act = "unsupport" if "stop" in request.POST else "support"
    if not request.user.is_authenticated:
        return after_signing_in(request, act, idea)
    if refusal := do(cast(SignedIn, request), idea, act):
        messages.warning(request, refusal)
    return redirect(address_of(idea))


@require_POST
def comment(request: HttpRequest, slug: str) -> HttpResponse:
    """Say something of an idea."""
    idea = idea_for(request.user, slug, rows=whole_ideas())
    form = CommentForm(request.POST)
    return _answer(request, idea, "comment", form, "comment_form")


@require_POST
def join(request: HttpRequest, slug: str) -> HttpResponse:
    """Carry an idea in a role, change hers, or end her part with `stop`."""
    idea = idea_for(request.user, slug, rows=whole_ideas())
    if "stop" in request.POST and request.user.is_authenticated:
        do(cast(SignedIn, request), idea, "leave")
        return redirect(address_of(idea))
    return _answer(request, idea, "join", JoinForm(request.POST), "join_form")


def _answer(request: HttpRequest, idea: Idea, act: str, form: Any, name: str) -> HttpResponse:
    """Do what a whole form says; else show the page with it, nothing lost."""
    if form.is_valid():
        if not request.user.is_authenticated:
            return after_signing_in(request, act, idea, **form.cleaned_data)
        refusal = do(cast(SignedIn, request), idea, act, **form.cleaned_data)
        if not refusal:
            return redirect(address_of(idea))
        form.add_error(None, refusal)
    return show_idea(request, idea, **{name: form})
