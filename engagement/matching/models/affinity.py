"""What answers taught: one row each time something better was learned, none ever edited."""

from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from engagement.base.personal import no_person


class AffinityTable(models.Model):
    """Which likes go with which needs (affinity.py); the newest row holds, none means no effect.

    `content` are the fields of learned.Learned. The losses are the mean of −ln p of the latest
    answers, `held_out` of them, which were not among the `learned_from`.
    """

    content = models.JSONField()
    learned_from = models.PositiveIntegerField(_("réponses apprises"))
    held_out = models.PositiveIntegerField(_("réponses d’essai"))
    new_loss = models.FloatField(_("perte"))
    old_loss = models.FloatField(_("perte d’avant"))
    at = models.DateTimeField(_("le"), default=timezone.now)

    personal = no_person("content learned_from held_out new_loss old_loss at")

    class Meta:
        ordering = ["-pk"]
        verbose_name = _("table d’affinités")
        verbose_name_plural = _("tables d’affinités")

    def __str__(self) -> str:
        return f"{self.at:%Y-%m-%d}"
