"""Whose words are published at once, and read afterwards."""

from django.db.models import Q

from engagement.ideas.models import Comment, Idea, IdeaMove
from engagement.people.models import Account, Resident

#: Who holds it writes for the city: her words are marked as its answer and need no reading.
SPEAKS_FOR_CITY = "ideas.change_idea"


def speaks_for_city(account: Account | None) -> bool:
    return account is not None and account.has_perm(SPEAKS_FOR_CITY)


def is_known(resident: Resident) -> bool:
    """Say whether the city has read and kept her words before, and never had to take any away."""
    kept = Idea.objects.filter(author=resident, checked_at__isnull=False)
    read = Comment.objects.filter(author=resident, checked_at__isnull=False, hidden_at=None)
    refused = IdeaMove.objects.filter(subject__author=resident, to_state=Idea.State.REFUSED)
    hidden = Comment.objects.filter(author=resident).exclude(hidden_at=None)
    if refused.exists() or hidden.exists():
        return False
    return kept.filter(~Q(state=Idea.State.REFUSED)).exists() or read.exists()
