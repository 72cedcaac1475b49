"""Relays: a social centre, the nacelle, that serves people where they are."""

from typing import Self

from django.conf import settings
from django.db import models
from django.db.models import F
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from engagement.base.personal import TRACE, About, Fate, Personal, Whose
from engagement.people.purposes import SERVING


class RelayRightQuerySet(models.QuerySet):
    def valid(self) -> Self:
        return self.filter(revoked_at=None, expires_at__gt=timezone.now())


class RelayRight(models.Model):
    """The right of an account outside the town hall to serve people, at one place, for a time."""

    account = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.CASCADE,
        related_name="relay_rights",
        verbose_name=_("relais"),
    )
    place = models.CharField(_("lieu"), max_length=80)
    purpose = models.CharField(_("pour quoi"), max_length=200)
    granted_at = models.DateTimeField(_("donné le"), default=timezone.now)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="+")
    expires_at = models.DateTimeField(_("valable jusqu’au"))
    revoked_at = models.DateTimeField(_("retiré le"), null=True, blank=True)

    personal = Personal(
        whose=(Whose(path="account"),),
        about=(
            About(SERVING, "account place purpose granted_at expires_at revoked_at"),
            About(TRACE, "by", Fate.STAYS),
        ),
    )

    objects = RelayRightQuerySet.as_manager()

    class Meta:
        ordering = ["-granted_at", "-pk"]
        verbose_name = _("droit de relais")
        verbose_name_plural = _("droits de relais")
        permissions = [("grant_relay", "Can let relays serve people, and stop them")]

    def __str__(self) -> str:
        return f"{self.account}, {self.place}"


class Outing(models.Model):
    """A day among people: how many were spoken to, and how many of them did not know us.

    Counted by a thumb, without a name. One day, one place, one account.
    """

    place = models.CharField(_("lieu"), max_length=80)
    neighbourhood = models.ForeignKey(
        "territory.Neighbourhood",
        models.SET_NULL,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("quartier"),
    )
    day = models.DateField(_("jour"))
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.SET_NULL,
        null=True,
        related_name="outings",
        verbose_name=_("relais"),
    )
    contacts = models.PositiveIntegerField(_("personnes rencontrées"), default=0)
    newcomers = models.PositiveIntegerField(_("dont nouvelles"), default=0)

    personal = Personal(
        about=(About(TRACE, "by", Fate.STAYS),),
        nobody="place neighbourhood day contacts newcomers",
    )

    class Meta:
        ordering = ["-day", "-pk"]
        verbose_name = _("sortie")
        verbose_name_plural = _("sorties")
        constraints = [
            models.UniqueConstraint(fields=["day", "place", "by"], name="outing_once_a_day"),
            models.CheckConstraint(
                condition=models.Q(newcomers__lte=F("contacts")), name="outing_newcomers_are_met"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.place}, {self.day:%d/%m/%Y}"
