"""How far a letter is, counted from its messages."""

from dataclasses import dataclass

from django.db.models import Count
from django.utils.translation import gettext as _

from cms.newsletter.actions import messages_of
from cms.newsletter.models import Newsletter
from engagement.outbox.models import Message

State = Message.State
#: Of those whose fate is told one by one.
MOST = 200


@dataclass(frozen=True)
class Progress:
    """People by what became of their letter; `to_write` have no message yet."""

    to_write: int
    waiting: int
    left: int
    returned: int
    failed: int
    unknown: int
    held_back: int

    @property
    def rows(self) -> list[tuple[str, int]]:
        """Return the counts in words, those that are nil left out."""
        words = [
            (_("partie"), self.left),
            (_("en attente de départ"), self.to_write + self.waiting),
            (_("revenue : adresse morte, ou signalée comme indésirable"), self.returned),
            (_("retenue : on n’écrit plus à cette adresse, ou trop tard"), self.held_back),
            (_("abandonnée après huit essais"), self.failed),
            (_("sort inconnu"), self.unknown),
        ]
        return [row for row in words if row[1]]

    @property
    def total(self) -> int:
        return sum(vars(self).values())

    @property
    def percent(self) -> int:
        """Return how much of the work is over."""
        pending = self.to_write + self.waiting
        return 100 * (self.total - pending) // self.total if self.total else 100


def progress_of(newsletter: Newsletter) -> Progress:
    """Return the counts in one query."""
    rows = messages_of(newsletter).order_by().values_list("state").annotate(Count("pk"))
    counts = dict(rows)

    def of(*states: str) -> int:
        return sum(counts.get(state, 0) for state in states)

    written = sum(counts.values())
    missing = newsletter.people - written
    under_way = newsletter.state == Newsletter.State.SENDING and not newsletter.all_written
    return Progress(
        to_write=max(0, missing) if under_way else 0,
        waiting=of(State.QUEUED, State.SENDING),
        left=of(State.SENT, State.DELIVERED),
        returned=of(State.BOUNCED, State.COMPLAINED),
        failed=of(State.FAILED),
        unknown=of(State.UNKNOWN),
        held_back=of(State.SUPPRESSED, State.EXPIRED),
    )


def lost_messages(newsletter: Newsletter) -> list[Message]:
    """Return those of unknown fate and those given up, the first MOST of them."""
    lost = messages_of(newsletter).filter(state__in=[State.UNKNOWN, State.FAILED])
    return list(lost.order_by("finished_at", "pk")[:MOST])
