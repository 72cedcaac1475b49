"""A change of the address one signs in with: the new one proven, the old one agreed."""

import uuid
from datetime import datetime, timedelta

from django.conf import settings
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from engagement.base.personal import About, Personal, Whose
from engagement.people.purposes import ACCOUNT

LIFE = timedelta(days=7)
CODE_LIFE = timedelta(minutes=10)


def in_a_week() -> datetime:
    return timezone.now() + LIFE


class AddressChange(models.Model):
    """What an account asked for; deleted once it is done, stopped or over.

    The code that proves the new address is not kept, only its HMAC.
    """

    key = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    account = models.OneToOneField(
        settings.AUTH_USER_MODEL, models.CASCADE, related_name="address_change"
    )
    email = models.EmailField(_("nouvelle adresse"))
    code = models.CharField(max_length=64, editable=False)
    code_until = models.DateTimeField()
    tries = models.PositiveSmallIntegerField(default=0)
    proven_at = models.DateTimeField(_("nouvelle adresse prouvée le"), null=True)
    agreed_at = models.DateTimeField(_("ancienne adresse d’accord le"), null=True)
    asked_at = models.DateTimeField(default=timezone.now)
    expires_at = models.DateTimeField(default=in_a_week)

    personal = Personal(
        whose=(Whose(path="account"), Whose(address="email")),
        about=(
            About(ACCOUNT, "account email"),
            About(ACCOUNT, "key code", secret=True),
        ),
        nobody="code_until tries proven_at agreed_at asked_at expires_at",
    )

    class Meta:
        verbose_name = _("changement d’adresse")
        verbose_name_plural = _("changements d’adresse")

    def __str__(self) -> str:
        return f"{self.account_id}: {self.asked_at:%d/%m/%Y}"
