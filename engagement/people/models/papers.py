"""Paper: forms with a number, handed out in the street and typed in once."""

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from engagement.base.personal import TRACE, About, Fate, Personal, Whose
from engagement.people.models.residents import Resident
from engagement.people.purposes import COUNTER


class PaperCampaign(models.Model):
    """Forms printed together: for a market, a building, a letterbox."""

    title = models.CharField(_("pour quoi"), max_length=120)
    made_at = models.DateTimeField(_("imprimée le"), default=timezone.now)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="+")

    personal = Personal(about=(About(TRACE, "by", Fate.STAYS),), nobody="title made_at")

    class Meta:
        ordering = ["-made_at", "-pk"]
        verbose_name = _("campagne de papier")
        verbose_name_plural = _("campagnes de papier")

    def __str__(self) -> str:
        return self.title


class PaperForm(models.Model):
    """One sheet. `number` stands on it and in its QR; typed in, it knows whose it became."""

    campaign = models.ForeignKey(PaperCampaign, models.CASCADE, related_name="forms")
    number = models.CharField(_("numéro"), max_length=12, unique=True)
    typed_at = models.DateTimeField(_("saisi le"), null=True, blank=True)
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.SET_NULL, null=True, blank=True, related_name="+"
    )
    resident = models.ForeignKey(
        Resident, models.SET_NULL, null=True, blank=True, related_name="paper_forms"
    )

    personal = Personal(
        whose=(Whose(path="resident"),),
        about=(
            About(COUNTER, "resident"),
            About(COUNTER, "number", Fate.RENEWED),
            About(TRACE, "by", Fate.STAYS),
        ),
        nobody="campaign typed_at",
        goes=False,
        stays_because=_("une feuille déjà saisie ne l’est pas deux fois"),
    )

    class Meta:
        ordering = ["pk"]
        verbose_name = _("formulaire en papier")
        verbose_name_plural = _("formulaires en papier")
        constraints = [
            models.CheckConstraint(
                condition=Q(typed_at__isnull=False) | Q(resident__isnull=True),
                name="paper_form_is_somebody_s_once_typed",
            )
        ]

    def __str__(self) -> str:
        return self.number
