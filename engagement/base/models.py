"""Abstract models and constraints that every room shares. No domain word here."""

from collections.abc import Mapping
from functools import reduce
from operator import or_
from typing import Any, ClassVar, Self

from django.conf import settings
from django.db import models, transaction
from django.db.models import Exists, OuterRef, Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from engagement.base.personal import TRACE, About, Fate, Personal, no_person


def both_or_neither(first: str, second: str) -> models.CheckConstraint:
    """Return a constraint: `first` and `second` are both set or both empty (who and when)."""
    return models.CheckConstraint(
        condition=Q(**{f"{first}__isnull": True, f"{second}__isnull": True})
        | Q(**{f"{first}__isnull": False, f"{second}__isnull": False}),
        name=f"%(app_label)s_%(class)s_{first}_with_{second}",
    )


def set_exactly_in_state(field: str, *states: str) -> models.CheckConstraint:
    """Return a constraint: `field` is set in these states and in no other."""
    return models.CheckConstraint(
        condition=Q(**{"state__in": states, f"{field}__isnull": False})
        | (~Q(state__in=states) & Q(**{f"{field}__isnull": True})),
        name=f"%(app_label)s_%(class)s_{field}_matches_state",
    )


def exactly_one_of(*fields: str) -> models.CheckConstraint:
    """Return a constraint: of these nullable keys exactly one is set."""
    cases = [Q(**{f"{field}__isnull": field != chosen for field in fields}) for chosen in fields]
    return models.CheckConstraint(
        condition=reduce(or_, cases), name="%(app_label)s_%(class)s_exactly_one_thing"
    )


class Sourced(models.Model):
    """A row that says where it came from, so that a feed, the demo or a trial can find it again.

    Rows written here by people have an empty `source`; each imported row is unique by
    (source, source_id).
    """

    source = models.CharField(_("provenance"), max_length=40, blank=True, editable=False)
    source_id = models.CharField(max_length=200, blank=True, editable=False)

    personal = no_person("source source_id")

    class Meta:
        abstract = True
        constraints = [
            models.UniqueConstraint(
                fields=["source", "source_id"],
                condition=~Q(source=""),
                name="%(app_label)s_%(class)s_unique_in_source",
            )
        ]


class IllegalMove(Exception):
    """The life cycle has no such step from where the row is now."""


class LifeCycle(models.Model):
    """A row with a `state` that only moves along TRANSITIONS, one log row per move.

    The concrete model declares `state`, TRANSITIONS and a log (a subclass of Move whose key to
    the row is named `subject`, related name `moves`).
    """

    TRANSITIONS: ClassVar[Mapping[str, frozenset[str]]]
    state: Any
    moves: Any

    class Meta:
        abstract = True

    def can_move(self, to: str) -> bool:
        return to in self.TRANSITIONS.get(self.state, frozenset())

    @transaction.atomic
    def move(self, to: str, *, by: Any, reason: str = "", **changes: Any) -> Self:
        """Move to the state `to`, set `changes` with it and log it; `by` is an account or None.

        Compare-and-set, so that of two who move the same row at once one gets IllegalMove.
        """
        came_from = self.state
        if not self.can_move(to):
            raise IllegalMove(f"{self._meta.label} {self.pk}: {came_from} → {to}")
        rows = type(self)._default_manager.filter(pk=self.pk, state=came_from)
        if not rows.update(state=to, **changes):
            raise IllegalMove(f"{self._meta.label} {self.pk}: no longer {came_from}")
        self.refresh_from_db()
        self.moves.create(from_state=came_from, to_state=to, by=by, reason=reason)
        return self

    @transaction.atomic
    def take_back(self, *, by: Any, **changes: Any) -> Self:
        """Undo the last move, which `by` made a moment ago, set `changes` and log it as a move.

        Whether TRANSITIONS has this step or not: nobody has acted on the other one yet. Raises
        IllegalMove where the last move is not `by`'s, or another came in between.
        """
        last = self.moves.order_by("at", "pk").last()
        if last is None or by is None or last.by_id != by.pk:
            raise IllegalMove(f"{self._meta.label} {self.pk}: its last move is another's")
        rows = type(self)._default_manager.filter(pk=self.pk, state=last.to_state)
        if not rows.update(state=last.from_state, **changes):
            raise IllegalMove(f"{self._meta.label} {self.pk}: no longer {last.to_state}")
        self.refresh_from_db()
        self.moves.create(from_state=last.to_state, to_state=last.from_state, by=by)
        return self


class Move(models.Model):
    """One step of a life cycle: from where to where, when, by whom, why."""

    from_state = models.CharField(max_length=20)
    to_state = models.CharField(max_length=20)
    at = models.DateTimeField(default=timezone.now)
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.SET_NULL, null=True, blank=True, related_name="+"
    )
    reason = models.TextField(blank=True)

    personal = Personal(
        about=(About(TRACE, "by", Fate.STAYS),),
        nobody="subject from_state to_state at",
        mentions="reason",
    )

    class Meta:
        abstract = True
        ordering = ["at", "pk"]

    def __str__(self) -> str:
        return f"{self.from_state} → {self.to_state}"


def came_to(log: type[Move], state: str) -> models.QuerySet:
    """Return the moves to a state, without those that took a move back.

    That is: whose account had itself moved the row the other way before.
    """
    moves: models.Manager[Any] = log._default_manager
    moved_away = moves.filter(
        subject=OuterRef("subject"),
        by=OuterRef("by"),
        from_state=OuterRef("to_state"),
        to_state=OuterRef("from_state"),
        pk__lt=OuterRef("pk"),
    )
    return moves.filter(~Exists(moved_away), to_state=state)
