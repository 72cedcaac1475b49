"""The ideas of one resident: those she proposed, supports, carries."""

from typing import Any

from django.contrib.auth.decorators import login_required
from django.db.models import QuerySet
from django.http import HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from engagement.ideas.cards import PAPERS
from engagement.ideas.models import Idea
from engagement.people.actions import resident_of
from engagement.people.http import SignedIn
from engagement.web.residents.ideas.queries import address_of

MOST = 100  # of each; nobody scrolls further


@login_required
@require_safe
def my_ideas(request: SignedIn) -> HttpResponse:
    """List her ideas, each with where it is."""
    resident = resident_of(request.user)
    others = Idea.objects.exclude(author=resident)
    seen = others.filter(state__in=[*Idea.VISIBLE, Idea.State.MERGED])
    lists = [
        (_("Proposées"), Idea.objects.filter(author=resident).order_by("-created_at")),
        (_("Portées avec d’autres"), seen.filter(members__resident=resident)),
        (_("Soutenues"), seen.filter(supports__resident=resident)),
    ]
    groups = [{"title": title, "ideas": _rows(ideas)} for title, ideas in lists]
    context = {
        "nav": "account",
        "groups": [group for group in groups if group["ideas"]],
    }
    return render(request, "residents/ideas/mine.html", context)


def _rows(ideas: QuerySet[Idea]) -> list[dict[str, Any]]:
    return [
        {
            "title": row.title,
            "url": address_of(row),
            "state": row.get_state_display(),
            "paper": PAPERS.get(row.state, "sand"),
        }
        for row in ideas[:MOST]
    ]
