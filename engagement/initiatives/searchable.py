"""What residents find of initiatives."""

from django.db.models import QuerySet

from engagement.initiatives.models import Initiative
from engagement.search.registry import Searchable, register


def _rows() -> QuerySet[Initiative]:
    visible = Initiative.objects.visible()
    return visible.select_related("neighbourhood").prefetch_related("interests")


def _body(initiative: Initiative) -> str:
    return "\n".join(
        [
            initiative.summary,
            initiative.neighbourhood.name if initiative.neighbourhood else "",
            *(f"{row.label_fr} {row.label_en}" for row in initiative.interests.all()),
        ]
    )


register(Searchable("initiative", rows=_rows, title=lambda row: row.title, body=_body))
