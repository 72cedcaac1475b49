"""What the steps of a load hand to one another."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from functools import cached_property
from typing import Any, Protocol

from cms.demo.loading.calendar import Calendar
from engagement.associations.models import Association
from engagement.base.models import LifeCycle
from engagement.initiatives.models import Initiative
from engagement.media.models import Picture
from engagement.people.models import Account
from engagement.territory.models import Interest, Neighbourhood

Say = Callable[[str], None]
Step = tuple[str, str, datetime, Account | None, str]


class Tagged(Protocol):
    """A piece of content with its interests."""

    @property
    def domains(self) -> tuple[str, ...]: ...

    @property
    def activities(self) -> tuple[str, ...]: ...


class MissingInterest(Exception):
    """The content names an interest that the database does not have."""


@dataclass
class City:
    """The rows made so far, by the keys of the content."""

    calendar: Calendar
    pictures: dict[str, Picture]
    quartiers: dict[str, Neighbourhood] = field(default_factory=dict)
    accounts: dict[str, Account] = field(default_factory=dict)
    associations: dict[str, Association] = field(default_factory=dict)
    initiatives: dict[str, Initiative] = field(default_factory=dict)

    @property
    def officer(self) -> Account:
        return self.accounts["officier"]

    @cached_property
    def _interests(self) -> dict[tuple[str, str], Interest]:
        return {(interest.kind, interest.code): interest for interest in Interest.objects.all()}

    def interests_of(self, thing: Tagged) -> list[Interest]:
        """Return the domains and activities of a piece of content; raises MissingInterest."""
        domains = [self.domain(code) for code in thing.domains]
        return domains + [self._interest(Interest.Kind.ACTIVITY, c) for c in thing.activities]

    def domain(self, code: str) -> Interest:
        return self._interest(Interest.Kind.DOMAIN, code)

    def _interest(self, kind: str, code: str) -> Interest:
        try:
            return self._interests[kind, code]
        except KeyError as error:
            raise MissingInterest(f"{kind} {code}") from error


def retell(log: type[Any], told: Sequence[tuple[LifeCycle, list[Step]]]) -> None:
    """Write anew the moves of these rows in their `log`: from, to, when, by whom, why."""
    log._default_manager.filter(subject__in=[row.pk for row, _steps in told]).delete()
    log._default_manager.bulk_create(
        log(subject=row, from_state=came_from, to_state=to, at=when, by=by, reason=reason)
        for row, steps in told
        for came_from, to, when, by, reason in steps
    )
