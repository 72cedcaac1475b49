"""Series of shifts in words, in the active language."""

from datetime import date

from django.utils.dates import WEEKDAYS
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from engagement.base.moments import day_of, time_of
from engagement.needs.models import ShiftSeries
from engagement.needs.recurrence import Rhythm, last_day_of, moments_of, rhythm_of


def series_in_words(series: ShiftSeries) -> str:
    """Return « un samedi sur deux, de 10 h à 12 h, jusqu’au mercredi 30 juin »."""
    start, end = moments_of(date(2001, 1, 1), series.starts_at, series.minutes)
    hours = _("de %(start)s à %(end)s") % {"start": time_of(start), "end": time_of(end)}
    parts = [rhythm_in_words(series.rule, series.first_day), hours]
    last = last_day_of(series.rule)
    if last:
        parts.append(_("jusqu’au %(day)s") % {"day": day_of(last)})
    return ", ".join(parts)


def rhythm_in_words(rule: str, first_day: date) -> str:
    """Return « chaque samedi », « le 2e samedi du mois », « chaque année, le 29 février »."""
    rhythm = rhythm_of(rule)
    words = {
        Rhythm.WEEKLY: _("chaque %(day)s"),
        Rhythm.FORTNIGHTLY: _("un %(day)s sur deux"),
        Rhythm.MONTHLY: _of_the_month(first_day),
        Rhythm.YEARLY: _("chaque année, le %(date)s"),
    }[rhythm]
    return words % {
        "day": str(WEEKDAYS[first_day.weekday()]).lower(),
        "date": date_format(first_day, _("j F")),
    }


def _of_the_month(day: date) -> str:
    return {
        1: _("le premier %(day)s du mois"),
        2: _("le deuxième %(day)s du mois"),
        3: _("le troisième %(day)s du mois"),
        4: _("le quatrième %(day)s du mois"),
    }.get((day.day - 1) // 7 + 1, _("le dernier %(day)s du mois"))
