"""Badges: what a person shows at the gate, and the keys that sign them."""

from typing import Self

from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from engagement.base.personal import About, Fate, Personal, Whose, no_person
from engagement.events.models.events import Event
from engagement.events.purposes import GATE
from engagement.people.purposes import STATISTICS


class BadgeKey(models.Model):
    """An Ed25519 pair that signs the badges of one event; the newest unrevoked one signs.

    `secret` is the private key sealed under SIGNING_KEY. Retired keys still verify what they
    signed, revoked ones nothing.
    """

    event = models.ForeignKey(Event, models.CASCADE, related_name="badge_keys")
    public = models.BinaryField(max_length=32)
    secret = models.BinaryField()
    made_at = models.DateTimeField(default=timezone.now)
    revoked_at = models.DateTimeField(_("révoquée le"), null=True, blank=True)

    personal = no_person("event public secret made_at revoked_at")

    class Meta:
        ordering = ["pk"]
        verbose_name = _("clé des badges")
        verbose_name_plural = _("clés des badges")

    def __str__(self) -> str:
        return f"{self.pk} · {self.event}"


class BadgeQuerySet(models.QuerySet):
    def valid(self) -> Self:
        return self.filter(revoked_at=None, key__revoked_at=None)


class Badge(models.Model):
    """One person at one event: 128 random bits that are signed, and a code to type.

    `code` has no look-alike letters. Nothing in the payload says who she is.
    """

    event = models.ForeignKey(Event, models.CASCADE, related_name="badges")
    resident = models.ForeignKey("people.Resident", models.CASCADE, related_name="badges")
    key = models.ForeignKey(BadgeKey, models.PROTECT, related_name="badges")
    secret = models.BinaryField(_("aléa"), max_length=16, unique=True)
    code = models.CharField(_("code à taper"), max_length=12)
    # Shown to whoever keeps the gate when she comes: "brings the keys".
    hint = models.CharField(_("à dire à l’accueil"), max_length=120, blank=True)
    made_at = models.DateTimeField(default=timezone.now)
    revoked_at = models.DateTimeField(_("révoqué le"), null=True, blank=True)

    personal = Personal(
        whose=(Whose(path="resident"),),
        about=(
            About(GATE, "hint"),
            About(GATE, "code", Fate.RENEWED),
            About(GATE, "secret", Fate.RENEWED, secret=True),
            About(STATISTICS, "resident event made_at", Fate.STAYS),
        ),
        goes=False,
        stays_because=_("les passages comptés à l’accueil en dépendent"),
        nobody="key revoked_at",
    )

    objects = BadgeQuerySet.as_manager()

    class Meta:
        ordering = ["pk"]
        verbose_name = _("badge")
        verbose_name_plural = _("badges")
        constraints = [
            models.UniqueConstraint(fields=["event", "code"], name="badge_code_once_per_event"),
            models.UniqueConstraint(
                fields=["event", "resident"],
                condition=Q(revoked_at__isnull=True),
                name="badge_one_valid_per_person",
            ),
        ]

    def __str__(self) -> str:
        return self.code
