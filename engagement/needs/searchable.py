"""What residents find of needs. Whether a place is left is for the pages to ask."""

from django.db.models import QuerySet

from engagement.needs.models import Need
from engagement.search.registry import Searchable, register


def _rows() -> QuerySet[Need]:
    published = Need.objects.filter(state=Need.State.PUBLISHED)
    related = published.select_related("association", "initiative", "neighbourhood")
    return related.prefetch_related("interests")


def _body(need: Need) -> str:
    return "\n".join(
        [
            need.description,
            need.association.name,
            need.initiative.title if need.initiative else "",
            need.neighbourhood.name if need.neighbourhood else "",
            need.place,
            need.bring,
            *(f"{row.label_fr} {row.label_en}" for row in need.interests.all()),
        ]
    )


register(Searchable("need", rows=_rows, title=lambda need: need.title, body=_body))
