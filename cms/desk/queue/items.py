"""One thing that waits at the desk, and the class that says where such things come from."""

from collections.abc import Collection, Iterator
from dataclasses import dataclass
from datetime import datetime
from typing import Any, ClassVar, NamedTuple

from django.db.models import Model, QuerySet
from django.utils import timezone
from django.utils.functional import Promise

from cms.desk.acts import ActView
from cms.desk.models import Assignment
from engagement.associations.models import AnswerPromise
from engagement.base.moments import moment_of
from engagement.people.models import Account

# Of each kind; who has more waiting than that reads the lists.
MOST = 50

Acts = tuple[type[ActView] | None, type[ActView] | None]


class Facts(NamedTuple):
    """What a source tells of a row: `due` where the time is not the promised one."""

    title: str
    url: str
    since: datetime
    about: str = ""
    due: datetime | None = None
    kind: str = ""


class Source:
    """Rows of one kind that wait for an answer, and the two acts that answer them.

    `accept` and `refuse` are what the keys of the queue do; `kind` is the name of the model, as
    decisions and assignments keep it.
    """

    name: ClassVar[str]
    label: ClassVar[Promise]
    model: ClassVar[type[Model]]
    accept: ClassVar[type[ActView] | None] = None
    refuse: ClassVar[type[ActView] | None] = None

    def rows(self) -> QuerySet:
        """Return what waits, the longest first."""
        raise NotImplementedError

    def facts(self, row: Any) -> Facts:
        raise NotImplementedError

    def acts(self, row: Any) -> Acts:
        """Return how this row is accepted and refused; None where it cannot be."""
        return self.accept, self.refuse

    @property
    def kind(self) -> str:
        return str(self.model._meta.model_name)

    def may(self, account: Account, what: str) -> bool:
        """Say whether the account may `view` or `change` all rows of this kind."""
        return account.has_perm(f"{self.model._meta.app_label}.{what}_{self.kind}")

    def items(self, promise: AnswerPromise, only: Collection[int] | None) -> Iterator["Item"]:
        """Yield what waits, of these keys or of all."""
        rows = self.rows() if only is None else self.rows().filter(pk__in=only)
        for row in rows[:MOST]:
            facts = self.facts(row)
            due = facts.due or promise.due(facts.since)
            yield Item(self, row.pk, facts, due, *self.acts(row))


@dataclass
class Item:
    """One thing to answer: what, since when, until when, by whom."""

    source: Source
    key: int
    facts: Facts
    due: datetime
    accept: type[ActView] | None
    refuse: type[ActView] | None
    owner: Assignment | None = None
    may_answer: bool = False

    @property
    def ref(self) -> str:
        return f"{self.source.name}:{self.key}"

    @property
    def row(self) -> tuple[str, int]:
        return self.source.kind, self.key

    @property
    def refuse_url_name(self) -> str:
        return f"{self.source.kind}:{self.refuse.name}" if self.refuse else ""

    @property
    def title(self) -> str:
        return self.facts.title

    @property
    def url(self) -> str:
        return self.facts.url

    @property
    def kind(self) -> str:
        return self.facts.kind or str(self.source.label)

    @property
    def since(self) -> datetime:
        return self.facts.since

    @property
    def since_words(self) -> str:
        return moment_of(self.since)

    @property
    def due_words(self) -> str:
        return moment_of(self.due)

    @property
    def is_late(self) -> bool:
        return self.due < timezone.now()
