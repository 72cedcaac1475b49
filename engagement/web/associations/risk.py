"""What may go wrong in the days to come: too few people, people who never said they come."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from django.db.models import Prefetch, Q, Sum
from django.db.models.functions import Coalesce
from django.utils import timezone
from django.utils.translation import ngettext

from engagement.associations.models import Association
from engagement.needs.models import Need, Shift, SignUp
from engagement.needs.wording import when_of
from engagement.people.names import first_name

#: How far ahead a shift under its minimum is told, and people who have not said they come.
SOON, SURE = timedelta(days=7), timedelta(hours=72)


@dataclass(frozen=True)
class Risk:
    """A shift to look after: how many are missing to its minimum, who has not said she comes."""

    shift: Shift
    need: Need
    when: str
    missing: int
    unsure: list[tuple[str, int]]

    @property
    def missing_words(self) -> str:
        """« il manque 5 personnes pour que cela ait lieu », or nothing."""
        words = ngettext(
            "il manque %(n)d personne pour que cela ait lieu",
            "il manque %(n)d personnes pour que cela ait lieu",
            self.missing,
        )
        return words % {"n": self.missing} if self.missing else ""


def at_risk(association: Association) -> list[Risk]:
    """Return the shifts of the coming days that need a hand, soonest first. Three queries."""
    now = timezone.now()
    confirmed = Q(signups__state=SignUp.State.CONFIRMED)
    unsaid = SignUp.objects.confirmed().filter(coming_since__isnull=True)
    shifts = Shift.objects.upcoming().filter(
        need__association=association,
        need__state=Need.State.PUBLISHED,
        starts_at__range=(now, now + SOON),
    )
    shifts = (
        shifts.annotate(expected=Coalesce(Sum("signups__seats", filter=confirmed), 0))
        .select_related("need")
        .prefetch_related(Prefetch("signups", unsaid.select_related("resident"), to_attr="unsaid"))
    )
    risks = [_risk(shift, now + SURE) for shift in shifts]
    return [risk for risk in risks if risk.missing or risk.unsure]


def _risk(shift: Any, sure_before: datetime) -> Risk:
    """Return what may go wrong in a shift that `at_risk` read."""
    unsaid = shift.unsaid if shift.starts_at <= sure_before else []
    return Risk(
        shift=shift,
        need=shift.need,
        when=when_of(shift),
        missing=max(0, shift.minimum - shift.expected),
        unsure=[(first_name(signup.resident), signup.pk) for signup in unsaid],
    )
