"""Reads of the pages of ideas."""

from typing import Any

from django.db.models import Prefetch, QuerySet
from django.http import Http404
from django.shortcuts import get_object_or_404
from django.urls import reverse

from engagement.city.modules import is_on
from engagement.ideas.cards import counted, for_cards, idea_card
from engagement.ideas.models import Idea, IdeaMove, IdeaVersion, Member
from engagement.ideas.trust import speaks_for_city
from engagement.initiatives.models import Initiative
from engagement.people.models import Account, Resident


def address_of(idea: Idea) -> str:
    return reverse("residents:idea", args=[idea.slug])


def resident_reading(account: object) -> Resident | None:
    """Return the account's own resident, if there is one yet: reading makes none."""
    if not isinstance(account, Account):
        return None
    return Resident.objects.filter(account=account, is_self=True).first()


def idea_for(account: object, slug: str, *, rows: QuerySet | None = None) -> Idea:
    """Return the idea if this visitor may read it, merged ones included; else Http404.

    What is not open to everybody, its author and the city read.
    """
    idea = get_object_or_404(Idea.objects.all() if rows is None else rows, slug=slug)
    if idea.is_visible or idea.state == Idea.State.MERGED or may_preview(account, idea):
        return idea
    raise Http404


def may_preview(account: object, idea: Idea) -> bool:
    if not isinstance(account, Account):
        return False
    own = idea.author is not None and idea.author.account_id == account.pk
    return own or speaks_for_city(account)


def whole_ideas() -> QuerySet[Idea]:
    """Return the ideas with everything that their pages tell but for the comments."""
    moves = IdeaMove.objects.order_by("at", "pk")
    merged = Idea.objects.prefetch_related(Prefetch("moves", moves))
    rows = Idea.objects.select_related("neighbourhood", "author", "merged_into", "picture")
    return rows.prefetch_related(
        "interests",
        "frames",
        Prefetch("moves", moves),
        Prefetch("merged", merged),
        Prefetch("members", Member.objects.select_related("resident")),
        Prefetch("versions", IdeaVersion.objects.select_related("author")),
        Prefetch("initiatives", Initiative.objects.visible()),
    )


def idea_cards(ideas: QuerySet, most: int) -> list[dict[str, Any]]:
    """Return the cards of the first of these ideas; none where ideas are closed."""
    if not is_on("ideas"):
        return []
    return [idea_card(row, url=address_of(row)) for row in counted(for_cards(ideas)[:most])]
