"""Abstract models and constraints that every room shares. No domain word here."""

from collections.abc import Mapping
from typing import Any, ClassVar, Self

from django.conf import settings
from django.db import models, transaction
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _


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


class Sourced(models.Model):
    """A row that says where it came from, so that a feed, the demo or a trial can find it again.

    Rows written here by people have an empty `source`; each imported row is unique by
    (source, source_id).
    """

    source = models.CharField(_("provenance"), max_length=40, blank=True, editable=False)
    source_id = models.CharField(max_length=200, blank=True, editable=False)

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


class Move(models.Model):
    """One step of a life cycle: from where to where, when, by whom, why."""

    from_state = models.CharField(max_length=20)
    to_state = models.CharField(max_length=20)
    at = models.DateTimeField(default=timezone.now)
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.SET_NULL, null=True, blank=True, related_name="+"
    )
    reason = models.TextField(blank=True)

    class Meta:
        abstract = True
        ordering = ["at", "pk"]

    def __str__(self) -> str:
        return f"{self.from_state} → {self.to_state}"
