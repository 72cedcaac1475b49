"""How somebody is reached: the one place that chooses between e-mail, telephone and letter."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from django.db.models import Q
from django.utils import timezone

from engagement.outbox.actions import draft
from engagement.outbox.models import Message
from engagement.people.models import Resident

Way = Message.Way

#: A letter is printed, posted and read in so many days.
LETTER_TAKES = timedelta(days=5)
#: What nobody told within so many days is no longer told.
TOLD_WITHIN = timedelta(days=30)


@dataclass(frozen=True)
class Pressing:
    """Which ways a message may take, the first that leads to her, and whether it can wait."""

    ways: tuple[str, ...]
    can_wait: bool = False


#: A change, a cancellation, an answer: where nothing reaches her, the desk is told.
CANNOT_WAIT = Pressing((Way.EMAIL, Way.TELEPHONE, Way.LETTER, Way.DESK))
#: An offered place: by the time a letter is read it would be somebody else's.
OFFERED = Pressing((Way.EMAIL, Way.TELEPHONE, Way.DESK))
#: A reminder: good to have, nobody's worry.
REMINDED = Pressing((Way.EMAIL, Way.TELEPHONE))
#: Thanks and news: on paper, or told when she is called for something else.
CAN_WAIT = Pressing((Way.EMAIL, Way.LETTER, Way.TELEPHONE), can_wait=True)
#: She did it herself a moment ago, on her screen or in front of somebody who told her.
HERSELF = Pressing((Way.EMAIL,))


@dataclass(frozen=True)
class Reach:
    """Who is told of several who belong together, by which way, and where that leads."""

    resident: Resident
    way: str
    to: str


def reach(
    residents: Iterable[Resident], pressing: Pressing, before: datetime | None = None
) -> Reach | None:
    """Return the first way that leads to one of these people; None if it is not said at all.

    A letter is no way for what has to be known `before` it would be read.
    """
    people = list(residents)
    for way in pressing.ways:
        if way == Way.LETTER and before and before < timezone.now() + LETTER_TAKES:
            continue
        for resident in people:
            if to := _where(resident, way):
                return Reach(resident, way, to)
    return None


def _where(resident: Resident, way: str) -> str:
    """Return what this way needs to lead to her; "" if it does not. At the desk her name does.

    On an envelope her name comes above it: every message holds it.
    """
    if way == Way.DESK:
        return resident.name or str(resident.public_id)
    return {
        Way.EMAIL: resident.email,
        Way.TELEPHONE: resident.phone,
        Way.LETTER: resident.postal_address,
    }[Way(way)].strip()


def draft_to(
    reached: Reach,
    pressing: Pressing,
    *,
    before: datetime | None = None,
    expires_at: datetime | None = None,
    about: str = "",
    **message: Any,
) -> Message:
    """Return the draft of a message to somebody reached, in her language.

    What people tell is told until `expires_at`, or until `before` (the thing that it is about), or
    TOLD_WITHIN; an e-mail leaves at once and ends at `expires_at` alone.
    """
    if reached.way != Way.EMAIL and expires_at is None:
        expires_at = before or timezone.now() + TOLD_WITHIN
    return draft(
        to=reached.to,
        way=reached.way,
        recipient_key=f"resident:{reached.resident.public_id}",
        language=reached.resident.language,
        expires_at=expires_at,
        about=about,
        can_wait=pressing.can_wait and reached.way != Way.EMAIL,
        **message,
    )


def is_reachable(prefix: str = "") -> Q:
    """Return the condition that some way at all leads to a resident, for a filter."""
    names = ("email", "phone", "postal_address")
    nothing = Q(**{f"{prefix}{name}": "" for name in names})
    return ~nothing
