"""A place that a visitor asked for and whose address is not proven yet."""

from datetime import datetime, timedelta
from typing import Self

from django.db import models
from django.utils import timezone

from engagement.base.personal import About, Personal, Whose
from engagement.needs.models.shifts import Shift
from engagement.people.purposes import ACCOUNT

LIFE = timedelta(hours=24)


def tomorrow() -> datetime:
    return timezone.now() + LIFE


class PendingSignUpQuerySet(models.QuerySet):
    def of(self, email: str) -> Self:
        """Those that wait for the owner of this address, the latest first."""
        return self.filter(email=email, expires_at__gt=timezone.now()).order_by("-asked_at", "-pk")


class PendingSignUp(models.Model):
    """What somebody wanted when she asked for her sign-in code.

    It holds no seat. Anybody may have typed the address: to its owner it is offered, never taken
    for her, unless the browser that asked is the one in which she signs in.
    """

    email = models.EmailField()
    shift = models.ForeignKey(Shift, models.CASCADE, related_name="+")
    asked_at = models.DateTimeField(default=timezone.now)
    expires_at = models.DateTimeField(default=tomorrow)

    personal = Personal(
        whose=(Whose(address="email"),),
        about=(About(ACCOUNT, "email"),),
        nobody="shift asked_at expires_at",
    )

    objects = PendingSignUpQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["email", "shift"], name="pending_sign_up_once")
        ]

    def __str__(self) -> str:
        return f"{self.shift_id}: {self.asked_at:%d/%m/%Y}"
