"""The past follows today, by whole weeks so that a Saturday stays a Saturday."""

from datetime import date, timedelta
from typing import Any

from django.db.models import F, Max, QuerySet
from django.utils import timezone

from cms.demo.loading import SOURCE
from cms.demo.loading.calendar import WEEK, Calendar
from cms.demo.loading.past import PREFIX
from engagement.needs.models import Need, NeedMove, Outcome, Shift, SignUp, Testimonial
from engagement.people.models import ConsentRecord, Resident

PAST = {"source": SOURCE, "source_id__startswith": f"{PREFIX}:"}


def move_past(calendar: Calendar) -> None:
    """Move all that is past by the weeks since it was last moved."""
    end = _past_end()
    if end is None or end == calendar.past_end:
        return
    by = calendar.past_end - end
    needs = Need.objects.filter(**PAST)
    people = Resident.objects.filter(source=SOURCE)
    _move(Shift.objects.filter(need__in=needs), by, "starts_at", "ends_at", "asked_at")
    _move(NeedMove.objects.filter(subject__in=needs), by, "at")
    _move(needs, by, "created_at", "published_at")
    _move(Outcome.objects.filter(need__in=needs), by, "told_at")
    _move(Testimonial.objects.filter(signup__shift__need__in=needs), by, "written_at")
    # Yesterday's, of shifts to come, would lie in the future.
    old = SignUp.objects.filter(resident__in=people, created_at__lt=timezone.now() - by)
    _move(old, by, "created_at", "cancelled_at", "marked_at", "thanked_at")
    _move(ConsentRecord.objects.filter(resident__in=people), by, "at")
    _move(people, by, "created_at", "suggestions_since")


def _past_end() -> date | None:
    """Return the Monday after the last past shift."""
    past = Shift.objects.filter(need__in=Need.objects.filter(**PAST))
    last = past.aggregate(last=Max("starts_at"))["last"]
    if last is None:
        return None
    day = timezone.localdate(last)
    return day - timedelta(days=day.weekday()) + WEEK


def _move(rows: QuerySet[Any, Any], by: timedelta, *fields: str) -> None:
    rows.update(**{field: F(field) + by for field in fields})
