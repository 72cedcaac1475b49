"""Claim codes: what is on a receipt, so that she may make an account of her own later."""

from datetime import datetime, timedelta
from typing import Self

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from engagement.base.personal import TRACE, About, Fate, Personal, Whose
from engagement.people.models.residents import Resident
from engagement.people.purposes import COUNTER

LIFE = timedelta(days=400)


def later() -> datetime:
    return timezone.now() + LIFE


class ClaimCodeQuerySet(models.QuerySet):
    def unused(self) -> Self:
        """Those that neither served nor were replaced; expired ones among them."""
        return self.filter(used_at=None, replaced_at=None)

    def live(self) -> Self:
        return self.unused().filter(expires_at__gt=timezone.now())


class ClaimCode(models.Model):
    """A code for one resident, for one use; the code itself is not kept, only its HMAC.

    A new one replaces the one before, which may be lost.
    """

    resident = models.ForeignKey(Resident, models.CASCADE, related_name="claim_codes")
    digest = models.CharField(max_length=64, unique=True, editable=False)
    made_at = models.DateTimeField(_("donné le"), default=timezone.now)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="+")
    expires_at = models.DateTimeField(_("valable jusqu’au"), default=later)
    replaced_at = models.DateTimeField(_("remplacé le"), null=True, blank=True)
    used_at = models.DateTimeField(_("utilisé le"), null=True, blank=True)
    account = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.SET_NULL, null=True, blank=True, related_name="+"
    )

    personal = Personal(
        whose=(Whose(path="resident"), Whose(path="account")),
        about=(
            About(COUNTER, "resident made_at expires_at replaced_at used_at account"),
            About(COUNTER, "digest", secret=True),
            About(TRACE, "by", Fate.STAYS),
        ),
    )

    objects = ClaimCodeQuerySet.as_manager()

    class Meta:
        ordering = ["made_at", "pk"]
        verbose_name = _("code de récupération")
        verbose_name_plural = _("codes de récupération")
        constraints = [
            models.UniqueConstraint(
                fields=["resident"],
                condition=Q(used_at__isnull=True, replaced_at__isnull=True),
                name="claim_code_one_unused_per_person",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.resident}, {self.made_at:%d/%m/%Y}"
