"""Ideas on cards: the reading and the wording that every room in front shares."""

from collections.abc import Iterable
from typing import Any

from django.db.models import Count, QuerySet
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from engagement.ideas.models import Comment, Idea, Support
from engagement.media.renditions import CARD, shown, with_picture
from engagement.territory.tags import tags_of

LONGEST_WORDS = 140  # letters of the text that a card shows
PAPERS: dict[str, str] = {
    Idea.State.PUBLISHED: "info",
    Idea.State.ACCEPTED: "success",
    Idea.State.DECLINED: "sand",
    Idea.State.ADOPTED: "dune",
}


def for_cards(ideas: QuerySet) -> QuerySet:
    """Return these ideas with what their cards tell; the queries do not grow."""
    rows = ideas.select_related("neighbourhood")
    return rows.prefetch_related("interests", with_picture(CARD))


def counted(ideas: Iterable[Idea]) -> list[Any]:
    """Write on ideas how many support and comment them, in two queries for any number.

    Unlike `with_counts`, only those of one page are counted, however many there are.
    """
    rows: list[Any] = list(ideas)
    keys = [row.pk for row in rows]
    supports = _by_idea(Support.objects.filter(idea__in=keys))
    comments = _by_idea(Comment.objects.shown().filter(idea__in=keys))
    for row in rows:
        row.supporters, row.commented = supports.get(row.pk, 0), comments.get(row.pk, 0)
    return rows


def _by_idea(rows: QuerySet) -> dict[int, int]:
    return dict(rows.order_by().values_list("idea").annotate(n=Count("pk")))


def idea_card(idea: Any, *, url: str) -> dict[str, Any]:
    """Return what `_components/card_initiative.html` takes of a counted idea from `for_cards`."""
    body = idea.body
    return {
        "url": url,
        "title": idea.title,
        "summary": body if len(body) <= LONGEST_WORDS else f"{body[:LONGEST_WORDS].rstrip()}…",
        "stage": idea.get_state_display(),
        "stage_paper": PAPERS.get(idea.state, "sand"),
        "place": place_of(idea),
        "people": people_in_words(idea),
        "tags": tags_of(idea.interests.all()),
        **shown(idea.picture, CARD),
    }


def place_of(idea: Idea) -> str:
    """Return where an idea would be, in words."""
    where = [idea.place, idea.neighbourhood.name if idea.neighbourhood else ""]
    return ", ".join(filter(None, where)) or _("toute la ville")


def supporters_in_words(count: int) -> str:
    if not count:
        return _("pas encore de soutien")
    return ngettext("%(n)d soutien", "%(n)d soutiens", count) % {"n": count}


def people_in_words(idea: Any) -> str:
    """Return « 12 soutiens · 3 commentaires »; a zero of comments is left out."""
    words = [supporters_in_words(idea.supporters)]
    if idea.commented:
        comments = ngettext("%(n)d commentaire", "%(n)d commentaires", idea.commented)
        words.append(comments % {"n": idea.commented})
    return " · ".join(words)
