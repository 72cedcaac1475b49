"""What is said to those who proposed an idea, carry it or stand behind it."""

from collections.abc import Iterable, Iterator
from itertools import islice
from typing import Any

from django.db.models import Q
from django.utils import translation

from engagement.base.links import Link, make_link
from engagement.ideas.models import Comment, Idea, IdeaMove, Report
from engagement.outbox.actions import enqueue_all
from engagement.outbox.models import Message
from engagement.people.models import Resident
from engagement.people.reaching import CAN_WAIT, Reach, draft_to, is_reachable, reach

CHUNK = 1000


def people_behind(idea: Idea) -> Any:
    """Return who proposed the idea, carries it or stands behind it and can be told, each once."""
    behind = (
        Q(pk=idea.author_id)
        | Q(pk__in=idea.members.values("resident"))
        | Q(pk__in=idea.supports.values("resident"))
    )
    return Resident.objects.filter(behind & is_reachable()).order_by("pk")


def tell_step(move: IdeaMove, *, also: Iterable[Idea] = (), next_step: str = "") -> None:
    """Tell everybody behind the idea, and behind those merged `also`, where it is now."""
    told: set[int] = set()
    for idea in (move.subject, *also):
        for chunk in _chunks(idea):
            new = [resident for resident in chunk if resident.pk not in told]
            told.update(resident.pk for resident in new)
            found = (reach([resident], CAN_WAIT) for resident in new)
            enqueue_all(_step(move, reached, next_step) for reached in found if reached)


def _chunks(idea: Idea) -> Iterator[list[Resident]]:
    rows = people_behind(idea).iterator(chunk_size=CHUNK)
    while chunk := list(islice(rows, CHUNK)):
        yield chunk


def _step(move: IdeaMove, reached: Reach, next_step: str) -> Message:
    idea = move.subject
    with translation.override(reached.resident.language):
        context = {
            "name": reached.resident.name,
            "idea": idea.title,
            "state": move.to_state,
            "step": str(Idea.State(move.to_state).label),
            "words": move.reason,
            "next_step": next_step,
            "is_mine": idea.author_id == reached.resident.pk,
            "link": make_link(Link.IDEA, idea.merged_into_id or idea.pk),
        }
    return draft_to(
        reached,
        CAN_WAIT,
        kind=Message.Kind.NOTICE,
        template="idea_step",
        context=context,
        dedupe_key=f"idea_step:{move.pk}:{reached.resident.pk}",
    )


def tell_settled(report: Report) -> None:
    """Tell who reported something what was decided, and why."""
    reached = reach([report.resident], CAN_WAIT) if report.resident else None
    if reached is None:
        return
    thing = report.thing
    idea = thing if isinstance(thing, Idea) else thing.idea
    gone = thing.hidden_at is not None if isinstance(thing, Comment) else not thing.is_visible
    with translation.override(reached.resident.language):
        context = {
            "name": reached.resident.name,
            "idea": idea.title,
            "is_comment": isinstance(thing, Comment),
            "gone": gone,
            "answer": report.answer,
            "link": make_link(Link.IDEA, idea.pk),
        }
    enqueue_all(
        [
            draft_to(
                reached,
                CAN_WAIT,
                kind=Message.Kind.NOTICE,
                template="idea_report_settled",
                context=context,
                dedupe_key=f"idea_report_settled:{report.pk}",
            )
        ]
    )
