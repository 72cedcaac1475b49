"""What residents find of associations."""

from django.db.models import QuerySet

from engagement.associations.models import Association
from engagement.search.registry import Searchable, register


def _rows() -> QuerySet[Association]:
    public = Association.objects.public()
    return public.select_related("neighbourhood").prefetch_related("interests")


def _body(association: Association) -> str:
    return "\n".join(
        [
            association.description,
            association.neighbourhood.name if association.neighbourhood else "",
            *(f"{row.label_fr} {row.label_en}" for row in association.interests.all()),
        ]
    )


register(Searchable("association", rows=_rows, title=lambda row: row.name, body=_body))
