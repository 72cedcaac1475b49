"""When and where a need takes place, in words, in the active language and the city's time."""

from datetime import datetime
from decimal import Decimal

from django.utils import timezone
from django.utils.formats import number_format
from django.utils.translation import gettext as _

from engagement.base.moments import day_of, moment_of, time_of
from engagement.needs.models import Need, Outcome, Shift

__all__ = ["amount_of", "day_of", "lasting", "moment_of", "when_of", "where_of"]


def when_of(shift: Shift) -> str:
    """Return « samedi 5 décembre, de 9 h 30 à 12 h », with the year unless it is this one."""
    start, end = _local(shift.starts_at), _local(shift.ends_at)
    if start and end and start.date() == end.date():
        return _("%(day)s, de %(start)s à %(end)s") % {
            "day": day_of(start),
            "start": time_of(start),
            "end": time_of(end),
        }
    if start and end:
        return _("du %(start)s au %(end)s") % {"start": day_of(start), "end": day_of(end)}
    if start:
        return _("à partir du %(day)s") % {"day": day_of(start)}
    if end:
        return _("jusqu’au %(day)s") % {"day": day_of(end)}
    return _("quand vous voulez")


def where_of(need: Need) -> str:
    """Return the place and the neighbourhood, or « à distance »; empty if nothing is known."""
    if need.remote == Need.Remote.FULL:
        return _("à distance")
    names = [need.place, need.neighbourhood.name if need.neighbourhood else ""]
    return ", ".join(dict.fromkeys(name for name in names if name))


def amount_of(outcome: Outcome) -> str:
    """Return « 1,2 t », « 1 200 repas »; empty where no figure was told."""
    if outcome.amount is None:
        return ""
    plain = Decimal(f"{outcome.amount.normalize():f}")
    return f"{number_format(plain, force_grouping=True)} {outcome.unit}"


def lasting(minutes: int) -> str:
    """Return « 2 h 30 », « 2 h » or « 45 min », with no-break spaces."""
    hours, rest = divmod(minutes, 60)
    if not hours:
        return _("%(minutes)d min") % {"minutes": rest}
    if not rest:
        return _("%(hours)d h") % {"hours": hours}
    return _("%(hours)d h %(minutes)02d") % {"hours": hours, "minutes": rest}


def _local(moment: datetime | None) -> datetime | None:
    return timezone.localtime(moment) if moment else None
