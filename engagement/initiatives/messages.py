"""What is said to those who follow an initiative."""

from collections.abc import Iterator
from itertools import islice

from django.utils import translation

from engagement.base.links import Link, make_link
from engagement.initiatives.models import Follow, Initiative, InitiativeMove
from engagement.outbox.actions import enqueue_all
from engagement.outbox.models import Message
from engagement.people.models import Resident
from engagement.people.reaching import CAN_WAIT, Reach, draft_to, reach

CHUNK = 1000


def tell_stage(move: InitiativeMove) -> None:
    """Tell each follower, once and by the way that leads to her, where the initiative is now."""
    for chunk in _chunks(move.subject):
        found = (reach([follow.resident], CAN_WAIT) for follow in chunk)
        enqueue_all(_stage(move, reached) for reached in found if reached)


def _chunks(initiative: Initiative) -> Iterator[list[Follow]]:
    follows = Follow.objects.of(initiative).reachable().select_related("resident").order_by("pk")
    rows = follows.iterator(chunk_size=CHUNK)
    while chunk := list(islice(rows, CHUNK)):
        yield chunk


def _stage(move: InitiativeMove, reached: Reach) -> Message:
    initiative, resident = move.subject, reached.resident
    with translation.override(resident.language):
        context = {
            "name": resident.name,
            "initiative": initiative.title,
            "stage": str(Initiative.State(move.to_state).label),
            "words": move.reason,
            "is_over": move.to_state == Initiative.State.FINISHED,
            "link": make_link(Link.INITIATIVE, initiative.pk),
            "unsubscribe_url": make_link(Link.UNFOLLOW, stop_key(resident, initiative)),
        }
    return draft_to(
        reached,
        CAN_WAIT,
        kind=Message.Kind.NOTICE,
        template="initiative_stage",
        context=context,
        dedupe_key=f"initiative_stage:{move.pk}:{resident.pk}",
    )


def stop_key(resident: Resident, initiative: Initiative) -> str:
    """Return what the link that stops the messages carries: it stays good for both for ever."""
    return f"{resident.public_id}:initiative:{initiative.pk}"


def read_stop_key(key: str) -> tuple[str, int]:
    """Return the public id of the resident and the key of the initiative; ValueError if broken."""
    public_id, _kind, pk = key.split(":")
    return public_id, int(pk)
