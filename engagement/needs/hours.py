"""The hours that residents gave: what they did, where, for how long."""

from dataclasses import dataclass
from datetime import date, datetime, time

from django.db.models import Q, QuerySet
from django.db.models.functions import Coalesce
from django.utils import timezone

from engagement.associations.models import Association
from engagement.needs.models import SignUp
from engagement.people.models import Resident


@dataclass(frozen=True)
class Period:
    """Local days, both included; None is open."""

    first: date | None = None
    last: date | None = None

    def holds(self) -> Q:
        """Return the condition that the `at` of a row lies in these days."""
        condition = Q()
        if self.first:
            condition &= Q(at__gte=_midnight(self.first))
        if self.last:
            condition &= Q(at__lte=timezone.make_aware(datetime.combine(self.last, time.max)))
        return condition


def _midnight(day: date) -> datetime:
    return timezone.make_aware(datetime.combine(day, time.min))


def hours_of(
    resident: Resident, period: Period, association: Association | None = None
) -> QuerySet[SignUp]:
    """Return where a resident came, latest first, each with `at`, when it was."""
    came = SignUp.objects.filter(resident=resident, attendance=SignUp.Attendance.CAME)
    if association:
        came = came.filter(shift__need__association=association)
    came = came.annotate(at=Coalesce("shift__starts_at", "shift__ends_at", "marked_at"))
    came = came.select_related("shift__need__association", "shift__need__neighbourhood")
    return came.filter(period.holds()).order_by("-at", "-pk")
