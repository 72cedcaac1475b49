"""A need is published or sent to the city, paused, taken up again, taken back, copied."""

from collections.abc import Callable

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from engagement.associations.roles import Act
from engagement.base.models import IllegalMove
from engagement.needs.actions import (
    duplicate_need,
    pause_need,
    publish_need,
    resume_need,
    submit_need,
    withdraw_need,
)
from engagement.needs.models import Need, Shift
from engagement.people.http import SignedIn
from engagement.web.associations.access import need_of
from engagement.web.associations.need_page import acts_of

REASON_LENGTH = 500


@login_required
@require_POST
def publish(request: SignedIn, slug: str, need_slug: str) -> HttpResponse:
    """Show a need of a verified association at once; the city checks it afterwards."""
    need = need_of(request, slug, need_slug, Act.POST)
    if has_dates(request, need):
        tried(request, need, "publish", lambda: publish_need(need=need, by=request.user))
    return redirect("associations:edit_need", slug, need.slug)


@login_required
@require_POST
def submit(request: SignedIn, slug: str, need_slug: str) -> HttpResponse:
    """Hand a need to the city."""
    need = need_of(request, slug, need_slug, Act.POST)
    if has_dates(request, need):
        tried(request, need, "submit", lambda: submit_need(need=need, by=request.user))
    return redirect("associations:edit_need", slug, need.slug)


@login_required
@require_POST
def pause(request: SignedIn, slug: str, need_slug: str) -> HttpResponse:
    """Take nobody new for a while; those who hold a place keep it."""
    need = need_of(request, slug, need_slug, Act.EDIT)
    tried(request, need, "pause", lambda: pause_need(need=need, by=request.user))
    return redirect("associations:edit_need", slug, need.slug)


@login_required
@require_POST
def resume(request: SignedIn, slug: str, need_slug: str) -> HttpResponse:
    """Show a paused need again."""
    need = need_of(request, slug, need_slug, Act.EDIT)
    tried(request, need, "resume", lambda: resume_need(need=need, by=request.user))
    return redirect("associations:edit_need", slug, need.slug)


@login_required
@require_POST
def withdraw(request: SignedIn, slug: str, need_slug: str) -> HttpResponse:
    """Take a need back; those who hold a place are told."""
    need = need_of(request, slug, need_slug, Act.EDIT)
    reason = request.POST.get("reason", "")[:REASON_LENGTH]
    tried(
        request,
        need,
        "withdraw",
        lambda: withdraw_need(need=need, by=request.user, reason=reason),
    )
    return redirect("associations:home", slug)


@login_required
@require_POST
def duplicate(request: SignedIn, slug: str, need_slug: str) -> HttpResponse:
    """Write a need once more, for its next likely dates."""
    need = need_of(request, slug, need_slug, Act.POST)
    copy = duplicate_need(need=need, by=request.user)
    messages.success(request, _("Voici un brouillon pour la prochaine fois : vérifiez les dates."))
    return redirect("associations:edit_need", slug, copy.slug)


def tried(request: SignedIn, need: Need, name: str, act: Callable[[], object]) -> None:
    """Do what its page offers, and say so; what was done before, or never offered, is said too."""
    try:
        if name not in acts_of(need):
            raise IllegalMove
        act()
        messages.success(request, done(name))
    except IllegalMove:
        messages.info(request, done_before(need))


def has_dates(request: SignedIn, need: Need) -> bool:
    """Return whether somebody could come at all; say so where nobody could."""
    if Shift.objects.joinable().filter(need=need).exists():
        return True
    messages.error(request, _("Ajoutez d’abord un créneau à venir, puis recommencez."))
    return False


def done(name: str) -> str:
    return {
        "publish": _("C’est en ligne. Les habitants proches le voient."),
        "submit": _("Envoyé. La ville relit, puis le besoin paraît."),
        "pause": _("En pause : personne de nouveau ne s’inscrit, chacun garde sa place."),
        "resume": _("De nouveau en ligne."),
        "withdraw": _("Retiré. Les personnes inscrites sont prévenues."),
    }[name]


def done_before(need: Need) -> str:
    return {
        Need.State.SUBMITTED: _("Ce besoin est déjà envoyé."),
        Need.State.PUBLISHED: _("Ce besoin est déjà en ligne."),
        Need.State.PAUSED: _("Ce besoin est en pause."),
    }.get(Need.State(need.state), _("Ce besoin n’est plus en cours."))
