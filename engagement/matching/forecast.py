"""What an association may know of the people who were asked: numbers and places, never a name."""

from collections import Counter
from dataclasses import dataclass
from datetime import datetime

from engagement.matching import pacing
from engagement.matching.actions import may_ask_more
from engagement.matching.models import Wave
from engagement.needs.models import Need, SignUp
from engagement.territory.models import Neighbourhood

#: Fewer people than this are not told apart: a number that small points to somebody.
SMALLEST_GROUP = 3


@dataclass(frozen=True)
class Forecast:
    """How many were asked for a need, how many said yes, how many more may.

    `places` are the neighbourhoods of at least SMALLEST_GROUP of them, the most first. `next_at`
    is when the clock asks again; None where it will not: nobody is missing, or the need can wait.
    """

    asked: int
    yes: int
    likely: int
    missing: int
    deadline: datetime | None
    next_at: datetime | None
    places: list[Neighbourhood]
    may_ask: bool
    running: bool

    @property
    def is_told(self) -> bool:
        return self.asked >= SMALLEST_GROUP


def forecast(need: Need) -> Forecast:
    """Return what came of the people asked for this need, and what may still come."""
    sent = need.suggestions.filter(sent_at__isnull=False)
    said_yes = SignUp.objects.live().filter(
        shift__need=need, resident__in=sent.order_by().values("resident")
    )
    pressing = pacing.cannot_wait().filter(pk=need.pk).first()
    waves = list(need.waves.all()[:1])
    last = waves[0] if waves else None
    return Forecast(
        asked=sent.count(),
        yes=said_yes.values("resident").distinct().count(),
        likely=round(pacing.likely(need)),
        missing=pressing.missing if pressing else 0,
        deadline=pressing.deadline if pressing else None,
        next_at=pacing.next_wave_at(last, pressing.deadline) if pressing else None,
        places=_places(need),
        may_ask=may_ask_more(need),
        running=last is not None and last.state == Wave.State.RUNNING,
    )


def _places(need: Need) -> list[Neighbourhood]:
    homes = need.suggestions.filter(sent_at__isnull=False).values_list(
        "resident__neighbourhood", flat=True
    )
    counts = Counter(home for home in homes if home is not None)
    told = [home for home, people in counts.most_common() if people >= SMALLEST_GROUP]
    rows = Neighbourhood.objects.in_bulk(told)
    return [rows[home] for home in told]
