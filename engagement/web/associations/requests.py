"""Those who asked for a place and wait for the association's yes or no."""

from collections.abc import Iterable
from dataclasses import dataclass
from itertools import groupby

from django.utils import timezone

from engagement.associations.models import Association
from engagement.base.moments import moment_of
from engagement.needs.models import SignUp
from engagement.needs.wording import when_of
from engagement.people.names import first_name
from engagement.web.associations.people import said_by


@dataclass(frozen=True)
class Request:
    """One party: who asks, for how many, for when, until when to answer, and what it answered."""

    signup: SignUp
    name: str
    seats: int
    when: str
    until: str
    answers: list[tuple[str, str]]


def waiting_requests(association: Association) -> list[Request]:
    """Return the parties to answer, the most urgent first. Three queries."""
    rows = (
        SignUp.objects.filter(
            state=SignUp.State.REQUESTED,
            expires_at__gt=timezone.now(),
            shift__need__association=association,
        )
        .select_related("resident", "shift__need", "outing__group")
        .prefetch_related("answers__question")
        .order_by("expires_at", "party", "pk")
    )
    return [_request(party) for _key, party in groupby(rows, key=lambda row: row.party)]


def _request(party: Iterable[SignUp]) -> Request:
    members = list(party)
    first = members[0]
    return Request(
        signup=first,
        name=first_name(first.resident),
        seats=sum(member.seats for member in members),
        when=when_of(first.shift),
        until=moment_of(first.expires_at) if first.expires_at else "",
        answers=[line for member in members for line in said_by(member)],
    )
