"""One answer of the desk: its action, its line in the log, and the minute to undo it."""

from collections.abc import Callable, Mapping
from typing import Any, NamedTuple

from django.db import transaction
from django.db.models import Model
from django.utils import timezone

from cms.desk.models import Decision
from cms.desk.models.decisions import UNDO
from engagement.base.models import IllegalMove, LifeCycle
from engagement.outbox.holding import AlreadyLeft, holding, recall
from engagement.outbox.settling import CannotSettle
from engagement.people.models import Account


class Act:
    """What may be done to a row of the desk, whichever page or key asks for it."""

    name: str
    label: Any
    undoable: bool = False

    @classmethod
    def answer(cls, row: Any, by: Account, data: Mapping[str, Any]) -> str:
        """Call the action of the row's room; say in words what is done."""
        raise NotImplementedError

    @classmethod
    def take_back(cls, row: Any, decision: Decision, by: Account) -> None:
        """Call the action that undoes the answer; what it said is recalled already."""
        raise NotImplementedError


class TooLateToUndo(Exception):
    """The minute is over, somebody acted on it meanwhile, or it was another's decision."""


class Decided(NamedTuple):
    decision: Decision
    words: str


@transaction.atomic
def decide(act: type[Act], row: Model, *, by: Account, run: Callable[[], str]) -> Decided:
    """Do an act and write it down; `run` calls the action of the room, and raises what it does."""
    now = timezone.now()
    with holding(now + UNDO if act.undoable else now) as hold:
        words = run()
    decision = Decision.objects.create(
        kind=str(row._meta.model_name),
        key=row.pk,
        act=act.name,
        words=str(act.label),
        by=by,
        at=now,
        moved=_moved(row, now),
        can_be_undone=act.undoable,
        held=hold.message_ids if act.undoable else [],
    )
    return Decided(decision, words)


@transaction.atomic
def undo(decision: Decision, act: type[Act], row: Model, *, by: Account) -> None:
    """Take back a decision and all that it would have said; raises TooLateToUndo."""
    mine = Decision.objects.undoable(by).filter(pk=decision.pk)
    if not mine.order_by().update(undone_at=timezone.now()):
        raise TooLateToUndo
    try:
        recall(decision.held)
        act.take_back(row, decision, by)
    except (AlreadyLeft, CannotSettle, IllegalMove) as error:
        raise TooLateToUndo from error


def _moved(row: Model, since: Any) -> bool:
    return isinstance(row, LifeCycle) and row.moves.filter(at__gte=since).exists()
