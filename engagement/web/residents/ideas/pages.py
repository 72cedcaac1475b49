"""The list of ideas and the page of one."""

from typing import Any
from urllib.parse import quote, urlencode

from django.core.paginator import Paginator
from django.db.models import Count, QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_safe

from engagement.base.links import Link, make_link
from engagement.base.qr import qr_svg
from engagement.city.modules import is_on
from engagement.ideas.actions.proposing import may_write
from engagement.ideas.cards import counted, for_cards, idea_card, place_of, supporters_in_words
from engagement.ideas.models import Idea, Member
from engagement.media.renditions import PAGE, shown
from engagement.people.models import Resident
from engagement.territory.tags import tags_of
from engagement.web.residents.ideas.comments import comment_page
from engagement.web.residents.ideas.filters import IdeaFilter
from engagement.web.residents.ideas.forms import CommentForm, JoinForm
from engagement.web.residents.ideas.moments import moments_of, next_step_of
from engagement.web.residents.ideas.queries import (
    address_of,
    idea_for,
    resident_reading,
    whole_ideas,
)
from engagement.web.residents.ideas.wording import IN_GROUP, name_of
from engagement.web.residents.queries import address_of_initiative, map_around
from engagement.web.residents.views.needs import map_link
from engagement.web.residents.wording import understood

PER_PAGE = 24


@require_safe
def ideas(request: HttpRequest) -> HttpResponse:
    """List the ideas, filtered by what the address says, and map the same result."""
    found = IdeaFilter(request.GET, queryset=Idea.objects.visible())
    page = Paginator(for_cards(found.qs), PER_PAGE).get_page(request.GET.get("page"))
    context = {
        "nav": "ideas",
        "filter": found,
        "page": page,
        "cards": [idea_card(row, url=address_of(row)) for row in counted(page)],
        "result": " ".join([*understood(found.found), count_in_words(page.paginator.count)]),
        "map_link": map_link(request.GET),
        "map_details": by_neighbourhood(found.anywhere),
    }
    return render(request, "residents/ideas/list.html", context)


def by_neighbourhood(ideas: QuerySet) -> dict[str, str]:
    """Return how many of these ideas are in each neighbourhood, in words, by its code."""
    rows = ideas.order_by().filter(neighbourhood__isnull=False)
    counts = rows.values_list("neighbourhood__code").annotate(n=Count("pk", distinct=True))
    return {code: count_in_words(n).rstrip(".") for code, n in counts}


def count_in_words(count: int) -> str:
    if not count:
        return _("Aucune idée ne correspond.")
    return ngettext("%(n)d idée.", "%(n)d idées.", count) % {"n": count}


@require_safe
def idea(request: HttpRequest, slug: str) -> HttpResponse:
    """Show an idea with all that became of it; one that joined another leads there."""
    found = idea_for(request.user, slug, rows=whole_ideas())
    if found.merged_into is not None:
        return redirect(f"{address_of(found.merged_into)}?{urlencode({'reunie': found.slug})}")
    return show_idea(request, found)


def show_idea(request: HttpRequest, idea: Idea, **forms: Any) -> HttpResponse:
    """Show the page; `comment_form` and `join_form` where they hold what is to be corrected."""
    resident = resident_reading(request.user)
    frames = list(idea.frames.all())
    context: dict[str, Any] = {
        "nav": "ideas",
        "idea": idea,
        "state": idea.get_state_display(),
        "proposed_by": name_of(idea.author),
        "tags": tags_of(idea.interests.all()),
        "place": place_of(idea),
        "map": map_around(idea.neighbourhood),
        "moments": moments_of(idea),
        "frame": frames[-1] if frames else None,
        "next_step": next_step_of(frames[-1]) if frames else "",
        "joined": joined_from(idea, request.GET.get("reunie", "")),
        "group": group_of(idea),
        "comments": comment_page(idea, resident, request.GET.get("page")),
        "initiatives": initiatives_of(idea),
        "comment_form": CommentForm(),
        "join_form": JoinForm(),
        **standing_of(resident, idea),
        **shared(idea),
        **shown(idea.picture, PAGE),
        **forms,
    }
    return render(request, "residents/ideas/idea.html", context)


def joined_from(idea: Idea, slug: str) -> str:
    """Return the title of the idea that led here because it joined this one."""
    return next((other.title for other in idea.merged.all() if other.slug == slug), "")


def standing_of(resident: Resident | None, idea: Idea) -> dict[str, Any]:
    """Say how she stands to the idea, and how many support it."""
    supports = idea.supports.count()
    mine = resident is not None and idea.supports.filter(resident=resident).exists()
    is_author = resident is not None and idea.author_id == resident.pk
    return {
        "supporters": supporters_in_words(supports),
        "is_supporter": mine,
        "is_author": is_author,
        "may_withdraw": is_author and idea.can_move(Idea.State.WITHDRAWN),
        "may_rewrite": resident is not None and may_rewrite(idea, resident),
        "mine_as": next((row for row in idea.members.all() if is_hers(row, resident)), None),
        "refused_why": refusal_of(idea),
    }


def is_hers(member: Member, resident: Resident | None) -> bool:
    return resident is not None and member.resident_id == resident.pk


def may_rewrite(idea: Idea, resident: Resident) -> bool:
    if idea.state == Idea.State.REFUSED:
        return idea.author_id == resident.pk
    waits = idea.state == Idea.State.SUBMITTED
    return (idea.is_open or waits) and may_write(idea, resident)


def refusal_of(idea: Idea) -> str:
    """Return why the city does not show it; "" in any other state."""
    if idea.state != Idea.State.REFUSED:
        return ""
    moves = [move for move in idea.moves.all() if move.to_state == Idea.State.REFUSED]
    return moves[-1].reason if moves else ""


def group_of(idea: Idea) -> list[dict[str, Any]]:
    """Return who carries the idea, by role, each with what she brings."""
    members = list(idea.members.all())
    roles = []
    for role, words in IN_GROUP.items():
        people = [
            {"name": name_of(row.resident), "words": row.words}
            for row in members
            if row.role == role
        ]
        if people:
            roles.append({"role": str(words), "people": people})
    return roles


def initiatives_of(idea: Idea) -> list[dict[str, str]]:
    """Return the initiatives that it became and that everybody may see."""
    if not is_on("initiatives"):
        return []
    rows = idea.initiatives.all()
    return [{"title": row.title, "url": address_of_initiative(row)} for row in rows]


def shared(idea: Idea) -> dict[str, str]:
    """Return what passes an idea on: a ready text, and its short address as a QR code."""
    if not idea.is_visible:
        return {}
    link = make_link(Link.IDEA, idea.pk)
    text = _("Une idée pour la ville : %(idea)s. À lire et à soutenir ici :") % {"idea": idea.title}
    query = urlencode({"subject": idea.title, "body": f"{text} {link}"}, quote_via=quote)
    return {
        "share_text": f"{text} {link}",
        "share_query": query,
        "code": qr_svg(link, idea.title),
    }
