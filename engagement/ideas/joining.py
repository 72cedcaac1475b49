"""How somebody's part in ideas moves when two residents become one: she stands behind each once."""

from engagement.ideas.models import Comment, Idea, IdeaVersion, Member, Report, Support
from engagement.people.merging import joins
from engagement.people.models import Account, Resident


@joins(Idea, IdeaVersion, Comment)
def join_words(resident: Resident, into: Resident, by: Account | None) -> None:
    """Move what she wrote."""
    Idea.objects.filter(author=resident).update(author=into)
    IdeaVersion.objects.filter(author=resident).update(author=into)
    Comment.objects.filter(author=resident).update(author=into)


@joins(Support, Member)
def join_support(resident: Resident, into: Resident, by: Account | None) -> None:
    """Move supports and parts that the other row has not; who leads on either side leads."""
    led = list(resident.carried_ideas.filter(role=Member.Role.LEAD).values_list("idea", flat=True))
    into.carried_ideas.filter(idea__in=led).update(role=Member.Role.LEAD)
    resident.idea_supports.filter(idea__in=into.idea_supports.values("idea")).delete()
    resident.idea_supports.update(resident=into)
    resident.carried_ideas.filter(idea__in=into.carried_ideas.values("idea")).delete()
    resident.carried_ideas.update(resident=into)


@joins(Report)
def join_reports(resident: Resident, into: Resident, by: Account | None) -> None:
    """Move the reports of what the other row has not reported."""
    hers, theirs = Report.objects.filter(resident=resident), Report.objects.filter(resident=into)
    hers.filter(idea__in=theirs.filter(idea__isnull=False).values("idea")).delete()
    hers.filter(comment__in=theirs.filter(comment__isnull=False).values("comment")).delete()
    Report.objects.filter(resident=resident).update(resident=into)
