"""What other rules would change: who would be suggested to, on a sample of the open needs."""

from collections import Counter
from dataclasses import dataclass, field

from engagement.matching.queries import Ranked, rank_residents
from engagement.matching.rules import trying
from engagement.matching.score import Rules
from engagement.needs.models import Need
from engagement.territory.models import Neighbourhood

SAMPLE = 8
TOP = 20


@dataclass
class NeedChange:
    """A need, how many its list counts, how many of them are new, its expected answers."""

    need: Need
    people: int
    new: int
    likely_before: float
    likely_after: float


@dataclass
class Share:
    """How many of the people in all lists live in a neighbourhood."""

    neighbourhood: Neighbourhood | None
    before: int
    after: int


@dataclass
class Preview:
    """The needs whose lists change, and where the people of all lists live, before and after."""

    changed: list[NeedChange] = field(default_factory=list)
    unchanged: int = 0
    spread: list[Share] = field(default_factory=list)


def preview(rules: Rules, *, sample: int = SAMPLE, top: int = TOP) -> Preview:
    """Return what these rules would change for the needs published last. Writes nothing."""
    needs = list(Need.objects.open().order_by("-published_at", "-pk")[:sample])
    before = {need.pk: rank_residents(need, top) for need in needs}
    with trying(rules):
        after = {need.pk: rank_residents(need, top) for need in needs}
    changes = [change_of(need, before[need.pk], after[need.pk]) for need in needs]
    changed = [change for change in changes if change.new]
    return Preview(
        changed=changed,
        unchanged=len(changes) - len(changed),
        spread=spread(
            [pair for pairs in before.values() for pair in pairs],
            [pair for pairs in after.values() for pair in pairs],
        ),
    )


def change_of(need: Need, before: list[Ranked], after: list[Ranked]) -> NeedChange:
    known = {pair.resident.pk for pair in before}
    return NeedChange(
        need=need,
        people=len(after),
        new=sum(pair.resident.pk not in known for pair in after),
        likely_before=sum(pair.chance for pair in before),
        likely_after=sum(pair.chance for pair in after),
    )


def spread(before: list[Ranked], after: list[Ranked]) -> list[Share]:
    """Return the neighbourhoods in which these people live, the most named first."""
    homes = {pair.resident.neighbourhood_id: pair.resident.neighbourhood for pair in before + after}
    was = Counter(pair.resident.neighbourhood_id for pair in before)
    would_be = Counter(pair.resident.neighbourhood_id for pair in after)
    shares = [Share(home, was[key], would_be[key]) for key, home in homes.items()]
    return sorted(shares, key=lambda share: (-share.after, -share.before))
