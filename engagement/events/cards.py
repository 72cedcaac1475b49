"""Fêtes on cards: the reading and the wording that every room in front shares."""

from typing import Any

from django.db.models import F, IntegerField, OuterRef, QuerySet, Subquery, Sum
from django.db.models.functions import Coalesce
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import ngettext

from engagement.events.models import Event
from engagement.events.wording import organiser_of, when_of, where_of
from engagement.media.renditions import CARD, shown, with_picture
from engagement.needs.models import Need, Shift
from engagement.territory.tags import tags_of


def for_cards(events: QuerySet) -> QuerySet:
    """Return these events with what their cards tell; the queries do not grow."""
    rows = events.select_related("association", "neighbourhood")
    rows = rows.prefetch_related("interests", with_picture(CARD))
    return rows.annotate(missing=Coalesce(_missing(), 0, output_field=IntegerField()))


def _missing() -> Subquery:
    """Return the free places in the shifts of the published needs of an event."""
    shifts = Shift.objects.joinable().filter(
        need__event_need__event=OuterRef("pk"), need__in=Need.objects.published()
    )
    by_event = shifts.order_by().values("need__event_need__event")
    return Subquery(by_event.annotate(free=Sum(F("capacity") - F("taken"))).values("free")[:1])


def event_card(event: Event, *, url: str) -> dict[str, Any]:
    """Return what `_components/card_event.html` takes of an event from `for_cards`."""
    start = timezone.localtime(event.starts_at)
    return {
        "url": url,
        "title": event.title,
        "day": str(start.day),
        "month": date_format(start, "M"),
        "when": when_of(event),
        "place": where_of(event),
        "host": organiser_of(event),
        "helpers": missing_in_words(event),
        "tags": tags_of(event.interests.all()),
        **shown(event.picture, CARD),
    }


def missing_in_words(event: Any) -> str:
    """Return « encore 6 bénévoles »; "" where nobody is missing or it is over."""
    if not event.missing or event.is_over or event.state != Event.State.ANNOUNCED:
        return ""
    words = ngettext("encore %(n)d bénévole", "encore %(n)d bénévoles", event.missing)
    return words % {"n": event.missing}
