"""Mandates: somebody lets the counter, or a relay, act in her name."""

from datetime import datetime, timedelta
from typing import Self

from django.conf import settings
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from engagement.base.personal import TRACE, About, Fate, Personal, Whose
from engagement.people.models.residents import Channel, Resident
from engagement.people.purposes import COUNTER

#: After it she is asked again.
LIFE = timedelta(days=365)


def a_year_on() -> datetime:
    return timezone.now() + LIFE


class MandateQuerySet(models.QuerySet):
    def valid(self) -> Self:
        """Those that she has not taken back and that are not over."""
        return self.filter(withdrawn_at=None, expires_at__gt=timezone.now())


class Mandate(models.Model):
    """What was read aloud to a resident, to which she said yes: who asked, when, where.

    `words` are kept as they were read. One taken by a clerk lets the counter act for her; one
    taken by a relay lets that account alone do so (people/mandates.py).
    """

    resident = models.ForeignKey(Resident, models.CASCADE, related_name="mandates")
    words = models.TextField(_("mots lus à voix haute"))
    place = models.CharField(_("lieu"), max_length=80)
    channel = models.CharField(_("reçu par"), max_length=10, choices=Channel)
    given_at = models.DateTimeField(_("donné le"), default=timezone.now)
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.SET_NULL,
        null=True,
        related_name="mandates_taken",
        verbose_name=_("reçu par qui"),
    )
    expires_at = models.DateTimeField(_("valable jusqu’au"), default=a_year_on)
    withdrawn_at = models.DateTimeField(_("repris le"), null=True, blank=True)

    personal = Personal(
        whose=(Whose(path="resident"),),
        about=(
            About(COUNTER, "resident words place channel given_at expires_at withdrawn_at"),
            About(TRACE, "by", Fate.STAYS),
        ),
    )

    objects = MandateQuerySet.as_manager()

    class Meta:
        ordering = ["given_at", "pk"]
        verbose_name = _("mandat")
        verbose_name_plural = _("mandats")
        permissions = [("serve_at_counter", "Can act for residents at the counter")]

    def __str__(self) -> str:
        return f"{self.resident}, {self.place}"
