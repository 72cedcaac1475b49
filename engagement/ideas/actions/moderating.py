"""The city reads what people write: before or after, always with a reason."""

from django.db import IntegrityError, transaction
from django.utils import timezone

from engagement.ideas.actions.proposing import locked, show
from engagement.ideas.messages import tell_settled, tell_step
from engagement.ideas.models import Comment, Idea, Report
from engagement.ideas.models.reports import ReportQuerySet
from engagement.ideas.pace import keep_pace
from engagement.people.models import Account, Resident
from engagement.search.actions import refresh

State = Idea.State


@transaction.atomic
def publish_idea(*, idea: Idea, by: Account) -> Idea:
    """Show a submitted idea to everybody and tell who proposed it; IllegalMove."""
    show(idea, by=by, checked_at=timezone.now(), checked_by=by)
    tell_step(idea.moves.latest("pk"))
    return idea


@transaction.atomic
def refuse_idea(*, idea: Idea, by: Account, reason: str) -> Idea:
    """Take an idea off the page, or do not show it, and say why; IllegalMove."""
    now = timezone.now()
    idea.move(State.REFUSED, by=by, reason=reason, checked_at=now, checked_by=by)
    refresh(kind="idea", keys=[idea.pk])
    tell_step(idea.moves.latest("pk"))
    _settle(Report.objects.filter(idea=idea), by=by, answer=reason)
    return idea


@transaction.atomic
def check_idea(*, idea: Idea, by: Account) -> Idea:
    """Note that the city has read an idea that was published at once."""
    unread = Idea.objects.filter(pk=idea.pk, checked_at=None)
    unread.update(checked_at=timezone.now(), checked_by=by)
    idea.refresh_from_db(fields=["checked_at", "checked_by"])
    return idea


def check_comment(*, comment: Comment, by: Account) -> bool:
    """Note that the city has read a comment; False if it had."""
    unread = Comment.objects.filter(pk=comment.pk, checked_at=None)
    return bool(unread.update(checked_at=timezone.now()))


@transaction.atomic
def hide_comment(*, comment: Comment, by: Account, reason: str) -> bool:
    """Take a comment off the page; its author still reads it, with the reason. False if it was."""
    now = timezone.now()
    shown = Comment.objects.filter(pk=comment.pk, hidden_at=None)
    hidden = shown.update(hidden_at=now, hidden_by=by, hidden_why=reason, checked_at=now)
    comment.refresh_from_db()
    _settle(Report.objects.filter(comment=comment), by=by, answer=reason)
    return bool(hidden)


@transaction.atomic
def report(
    *, thing: Idea | Comment, resident: Resident, by: Account | None, why: str, words: str = ""
) -> bool:
    """Have the city look at something improper; False if she had said so. Raises TooMany."""
    locked(resident)
    keep_pace(Report, resident)
    key = {"idea": thing} if isinstance(thing, Idea) else {"comment": thing}
    row = Report(resident=resident, why=why, words=words, **key)
    row.full_clean(validate_constraints=False)
    try:
        with transaction.atomic():
            row.save()
    except IntegrityError:
        return False
    return True


@transaction.atomic
def settle_report(*, report: Report, by: Account, answer: str) -> bool:
    """Answer a report where what it is about may stay; False if it was answered."""
    return _settle(Report.objects.filter(pk=report.pk), by=by, answer=answer) == 1


def _settle(reports: ReportQuerySet, *, by: Account, answer: str) -> int:
    waiting = list(reports.waiting().select_for_update())
    for row in waiting:
        row.settled_at, row.settled_by, row.answer = timezone.now(), by, answer[:300]
        row.save(update_fields=["settled_at", "settled_by", "answer"])
        tell_settled(row)
    return len(waiting)
