"""An initiative begins with what residents proposed."""

from django.db import transaction

from engagement.ideas.actions import adopt_idea
from engagement.ideas.models import Idea
from engagement.initiatives.models import Initiative
from engagement.people.models import Account
from engagement.search.actions import refresh


@transaction.atomic
def begin_from_idea(*, idea: Idea, by: Account, summary: str, from_residents: str) -> Initiative:
    """Make an accepted idea an announced initiative, and tell all behind it; IllegalMove.

    It takes the idea's title, place and domains, and keeps the way back to it. `from_residents`
    says what comes from them (the mark of the initiative).
    """
    adopt_idea(idea=idea, by=by, reason=summary)
    initiative = Initiative.objects.create(
        title=idea.title,
        summary=summary,
        neighbourhood=idea.neighbourhood,
        from_residents=from_residents,
    )
    initiative.interests.set(idea.interests.all())
    initiative.ideas.add(idea)
    refresh(kind="initiative", keys=[initiative.pk])
    return initiative
