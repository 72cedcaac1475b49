"""What one touch does to an idea, at once or after signing in."""

import time
from collections.abc import Callable
from typing import Any, cast

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from engagement.ideas.actions import (
    IdeaClosed,
    TooMany,
    comment_on,
    join_idea,
    leave_idea,
    support_idea,
    unsupport_idea,
)
from engagement.ideas.models import Idea
from engagement.people.actions import resident_of
from engagement.people.http import SignedIn
from engagement.web.residents.ideas.queries import address_of
from engagement.web.residents.ideas.wording import closed, too_many
from engagement.web.residents.views.signing_up import sign_in_for

SESSION_KEY = "idea_wish"
LIFE = 30 * 60  # seconds, as for a place asked for before signing in
PROPOSE = "propose"

ACTS: dict[str, tuple[Callable[..., Any], Any]] = {
    "support": (support_idea, _("Merci : votre soutien compte.")),
    "unsupport": (unsupport_idea, _("Votre soutien est retiré.")),
    "comment": (comment_on, _("Merci : votre commentaire est publié.")),
    "join": (join_idea, _("Bienvenue dans le groupe !")),
    "leave": (leave_idea, _("Vous ne faites plus partie du groupe.")),
}


def do(request: SignedIn, idea: Idea, act: str, **said: Any) -> str:
    """Do it and tell the outcome; return why not, "" where it was done."""
    action, done = ACTS[act]
    try:
        action(idea=idea, resident=resident_of(request.user), by=request.user, **said)
    except TooMany as pace:
        return too_many(pace)
    except IdeaClosed:
        return closed()
    messages.success(request, str(done))
    return ""


def after_signing_in(
    request: HttpRequest, act: str, idea: Idea | None = None, **said: Any
) -> HttpResponse:
    """Remember what a visitor wished to do and ask for her address first."""
    key = idea.pk if idea else None
    request.session[SESSION_KEY] = {"act": act, "idea": key, "said": said, "at": time.time()}
    back = address_of(idea) if idea else reverse("residents:propose_idea")
    return redirect(sign_in_for(back))


def carry_out_wish(request: HttpRequest) -> HttpResponse | None:
    """Do what this session remembers and lead to the idea; None where there is nothing to do."""
    # Only now: proposing remembers its wish here.
    from engagement.web.residents.ideas.sending import send_draft

    if not request.user.is_authenticated:
        return None  # a second factor is still to come; the idea's page is where she lands then
    wish = request.session.pop(SESSION_KEY, None)
    if not wish or time.time() - wish["at"] > LIFE:
        return None
    signed_in = cast(SignedIn, request)
    if wish["act"] == PROPOSE:
        return send_draft(signed_in)
    idea = Idea.objects.filter(pk=wish["idea"]).first()
    if idea is None:
        return None
    if refusal := do(signed_in, idea, wish["act"], **wish["said"]):
        messages.warning(request, refusal)
    return redirect(address_of(idea))
