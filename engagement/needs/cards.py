"""Needs on cards: the reading and the wording that every room in front shares."""

from typing import Any

from django.db.models import F, OuterRef, Prefetch, QuerySet, Subquery
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from engagement.media.renditions import CARD, shown, with_picture
from engagement.needs.models import Need, Shift
from engagement.needs.wording import when_of, where_of
from engagement.territory.tags import tags_of


def for_cards(needs: QuerySet, shifts: QuerySet | None = None) -> QuerySet:
    """Return these needs with what their cards tell; the queries do not grow.

    `shifts` are those to tell of, by default all one may still join.
    """
    told = Shift.objects.joinable() if shifts is None else shifts
    return needs.select_related("association", "neighbourhood").prefetch_related(
        "interests", with_picture(CARD), Prefetch("shifts", told, to_attr="shifts_to_come")
    )


def soonest_first(needs: QuerySet, shifts: QuerySet | None = None) -> QuerySet:
    """Order needs by the next of these shifts to begin that has a place left.

    Those without such a date come last. `shifts` as in `for_cards`.
    """
    told = Shift.objects.joinable() if shifts is None else shifts
    begins = told.filter(need=OuterRef("pk"), taken__lt=F("capacity"), starts_at__gt=timezone.now())
    next_start = Subquery(begins.order_by("starts_at").values("starts_at")[:1])
    return needs.alias(next_start=next_start).order_by(F("next_start").asc(nulls_last=True), "pk")


def need_card(need: Need, *, url: str, distance: str = "", reason: str = "") -> dict[str, Any]:
    """Return what `_components/card_need.html` takes of a need from `for_cards`."""
    shifts = need.shifts_to_come
    return {
        "url": url,
        "title": need.title,
        "association": need.association.name,
        "when": when_in_short(shifts),
        "place": where_of(need),
        "distance": distance,
        "places_left": None if need.is_elsewhere else sum(s.places_left for s in shifts),
        "tags": tags_of(need.interests.all()),
        "reason": reason,
        **shown(need.picture, CARD),
    }


def when_in_short(shifts: list[Shift]) -> str:
    """Return the next shift with a place left in words, and how many others there are."""
    if not shifts:
        return _("terminé")
    free = [shift for shift in shifts if shift.places_left] or shifts
    words = when_of(free[0])
    others = len(free) - 1
    if not others:
        return words
    more = ngettext("et %(n)d autre créneau", "et %(n)d autres créneaux", others) % {"n": others}
    return f"{words}, {more}"
