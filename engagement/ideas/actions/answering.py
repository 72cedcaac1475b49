"""What the city answers: in its field or not, why, and what comes next by when."""

from datetime import date

from django.db import transaction

from engagement.ideas.messages import tell_step
from engagement.ideas.models import Frame, Idea
from engagement.people.models import Account
from engagement.search.actions import refresh

State = Idea.State


@transaction.atomic
def accept_idea(
    *, idea: Idea, by: Account, reason: str, next_step: str, due_on: date, department: str = ""
) -> Frame:
    """Say that the idea is in the city's field, what comes next and by when; all are told.

    Said again of an accepted idea, it changes the next step and its date.
    """
    if idea.state != State.ACCEPTED:
        idea.move(State.ACCEPTED, by=by, reason=reason)
        tell_step(idea.moves.latest("pk"), next_step=next_step)
    refresh(kind="idea", keys=[idea.pk])
    return Frame.objects.create(
        idea=idea,
        fits=True,
        reason=reason,
        next_step=next_step,
        due_on=due_on,
        department=department,
        by=by,
    )


@transaction.atomic
def decline_idea(*, idea: Idea, by: Account, reason: str) -> Frame:
    """Say that the idea is not in the city's field, and why; it stays readable. IllegalMove."""
    idea.move(State.DECLINED, by=by, reason=reason)
    tell_step(idea.moves.latest("pk"))
    refresh(kind="idea", keys=[idea.pk])
    return Frame.objects.create(idea=idea, fits=False, reason=reason, by=by)


@transaction.atomic
def adopt_idea(*, idea: Idea, by: Account, reason: str) -> Idea:
    """Note that an accepted idea became an initiative, and tell all behind it; IllegalMove.

    The initiative itself is begun by `initiatives.actions.begin_from_idea`.
    """
    idea.move(State.ADOPTED, by=by, reason=reason)
    refresh(kind="idea", keys=[idea.pk])
    tell_step(idea.moves.latest("pk"))
    return idea
