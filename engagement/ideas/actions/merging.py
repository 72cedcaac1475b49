"""Ideas that say the same become one, with all who stand behind them."""

from collections.abc import Iterable

from django.db import transaction

from engagement.ideas.actions.proposing import write_version
from engagement.ideas.messages import tell_step
from engagement.ideas.models import Idea, Member, Support
from engagement.people.models import Account
from engagement.search.actions import refresh

State = Idea.State


@transaction.atomic
def merge_ideas(*, into: Idea, ideas: Iterable[Idea], by: Account | None, note: str) -> Idea:
    """Have these ideas join `into`; their authors help to carry it, supports count once a person.

    `note` says what the whole now is (the synthesis) and stands as its next version. Comments stay
    readable where they were written. Raises IllegalMove, ValueError for an idea into itself.
    """
    others = [idea for idea in ideas if idea.pk != into.pk]
    if not others:
        raise ValueError("an idea joins another one")
    keys = sorted([into.pk, *(idea.pk for idea in others)])
    list(Idea.objects.select_for_update().filter(pk__in=keys).order_by("pk"))
    for idea in others:
        idea.move(State.MERGED, by=by, reason=note, merged_into=into)
        Idea.objects.filter(merged_into=idea).update(merged_into=into)
        _take_over(into, idea)
        tell_step(idea.moves.latest("pk"))
    write_version(into, author=None, note=note)
    refresh(kind="idea", keys=keys)
    return into


def _take_over(into: Idea, idea: Idea) -> None:
    """Count those behind `idea` behind `into`, and have those who carried it carry both."""
    already = into.supports.exclude(resident=None).values("resident")
    Support.objects.bulk_create(
        Support(idea=into, resident_id=resident, channel=channel)
        for resident, channel in idea.supports.exclude(resident__in=already).values_list(
            "resident", "channel"
        )
    )
    carrying = set(into.members.values_list("resident", flat=True))
    hands = [
        Member(idea=into, resident_id=member.resident_id, role=member.role, words=member.words)
        for member in idea.members.exclude(resident__in=carrying)
    ]
    if idea.author_id and idea.author_id not in carrying | {one.resident_id for one in hands}:
        hands.append(Member(idea=into, resident_id=idea.author_id, role=Member.Role.HELPER))
    Member.objects.bulk_create(hands)
