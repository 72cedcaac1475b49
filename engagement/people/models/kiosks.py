"""Kiosks: a screen that anybody may touch, opened by a clerk or a relay."""

from datetime import datetime, timedelta
from typing import Self

from django.conf import settings
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from engagement.base.personal import About, Personal, Whose
from engagement.people.purposes import SERVING

LIFE = timedelta(hours=14)


def tonight() -> datetime:
    return timezone.now() + LIFE


class KioskQuerySet(models.QuerySet):
    def open(self) -> Self:
        return self.filter(closed_at=None, expires_at__gt=timezone.now())


class Kiosk(models.Model):
    """One screen for one day. Its session is nobody's account; a PIN leads back to sign-in."""

    place = models.CharField(_("lieu"), max_length=80)
    pin = models.CharField(max_length=128, editable=False)  # hashed
    opened_at = models.DateTimeField(_("ouverte le"), default=timezone.now)
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.CASCADE, related_name="kiosks", verbose_name=_("par")
    )
    expires_at = models.DateTimeField(_("jusqu’à"), default=tonight)
    closed_at = models.DateTimeField(_("fermée le"), null=True, blank=True)

    personal = Personal(
        whose=(Whose(path="by"),),
        about=(About(SERVING, "by place opened_at expires_at closed_at"),),
        nobody="pin",
    )

    objects = KioskQuerySet.as_manager()

    class Meta:
        ordering = ["-opened_at", "-pk"]
        verbose_name = _("borne")
        verbose_name_plural = _("bornes")

    def __str__(self) -> str:
        return self.place
