"""What residents find of ideas."""

from django.db.models import QuerySet

from engagement.ideas.models import Idea
from engagement.search.registry import Searchable, register


def _rows() -> QuerySet[Idea]:
    return Idea.objects.visible().select_related("neighbourhood").prefetch_related("interests")


def _body(idea: Idea) -> str:
    return "\n".join(
        [
            idea.body,
            idea.place,
            idea.neighbourhood.name if idea.neighbourhood else "",
            *(f"{row.label_fr} {row.label_en}" for row in idea.interests.all()),
        ]
    )


register(Searchable("idea", rows=_rows, title=lambda row: row.title, body=_body))
