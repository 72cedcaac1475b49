"""Many rows answered at once: each by its act, in a transaction of its own."""

from collections.abc import Iterable
from typing import Any

from django.utils.translation import gettext_lazy as _

from cms.desk.acts import ActView
from cms.desk.assigning import is_assigned
from cms.desk.deciding import TooLateToUndo, decide, undo
from cms.desk.models import Decision
from cms.desk.queue.items import Source
from cms.desk.queue.sources import SOURCES
from engagement.associations.models import AnswerPromise
from engagement.base.models import IllegalMove
from engagement.outbox.settling import CannotSettle
from engagement.people.models import Account

BY_NAME = {source.name: source for source in SOURCES}
#: Each act of the queue by the kind of row and its name, as a decision keeps them.
ACTS: dict[tuple[str, str], type[ActView]] = {
    (str(source.model._meta.model_name), act.name): act
    for source in SOURCES
    for act in (source.accept, source.refuse)
    if act
}

ACCEPT, REFUSE = "accept", "refuse"
Ref = tuple[type[Source], int]


class WithoutReason(Exception):
    """Somebody would be refused and not told why."""


def read_refs(texts: Iterable[str]) -> list[Ref]:
    """Return the sources and keys of references; what is no reference is left out."""
    pairs = (text.partition(":") for text in texts)
    return [
        (BY_NAME[name], int(key))
        for name, _colon, key in pairs
        if name in BY_NAME and key.isdigit()
    ]


def answer(
    ref: Ref, how: str, *, by: Account, reason: str = "", tell: bool = False
) -> Decision | None:
    """Accept or refuse a row; None where it cannot be, or somebody else did. WithoutReason."""
    source, key = ref
    row = source.model._default_manager.filter(pk=key).first()
    act = (source.accept if how == ACCEPT else source.refuse) if row else None
    if row is None or act is None or not act.is_offered(row) or not _may(by, source, row):
        return None
    if act.needs_reason() and not reason:
        raise WithoutReason
    data = {"reason": reason, "tell": tell}
    try:
        return decide(act, row, by=by, run=lambda: act.answer(row, by, data)).decision
    except (CannotSettle, IllegalMove):
        return None


def take_back(decision: Decision, *, by: Account) -> None:
    """Undo a decision of the queue; raises TooLateToUndo."""
    act = ACTS.get((decision.kind, decision.act))
    row = _row_of(decision) if act else None
    if act is None or row is None:
        raise TooLateToUndo
    undo(decision, act, row, by=by)


def undoable_by(account: Account) -> list[dict[str, Any]]:
    """Return the last decisions that the account may undo: key, what was done, to what."""
    decisions = Decision.objects.undoable(account)[:5]
    return [
        {"pk": decision.pk, "words": decision.words, "title": _row_of(decision) or _("effacé")}
        for decision in decisions
    ]


def _row_of(decision: Decision) -> Any:
    models = {kind: source.model for source in SOURCES if (kind := source.model._meta.model_name)}
    return models[decision.kind]._default_manager.filter(pk=decision.key).first()


def _may(account: Account, source: type[Source], row: Any) -> bool:
    if source().may(account, "change") or is_assigned(account, row):
        return True
    return AnswerPromise.load().stands_in(account)
