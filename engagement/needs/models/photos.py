"""The photos of a need beyond its first."""

from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from engagement.base.personal import no_person
from engagement.needs.models.needs import Need


class NeedPhoto(models.Model):
    """One more photo of a need; cards and shared pages show `Need.picture` alone."""

    MOST = 4  # for each need, beyond its first

    need = models.ForeignKey(Need, models.CASCADE, related_name="photos")
    picture = models.ForeignKey("media.Picture", models.CASCADE, related_name="+")
    at = models.DateTimeField(default=timezone.now)

    personal = no_person("need picture at")

    class Meta:
        ordering = ["at", "pk"]
        verbose_name = _("photo d’un besoin")
        verbose_name_plural = _("photos de besoins")

    def __str__(self) -> str:
        return str(self.picture)
