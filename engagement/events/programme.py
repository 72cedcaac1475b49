"""The programme of a fête in words, by day."""

from itertools import groupby
from typing import Any

from django.utils import timezone
from django.utils.translation import gettext as _

from engagement.base.moments import day_of, time_of
from engagement.events.models import Activity, Event


def programme_of(event: Event) -> list[dict[str, Any]]:
    """Return the activities by local day, each with its hours in words."""
    lines = [(timezone.localdate(line.starts_at), line) for line in event.activities.all()]
    several = len({day for day, _line in lines}) > 1
    return [
        {"day": day_of(day) if several else "", "lines": [_line(line) for _day, line in group]}
        for day, group in groupby(lines, key=lambda pair: pair[0])
    ]


def _line(line: Activity) -> dict[str, Any]:
    start = time_of(timezone.localtime(line.starts_at))
    hours = start
    if line.ends_at:
        end = time_of(timezone.localtime(line.ends_at))
        hours = _("de %(start)s à %(end)s") % {"start": start, "end": end}
    return {
        "pk": line.pk,
        "hours": hours,
        "title": line.title,
        "description": line.description,
        "place": line.place,
    }
