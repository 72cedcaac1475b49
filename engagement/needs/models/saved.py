"""What a resident puts aside for later, and the friends she brought."""

from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from engagement.base.personal import About, Personal, Whose
from engagement.needs.models.needs import Need
from engagement.people.purposes import ABOUT_YOU


class SavedNeed(models.Model):
    """A need that somebody keeps for later; nobody else learns of it."""

    resident = models.ForeignKey("people.Resident", models.CASCADE, related_name="saved")
    need = models.ForeignKey(Need, models.CASCADE, related_name="+")
    at = models.DateTimeField(default=timezone.now)

    personal = Personal(
        whose=(Whose(path="resident"),), about=(About(ABOUT_YOU, "resident need at"),)
    )

    class Meta:
        ordering = ["-at", "-pk"]
        verbose_name = _("besoin gardé")
        verbose_name_plural = _("besoins gardés")
        constraints = [models.UniqueConstraint(fields=["resident", "need"], name="saved_need_once")]

    def __str__(self) -> str:
        return f"{self.resident_id}: {self.need_id}"


class FriendLink(models.Model):
    """Somebody asked friends along to a need. Of who came by it only the number is kept."""

    resident = models.ForeignKey("people.Resident", models.CASCADE, related_name="friend_links")
    need = models.ForeignKey(Need, models.CASCADE, related_name="+")
    came = models.PositiveIntegerField(_("inscriptions"), default=0)
    at = models.DateTimeField(default=timezone.now)

    personal = Personal(
        whose=(Whose(path="resident"),), about=(About(ABOUT_YOU, "resident need came at"),)
    )

    class Meta:
        ordering = ["-at", "-pk"]
        verbose_name = _("invitation d’amis")
        verbose_name_plural = _("invitations d’amis")
        constraints = [
            models.UniqueConstraint(fields=["resident", "need"], name="friend_link_once")
        ]

    def __str__(self) -> str:
        return f"{self.resident_id}: {self.need_id}"
