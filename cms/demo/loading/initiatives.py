"""The initiatives, the life that each has behind it, and who follows it."""

from datetime import datetime, timedelta
from itertools import pairwise

from cms.demo.content import kinds
from cms.demo.content.initiatives import INITIATIVES
from cms.demo.content.stages import LIVES, WORDS
from cms.demo.loading import SOURCE
from cms.demo.loading.city import City, Step, retell
from engagement.initiatives.models import (
    Follow,
    Initiative,
    InitiativeMove,
    InitiativeOutcome,
    Promise,
)
from engagement.people.models import Resident

APART = timedelta(days=3)


def load_initiatives(city: City) -> None:
    """Bring the initiatives up to date, at their stage, with the moves that led there."""
    told = []
    for number, content in enumerate(INITIATIVES):
        life = [
            (stage, city.calendar.ago(days) - number * APART)
            for stage, days in LIVES[content.stage]
        ]
        row = _put(city, content, life[0][1])
        _promise(row, content.promise, life[0][1])
        if content.outcome:
            _tell(row, content.outcome, life[-1][1])
        told.append((row, _moves(city, life)))
    retell(InitiativeMove, told)


def _put(city: City, content: kinds.Initiative, announced: datetime) -> Initiative:
    row = Initiative.objects.filter(source=SOURCE, source_id=content.slug).first()
    row = row or Initiative(source=SOURCE, source_id=content.slug)
    row.title, row.summary, row.state = content.title, content.summary, content.stage
    row.from_residents = " ".join(content.outcome.from_residents) if content.outcome else ""
    row.neighbourhood = city.quartiers[content.quartier] if content.quartier else None
    row.created_at = announced
    row.full_clean()
    row.save()
    row.interests.set(city.interests_of(content))
    city.initiatives[content.slug] = row
    return row


def _moves(city: City, life: list[tuple[str, datetime]]) -> list[Step]:
    return [
        (came_from, to, when, city.officer, WORDS[to])
        for (came_from, _since), (to, when) in pairwise(life)
    ]


def _promise(row: Initiative, promise: kinds.Promise, made_at: datetime) -> None:
    names = ("aim", "public", "scale", "duration", "means", "participation")
    told = {name: getattr(promise, name) for name in names}
    told |= {"kind": Promise.Kind.BUILD, "effect": promise.will_change, "made_at": made_at}
    Promise.objects.update_or_create(initiative=row, defaults=told)


def _tell(row: Initiative, outcome: kinds.Outcome, told_at: datetime) -> None:
    told = {
        "done": outcome.summary,
        "not_done": " ".join(outcome.not_kept),
        "figures": [[figure.value, figure.label] for figure in outcome.figures],
        "told_at": told_at,
    }
    InitiativeOutcome.objects.update_or_create(initiative=row, defaults=told)


def load_followers(city: City) -> None:
    """Have some of the demo's residents follow what is under way."""
    people = Resident.objects.filter(source=SOURCE, account=None).order_by("pk")
    follows = []
    for number, row in enumerate(city.initiatives.values()):
        if row.state == Initiative.State.UNDER_WAY:
            here = people.filter(neighbourhood=row.neighbourhood) if row.neighbourhood else people
            follows += [Follow(resident=who, initiative=row) for who in here[: 13 + 4 * number]]
    Follow.objects.bulk_create(follows, ignore_conflicts=True)
