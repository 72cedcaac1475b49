"""What was decided at the desk, by whom, and whether it was undone."""

from datetime import timedelta
from typing import Self

from django.conf import settings
from django.db import models
from django.utils import timezone

from engagement.base.personal import TRACE, About, Fate, Personal

#: How long what a decision says is held back, so that the decision can be undone.
UNDO = timedelta(minutes=1)


class DecisionQuerySet(models.QuerySet):
    def undoable(self, account: object) -> Self:
        """Those that this account may still undo, the last first."""
        since = timezone.now() - UNDO
        return self.filter(by=account, at__gt=since, can_be_undone=True, undone_at=None).order_by(
            "-at", "-pk"
        )

    def standing(self) -> Self:
        return self.filter(undone_at=None)


class Decision(models.Model):
    """One act of one account on one row, named by its kind and key as an Assignment does.

    `words` is what stood on its button. `moved` says that the moves of the row tell of it too;
    `held` are the Message-IDs that wait for the minute in which it can be undone.
    """

    kind = models.CharField(max_length=20)
    key = models.PositiveBigIntegerField()
    act = models.CharField(max_length=20)
    words = models.CharField(max_length=250)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="+")
    at = models.DateTimeField(default=timezone.now)
    moved = models.BooleanField(default=False)
    can_be_undone = models.BooleanField(default=False)
    held = models.JSONField(default=list)
    undone_at = models.DateTimeField(null=True, blank=True)

    personal = Personal(
        about=(About(TRACE, "by", Fate.STAYS),),
        nobody="kind key act words at moved can_be_undone held undone_at",
    )

    objects = DecisionQuerySet.as_manager()

    class Meta:
        ordering = ["-at", "-pk"]
        indexes = [
            models.Index(fields=["by", "at"], name="desk_decision_of_account"),
            models.Index(fields=["kind", "key"], name="desk_decision_of_row"),
        ]
        permissions = [("manage_team", "Can give and take the roles of the desk")]

    def __str__(self) -> str:
        return self.words
