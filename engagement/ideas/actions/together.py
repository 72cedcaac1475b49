"""Others stand behind an idea, speak of it, carry it."""

from django.db import transaction
from django.utils import timezone

from engagement.ideas.actions.proposing import IdeaClosed, locked
from engagement.ideas.models import Comment, Idea, Member, Support
from engagement.ideas.pace import keep_pace
from engagement.ideas.trust import speaks_for_city
from engagement.people.models import Account, Channel, Resident


def _open(idea: Idea) -> Idea:
    """Lock the idea; IdeaClosed where nothing more is taken."""
    found = Idea.objects.select_for_update().get(pk=idea.pk)
    if not found.is_open:
        raise IdeaClosed(idea.pk)
    return found


@transaction.atomic
def support_idea(
    *, idea: Idea, resident: Resident, by: Account | None, channel: Channel = Channel.WEB
) -> bool:
    """Count a resident behind the idea, once; False if she was. Raises IdeaClosed, TooMany."""
    locked(resident)
    idea = _open(idea)
    if idea.supports.filter(resident=resident).exists():
        return False
    keep_pace(Support, resident)
    idea.supports.create(resident=resident, channel=channel)
    return True


def unsupport_idea(*, idea: Idea, resident: Resident, by: Account | None) -> bool:
    """Take her support back; False if there was none."""
    gone, _by_kind = idea.supports.filter(resident=resident).delete()
    return bool(gone)


@transaction.atomic
def comment_on(
    *,
    idea: Idea,
    resident: Resident,
    by: Account | None,
    text: str,
    channel: Channel = Channel.WEB,
) -> Comment:
    """Say something of an open idea; raises IdeaClosed, TooMany, ValidationError.

    The words of who speaks for the city are marked as its answer.
    """
    locked(resident)
    idea = _open(idea)
    by_city = speaks_for_city(by)
    if not by_city:
        keep_pace(Comment, resident)
    comment = Comment(idea=idea, author=resident, text=text, channel=channel, by_city=by_city)
    if by_city:
        comment.checked_at = timezone.now()
    comment.full_clean()
    comment.save()
    return comment


@transaction.atomic
def join_idea(
    *, idea: Idea, resident: Resident, by: Account | None, role: str, words: str = ""
) -> Member:
    """Have a resident carry the idea in a role, or change hers; IdeaClosed, ValidationError.

    Who joins stands behind it.
    """
    support_idea(idea=idea, resident=resident, by=by)
    member = Member.objects.filter(idea=idea, resident=resident).first()
    member = member or Member(idea=idea, resident=resident)
    member.role, member.words = role, words
    member.full_clean()
    member.save()
    return member


def leave_idea(*, idea: Idea, resident: Resident, by: Account | None) -> bool:
    """End her part in carrying it; False if she had none."""
    gone, _by_kind = idea.members.filter(resident=resident).delete()
    return bool(gone)
