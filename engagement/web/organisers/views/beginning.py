"""The fêtes that somebody organises, and a new one."""

from typing import Any

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.exceptions import PermissionDenied
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from engagement.associations.models import Association
from engagement.events.actions import begin_event
from engagement.events.models import Event
from engagement.events.wording import organiser_of, when_of, where_of
from engagement.people.http import SignedIn
from engagement.web.organisers.access import associations_of, is_officer, organised_by
from engagement.web.organisers.forms import BeginForm

PAST = 12  # of those that are over, how many are listed


@login_required
@require_safe
def index(request: SignedIn) -> HttpResponse:
    """List what the visitor organises: to come, then over."""
    may_organise(request)
    mine = organised_by(request.user)
    ended = [Event.State.CLOSED, Event.State.CANCELLED]
    context = {
        "nav": "account",
        "coming": rows_of(mine.exclude(state__in=ended)),
        "over": rows_of(mine.filter(state__in=ended).order_by("-starts_at")[:PAST]),
    }
    return render(request, "organisers/index.html", context)


def rows_of(events: Any) -> list[dict[str, Any]]:
    return [
        {
            "slug": event.slug,
            "title": event.title,
            "when": when_of(event),
            "where": where_of(event),
            "organiser": organiser_of(event),
            "state": event.get_state_display(),
            "paper": "warn" if event.state == Event.State.DRAFT else "info",
        }
        for event in events
    ]


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def begin(request: SignedIn) -> HttpResponse:
    """Begin a fête from a template; an association begins its own, an officer anybody's."""
    may_organise(request)
    officer = is_officer(request.user)
    associations = Association.objects.public() if officer else associations_of(request.user)
    form = BeginForm(request.POST or None, associations=associations, city=officer)
    if form.is_valid():
        event = begin_event(by=request.user, **form.told)
        messages.success(request, _("C’est commencé : voici ce qu’il reste à préparer."))
        return redirect("organisers:prepare", event.slug)
    return render(request, "organisers/begin.html", {"nav": "account", "form": form})


def may_organise(request: SignedIn) -> None:
    """Raise PermissionDenied for who neither is an officer nor acts for an association."""
    if not is_officer(request.user) and not associations_of(request.user).exists():
        raise PermissionDenied
