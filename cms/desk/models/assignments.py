"""Who answers a row of the desk, and by when."""

from django.conf import settings
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from engagement.base.personal import TRACE, About, Fate, Personal, Whose


class Assignment(models.Model):
    """A row, named by its kind ("need") and key, is somebody's to answer by a day.

    Kept after the answer: the row may wait again, and it is still hers.
    """

    kind = models.CharField(max_length=20)
    key = models.PositiveBigIntegerField()
    to = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.CASCADE, related_name="+", verbose_name=_("confié à")
    )
    due_on = models.DateField(_("à répondre le"), null=True, blank=True)
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.SET_NULL, null=True, blank=True, related_name="+"
    )
    since = models.DateTimeField(default=timezone.now)

    personal = Personal(
        whose=(Whose(path="to"),),
        about=(About(TRACE, "to due_on since"), About(TRACE, "by", Fate.STAYS)),
        nobody="kind key",
    )

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["kind", "key"], name="desk_assignment_once_per_row")
        ]
        permissions = [("answer_assigned", "Can answer what is assigned to her")]

    def __str__(self) -> str:
        return f"{self.kind}:{self.key} · {self.to}"
