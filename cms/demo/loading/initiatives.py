"""The initiatives and the life that each has behind it."""

from datetime import datetime, timedelta
from itertools import pairwise

from cms.demo.content import kinds
from cms.demo.content.initiatives import INITIATIVES
from cms.demo.content.stages import LIVES, WORDS
from cms.demo.loading import SOURCE
from cms.demo.loading.city import City, Step, retell
from engagement.initiatives.models import Initiative, InitiativeMove

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
        told.append((row, _moves(city, life)))
    retell(InitiativeMove, told)


def _put(city: City, content: kinds.Initiative, announced: datetime) -> Initiative:
    row = Initiative.objects.filter(source=SOURCE, source_id=content.slug).first()
    row = row or Initiative(source=SOURCE, source_id=content.slug)
    row.title, row.summary, row.state = content.title, content.summary, content.stage
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
