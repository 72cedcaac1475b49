"""What the city says of an idea: in its field or not, why, and what comes next by when."""

from django.conf import settings
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from engagement.base.personal import TRACE, About, Fate, Personal
from engagement.ideas.models.ideas import Idea


class Frame(models.Model):
    """An answer of the city to an idea; the last one stands, those before it stay readable."""

    idea = models.ForeignKey(Idea, models.CASCADE, related_name="frames")
    fits = models.BooleanField(_("dans le champ de la ville"))
    reason = models.TextField(_("pourquoi"), max_length=1000)
    next_step = models.CharField(_("la suite"), max_length=200, blank=True)
    due_on = models.DateField(_("d’ici le"), null=True, blank=True)
    department = models.CharField(_("service qui la porte"), max_length=120, blank=True)
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.SET_NULL, null=True, blank=True, related_name="+"
    )
    at = models.DateTimeField(default=timezone.now)

    personal = Personal(
        about=(About(TRACE, "by", Fate.STAYS),),
        nobody="idea fits next_step due_on department at",
        mentions="reason",
    )

    class Meta:
        ordering = ["at", "pk"]
        get_latest_by = "at"
        verbose_name = _("cadre")
        verbose_name_plural = _("cadres")
        constraints = [
            models.CheckConstraint(
                condition=models.Q(fits=False)
                | (models.Q(due_on__isnull=False) & ~models.Q(next_step="")),
                name="frame_says_what_comes_next",
            )
        ]

    def __str__(self) -> str:
        return self.reason[:60]
