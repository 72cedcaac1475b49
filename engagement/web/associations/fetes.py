"""The fêtes of an association: those it organises, and those that its needs belong to."""

from typing import Any

from django.db.models import Q
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from engagement.associations.models import Association
from engagement.events.models import Event
from engagement.events.wording import when_of


def fete_rows(association: Association) -> list[dict[str, Any]]:
    """Return its fêtes that are not over, the next one first. One query."""
    own = Q(association=association, state__in=[Event.State.DRAFT, Event.State.ANNOUNCED])
    helped = Q(event_needs__need__association=association, state=Event.State.ANNOUNCED)
    events = Event.objects.filter(own | helped, ends_at__gt=timezone.now()).distinct()
    return [_row(event, association) for event in events]


def _row(event: Event, association: Association) -> dict[str, Any]:
    is_own = event.association_id == association.pk
    is_today = timezone.localdate(event.starts_at) <= timezone.localdate()
    return {
        "title": event.title,
        "url": reverse("organisers:prepare" if is_own else "residents:event", args=[event.slug]),
        "when": when_of(event),
        "what": event.get_state_display() if is_own else _("vous y aidez"),
        "day_url": reverse("organisers:day", args=[event.slug]) if is_today else "",
    }
