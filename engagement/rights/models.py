"""What the rights of people leave behind: that somebody was erased, never who; who was warned."""

from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from engagement.base.personal import About, Basis, Personal, Purpose, Whose, no_person

RIGHTS = Purpose(
    title=_("Votre départ"),
    why=_("Vous prévenir avant d’effacer un compte qui ne sert plus."),
    basis=Basis.LAW,
    kept=_("jusqu’à votre retour, ou votre effacement"),
    seen_by=_("personne"),
)


class Erasure(models.Model):
    """One person erased. `key` is a hash of the random number that she had (ledger.py)."""

    class Why(models.TextChoices):
        ASKED = "asked", _("à sa demande")
        AWAY = "away", _("24 mois sans venir")
        AGAIN = "again", _("de nouveau, après une sauvegarde restaurée")

    key = models.CharField(max_length=64, unique=True)
    why = models.CharField(_("pourquoi"), max_length=10, choices=Why)
    at = models.DateTimeField(_("le"), default=timezone.now)

    personal = no_person("key why at")

    class Meta:
        ordering = ["at", "pk"]
        verbose_name = _("effacement")
        verbose_name_plural = _("effacements")

    def __str__(self) -> str:
        return f"{self.key[:8]} {self.at:%Y-%m-%d}"


class Warned(models.Model):
    """A resident who was told that she has not come for 23 months."""

    resident = models.OneToOneField("people.Resident", models.CASCADE, related_name="warned")
    at = models.DateTimeField(default=timezone.now)

    personal = Personal(whose=(Whose(path="resident"),), about=(About(RIGHTS, "resident at"),))

    def __str__(self) -> str:
        return f"{self.at:%Y-%m-%d}"


class FormerNumber(models.Model):
    """The number of a row that became one with hers: a back-up may still hold it apart."""

    resident = models.ForeignKey("people.Resident", models.CASCADE, related_name="former_numbers")
    key = models.CharField(max_length=64, unique=True)

    personal = Personal(
        whose=(Whose(path="resident"),), about=(About(RIGHTS, "resident"),), nobody="key"
    )

    def __str__(self) -> str:
        return self.key[:8]
