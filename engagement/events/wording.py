"""When and where a fête takes place, and who makes it, in words, in the active language."""

from django.utils import timezone
from django.utils.translation import gettext as _

from engagement.base.moments import day_of, time_of
from engagement.events.models import Event


def when_of(event: Event) -> str:
    """Return « samedi 5 décembre, de 14 h à 18 h », or both days of a longer one."""
    start, end = timezone.localtime(event.starts_at), timezone.localtime(event.ends_at)
    if start.date() == end.date():
        return _("%(day)s, de %(start)s à %(end)s") % {
            "day": day_of(start),
            "start": time_of(start),
            "end": time_of(end),
        }
    return _("du %(start)s au %(end)s") % {"start": day_of(start), "end": day_of(end)}


def where_of(event: Event) -> str:
    """Return the place and the neighbourhood."""
    names = [event.place, event.neighbourhood.name if event.neighbourhood else ""]
    return ", ".join(dict.fromkeys(name for name in names if name))


def organiser_of(event: Event) -> str:
    """Return the name of the association, or « la ville »."""
    return event.association.name if event.association else _("la ville")
