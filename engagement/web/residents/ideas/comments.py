"""The comments of an idea as its page shows them."""

from typing import Any

from django.core.paginator import Page, Paginator
from django.db.models import Q
from django.utils.translation import gettext as _

from engagement.base.moments import moment_of
from engagement.ideas.models import Comment, Idea
from engagement.people.models import Resident
from engagement.web.residents.ideas.wording import name_of

PER_PAGE = 50


def comment_page(idea: Idea, resident: Resident | None, number: str | None) -> Page[Any]:
    """Return a page of comments, the last one first asked for; hidden ones to their author."""
    seen = Q(hidden_at=None)
    if resident is not None:
        seen |= Q(author=resident)
    rows = Comment.objects.filter(seen, idea=idea).select_related("author")
    paginator: Paginator[Any] = Paginator(rows, PER_PAGE)
    page: Page[Any] = paginator.get_page(number or paginator.num_pages)
    page.object_list = [_said(row, resident) for row in page.object_list]
    return page


def _said(row: Comment, resident: Resident | None) -> dict[str, Any]:
    is_mine = resident is not None and row.author_id == resident.pk
    return {
        "pk": row.pk,
        "who": _("La ville") if row.by_city else name_of(row.author),
        "by_city": row.by_city,
        "at": moment_of(row.at),
        "text": row.text,
        "is_mine": is_mine,
        "hidden_why": row.hidden_why if row.hidden_at else "",
        "is_hidden": row.hidden_at is not None,
    }
