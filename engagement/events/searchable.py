"""What residents find of fêtes."""

from django.db.models import QuerySet

from engagement.events.models import Event
from engagement.events.wording import organiser_of
from engagement.search.registry import Searchable, register


def _rows() -> QuerySet[Event]:
    rows = Event.objects.public().select_related("association", "neighbourhood")
    return rows.prefetch_related("interests", "activities")


def _body(event: Event) -> str:
    return "\n".join(
        [
            event.summary,
            event.description,
            event.place,
            organiser_of(event),
            event.neighbourhood.name if event.neighbourhood else "",
            *(activity.title for activity in event.activities.all()),
            *(f"{row.label_fr} {row.label_en}" for row in event.interests.all()),
        ]
    )


register(Searchable("event", rows=_rows, title=lambda event: event.title, body=_body))
