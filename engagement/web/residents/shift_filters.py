"""What the list of needs asks about shifts: each answer is a condition on one same shift."""

import datetime as dt
from collections.abc import Callable, Mapping
from typing import Any

from django.db.models import F, Q, QuerySet
from django.db.models.functions import ExtractHour
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from engagement.needs.models import Shift
from engagement.needs.models.shifts import LONG

WHEN = [("weekend", _("ce week-end")), ("7", _("dans les 7 jours")), ("30", _("dans les 30 jours"))]
HALF_DAYS = [
    ("matin", _("le matin")),
    ("apres-midi", _("l’après-midi")),
    ("soir", _("le soir")),
]
LENGTHS = [
    ("1", _("une heure au plus")),
    ("2", _("deux heures au plus")),
    ("4", _("une demi-journée au plus")),
    ("plus", _("plus longtemps")),
]
GROUPS = [("2", _("deux places")), ("4", _("quatre places ou plus"))]

HALF_DAY = dt.timedelta(hours=4)
# Begins in the city's time: morning from 5, afternoon from 12, evening from 18 until the night.
BEGINS = {
    "matin": Q(hour__gte=5, hour__lt=12),
    "apres-midi": Q(hour__gte=12, hour__lt=18),
    "soir": Q(hour__gte=18) | Q(hour__lt=5),
}
# One joins these when one can: no hour and no length of theirs binds anybody.
ANY_TIME = (
    Q(starts_at__isnull=True) | Q(ends_at__isnull=True) | Q(ends_at__gt=F("starts_at") + LONG)
)


def shifts_that(answers: Mapping[str, Any]) -> QuerySet[Shift]:
    """Return the shifts one may join, with places left, that meet every answer given."""
    hour = ExtractHour("starts_at", tzinfo=timezone.get_default_timezone())
    found = Shift.objects.joinable().with_places().alias(hour=hour)
    for name, condition in CONDITIONS.items():
        if answers.get(name):
            found = found.filter(condition(answers[name]))
    return found


def in_period(when: str) -> Q:
    return between(*period(when))


def on_day(day: dt.date) -> Q:
    midnight = timezone.make_aware(dt.datetime.combine(day, dt.time()))
    tomorrow = timezone.make_aware(dt.datetime.combine(day + dt.timedelta(days=1), dt.time()))
    return between(midnight, tomorrow)


def between(begin: dt.datetime, end: dt.datetime) -> Q:
    """Going on at some moment between the two."""
    begun = Q(starts_at__isnull=True) | Q(starts_at__lt=end)
    return begun & (Q(ends_at__isnull=True) | Q(ends_at__gt=begin))


def in_half_day(name: str) -> Q:
    return ANY_TIME | BEGINS[name]


def of_length(length: str) -> Q:
    """At most so many hours, or longer than half a day."""
    if length == "plus":
        return ANY_TIME | Q(ends_at__gt=F("starts_at") + HALF_DAY)
    return Q(ends_at__lte=F("starts_at") + dt.timedelta(hours=int(length)))


def for_group(size: str) -> Q:
    return Q(taken__lte=F("capacity") - int(size))


CONDITIONS: dict[str, Callable[[Any], Q]] = {
    "quand": in_period,
    "jour": on_day,
    "moment": in_half_day,
    "duree": of_length,
    "places": for_group,
}


def period(when: str) -> tuple[dt.datetime, dt.datetime]:
    """Return the moments between which « ce week-end » or « dans les N jours » lies."""
    now = timezone.localtime()
    if when != "weekend":
        return now, now + dt.timedelta(days=int(when))
    midnight = now.replace(hour=0, minute=0, second=0, microsecond=0)
    monday = midnight + dt.timedelta(days=7 - now.weekday())
    return max(now, monday - dt.timedelta(days=2)), monday
