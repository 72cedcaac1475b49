"""What people do with messages that no machine sends: each try of a call, each batch of letters."""

import uuid
from typing import ClassVar

from django.conf import settings
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from engagement.base.models import both_or_neither
from engagement.base.personal import TRACE, About, Fate, Personal


class LetterBatch(models.Model):
    """Letters printed together; the PDF is made again from them at each download."""

    key = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    created_at = models.DateTimeField(_("préparé le"), default=timezone.now)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="+")
    posted_at = models.DateTimeField(_("posté le"), null=True, blank=True)
    posted_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="+"
    )

    personal = Personal(
        about=(About(TRACE, "by posted_by", Fate.STAYS),), nobody="key created_at posted_at"
    )

    class Meta:
        ordering: ClassVar[list[str]] = ["-created_at", "-key"]
        constraints: ClassVar[list[models.BaseConstraint]] = [
            both_or_neither("posted_at", "posted_by")
        ]

    def __str__(self) -> str:
        return f"{self.created_at:%Y-%m-%d %H:%M}"


class CallTry(models.Model):
    """One try to tell a message by telephone, and what came of it."""

    class Outcome(models.TextChoices):
        REACHED = "reached", _("jointe")
        YES = "yes", _("jointe, dit oui")
        NO = "no", _("jointe, dit non")
        NO_ANSWER = "no_answer", _("pas de réponse")
        WRONG_NUMBER = "wrong_number", _("mauvais numéro")

    message = models.ForeignKey("outbox.Message", models.CASCADE, related_name="tries")
    outcome = models.CharField(max_length=12, choices=Outcome)
    at = models.DateTimeField(default=timezone.now)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="+")

    personal = Personal(about=(About(TRACE, "by", Fate.STAYS),), nobody="message outcome at")

    class Meta:
        ordering: ClassVar[list[str]] = ["at", "pk"]

    def __str__(self) -> str:
        return f"{self.outcome} {self.at:%Y-%m-%d %H:%M}"
