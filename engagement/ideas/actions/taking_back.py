"""The city takes back an answer that it gave a moment ago, before anybody acted on it."""

from datetime import datetime

from django.db import transaction

from engagement.base.models import IllegalMove
from engagement.ideas.models import Comment, Idea, Report
from engagement.people.models import Account
from engagement.search.actions import refresh

State = Idea.State


@transaction.atomic
def take_back_answer(*, idea: Idea, by: Account, since: datetime) -> Idea:
    """Undo the last move of an idea, by the same account, and the reports that it settled.

    IllegalMove where another came between, or somebody stands behind what was just published.
    """
    published = idea.moves.order_by("at", "pk").last()
    first = published is not None and published.from_state == State.SUBMITTED
    if first and idea.supports.exists():
        raise IllegalMove(f"idea {idea.pk}: somebody supports it")
    changes = {"published_at": None} if first else {}
    idea.take_back(by=by, checked_at=None, checked_by=None, **changes)
    refresh(kind="idea", keys=[idea.pk])
    _unsettle(idea=idea, by=by, since=since)
    return idea


@transaction.atomic
def take_back_check(*, idea: Idea, by: Account) -> Idea:
    """Have an idea that `by` marked as read wait again; IllegalMove if somebody else did."""
    read = Idea.objects.filter(pk=idea.pk, checked_by=by)
    if not read.update(checked_at=None, checked_by=None):
        raise IllegalMove(f"idea {idea.pk}: not read by this account")
    idea.refresh_from_db(fields=["checked_at", "checked_by"])
    return idea


@transaction.atomic
def show_comment(*, comment: Comment, by: Account, since: datetime | None = None) -> bool:
    """Put a hidden comment back on the page; the reports that hiding it settled wait again.

    It counts as not yet read. False if it was shown.
    """
    hidden = Comment.objects.filter(pk=comment.pk).exclude(hidden_at=None)
    shown = hidden.update(hidden_at=None, hidden_by=None, hidden_why="", checked_at=None)
    comment.refresh_from_db()
    if since:
        _unsettle(comment=comment, by=by, since=since)
    return bool(shown)


def take_back_reading(*, comment: Comment, by: Account) -> None:
    """Have a comment that was marked as read wait again."""
    Comment.objects.filter(pk=comment.pk).update(checked_at=None)


def take_back_settlement(*, report: Report, by: Account) -> None:
    """Have a report that `by` answered wait again; IllegalMove if somebody else did."""
    mine = Report.objects.filter(pk=report.pk, settled_by=by)
    if not mine.update(settled_at=None, settled_by=None, answer=""):
        raise IllegalMove(f"report {report.pk}: not settled by this account")


def _unsettle(*, by: Account, since: datetime, **thing: Idea | Comment) -> None:
    settled = Report.objects.filter(settled_by=by, settled_at__gte=since, **thing)
    settled.update(settled_at=None, settled_by=None, answer="")
