"""The steps of an initiative, up to its end."""

from collections.abc import Sequence

from django.db import transaction

from engagement.base.models import IllegalMove
from engagement.initiatives.messages import tell_stage
from engagement.initiatives.models import Initiative, InitiativeOutcome, Promise
from engagement.people.models import Account
from engagement.search.actions import refresh

State = Initiative.State


class NoPromise(Exception):
    """Nothing gets under way before it says what contributions will change."""


class NoOutcome(Exception):
    """Nothing ends without saying what became of the promise: call `end_initiative`."""


@transaction.atomic
def change_stage(
    *, initiative: Initiative, to: str, by: Account | None, reason: str = ""
) -> Initiative:
    """Move the initiative to another stage, log it and tell its followers.

    `reason` is what everybody reads beside the stage. Raises IllegalMove if there is no such
    step, NoPromise for a start without promise, NoOutcome for an end without outcome.
    """
    if to == State.UNDER_WAY and not Promise.objects.filter(initiative=initiative).exists():
        raise NoPromise(initiative.pk)
    has_outcome = InitiativeOutcome.objects.filter(initiative=initiative).exists()
    if to == State.FINISHED and not has_outcome:
        raise NoOutcome(initiative.pk)
    initiative.move(to, by=by, reason=reason)
    tell_stage(initiative.moves.latest("pk"))
    refresh(kind="initiative", keys=[initiative.pk])
    return initiative


@transaction.atomic
def end_initiative(
    *,
    initiative: Initiative,
    by: Account | None,
    done: str,
    not_done: str = "",
    from_residents: str = "",
    figures: Sequence[tuple[str, str]] = (),
) -> InitiativeOutcome:
    """Say what became of the promise and finish; IllegalMove where it is not under way.

    `figures` are pairs of a number as it is read and what it counts. An empty
    `from_residents` leaves what is known of it.
    """
    if not initiative.can_move(State.FINISHED):
        raise IllegalMove(f"initiative {initiative.pk}: {initiative.state} → finished")
    outcome = InitiativeOutcome.objects.create(
        initiative=initiative,
        by=by,
        done=done,
        not_done=not_done,
        figures=[list(figure) for figure in figures],
    )
    if from_residents:
        initiative.from_residents = from_residents
        initiative.save(update_fields=["from_residents"])
    change_stage(initiative=initiative, to=State.FINISHED, by=by, reason=done)
    return outcome
