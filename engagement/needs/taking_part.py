"""Who took part in an initiative, counted from what its needs know."""

from dataclasses import dataclass

from django.db.models import Count, Sum

from engagement.initiatives.models import Initiative
from engagement.needs.models import SignUp


@dataclass(frozen=True)
class TakingPart:
    """People counted once however often they came; their hours; the associations they helped."""

    people: int
    hours: int
    associations: int


def taking_part(initiative: Initiative) -> TakingPart:
    """Return who came to the needs of an initiative, so far."""
    came = SignUp.objects.filter(
        shift__need__initiative=initiative, attendance=SignUp.Attendance.CAME
    )
    counts = came.aggregate(
        people=Count("resident", distinct=True),
        minutes=Sum("minutes"),
        associations=Count("shift__need__association", distinct=True),
    )
    return TakingPart(
        people=counts["people"],
        hours=round((counts["minutes"] or 0) / 60),
        associations=counts["associations"],
    )
