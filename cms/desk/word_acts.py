"""What the officer does to comments, and to what somebody found improper."""

from collections.abc import Mapping
from typing import Any

from django.utils.translation import gettext_lazy as _

from cms.desk.acts import ActView, ReasonForm
from cms.desk.models import Decision
from engagement.ideas.actions import check_comment, hide_comment, refuse_idea, settle_report
from engagement.ideas.actions.taking_back import (
    show_comment,
    take_back_answer,
    take_back_reading,
    take_back_settlement,
)
from engagement.ideas.models import Comment, Report
from engagement.people.models import Account


class CheckComment(ActView):
    name = "check"
    label = _("C’est bon")
    done = _("C’est relu.")
    undoable = True

    @classmethod
    def is_offered(cls, row: Comment) -> bool:
        return row.hidden_at is None and row.checked_at is None

    @classmethod
    def answer(cls, row: Comment, by: Account, data: Mapping[str, Any]) -> str:
        check_comment(comment=row, by=by)
        return str(cls.done)

    @classmethod
    def take_back(cls, row: Comment, decision: Decision, by: Account) -> None:
        take_back_reading(comment=row, by=by)


class HideComment(ActView):
    name = "hide"
    label = _("Masquer")
    done = _("Ce commentaire ne se voit plus ; son auteur lit pourquoi.")
    undoable = True
    form_class = ReasonForm

    @classmethod
    def is_offered(cls, row: Comment) -> bool:
        return row.hidden_at is None

    @classmethod
    def answer(cls, row: Comment, by: Account, data: Mapping[str, Any]) -> str:
        hide_comment(comment=row, by=by, reason=data["reason"][:300])
        return str(cls.done)

    @classmethod
    def take_back(cls, row: Comment, decision: Decision, by: Account) -> None:
        show_comment(comment=row, by=by, since=decision.at)


class ShowComment(ActView):
    name = "show"
    label = _("Montrer de nouveau")
    done = _("Ce commentaire se voit de nouveau.")

    @classmethod
    def is_offered(cls, row: Comment) -> bool:
        return row.hidden_at is not None

    @classmethod
    def answer(cls, row: Comment, by: Account, data: Mapping[str, Any]) -> str:
        show_comment(comment=row, by=by)
        return str(cls.done)


class Keep(ActView):
    """What was reported may stay; who reported it is told why."""

    name = "keep"
    label = _("Laisser en ligne, et dire pourquoi")
    done = _("C’est réglé ; la personne qui l’a signalé a votre réponse.")
    undoable = True
    form_class = ReasonForm

    @classmethod
    def is_offered(cls, row: Report) -> bool:
        return row.settled_at is None

    @classmethod
    def answer(cls, row: Report, by: Account, data: Mapping[str, Any]) -> str:
        settle_report(report=row, by=by, answer=data["reason"])
        return str(cls.done)

    @classmethod
    def take_back(cls, row: Report, decision: Decision, by: Account) -> None:
        take_back_settlement(report=row, by=by)


class TakeAway(ActView):
    """What was reported goes; who wrote it and who reported it are told why."""

    name = "remove"
    label = _("Retirer ce qui est signalé")
    done = _("C’est retiré ; les deux personnes savent pourquoi.")
    undoable = True
    form_class = ReasonForm

    @classmethod
    def is_offered(cls, row: Report) -> bool:
        if row.settled_at is not None:
            return False
        return row.idea is None or row.idea.can_move("refused")

    @classmethod
    def answer(cls, row: Report, by: Account, data: Mapping[str, Any]) -> str:
        if row.comment:
            hide_comment(comment=row.comment, by=by, reason=data["reason"][:300])
        elif row.idea:
            refuse_idea(idea=row.idea, by=by, reason=data["reason"])
        return str(cls.done)

    @classmethod
    def take_back(cls, row: Report, decision: Decision, by: Account) -> None:
        if row.comment:
            show_comment(comment=row.comment, by=by, since=decision.at)
        elif row.idea:
            take_back_answer(idea=row.idea, by=by, since=decision.at)
