"""When and where a need takes place, in words, in the active language and the city's time."""

from datetime import datetime

from django.utils import timezone
from django.utils.translation import gettext as _

from engagement.base.moments import day_of, moment_of, time_of
from engagement.needs.models import Need, Shift

__all__ = ["day_of", "moment_of", "when_of", "where_of"]


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


def _local(moment: datetime | None) -> datetime | None:
    return timezone.localtime(moment) if moment else None
