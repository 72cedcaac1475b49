"""The log of guests who became known: which row joined which account, by whose word."""

from django.conf import settings
from django.db import models
from django.utils import timezone

from engagement.base.personal import About, Personal, Whose
from engagement.people.models.residents import Resident
from engagement.people.purposes import ABOUT_YOU


class GuestJoin(models.Model):
    """A guest’s row came to an account that had proven the address she gave."""

    resident = models.ForeignKey(Resident, models.CASCADE, related_name="guest_joins")
    #: The guest’s row, which may be gone.
    guest = models.UUIDField()
    is_self = models.BooleanField()
    at = models.DateTimeField(default=timezone.now)
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.SET_NULL, null=True, blank=True, related_name="+"
    )

    personal = Personal(
        whose=(Whose(path="resident"),),
        about=(About(ABOUT_YOU, "resident guest is_self at by"),),
    )

    class Meta:
        ordering = ["at", "pk"]

    def __str__(self) -> str:
        return f"{self.resident_id}: {self.at:%d/%m/%Y}"
