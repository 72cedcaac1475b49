"""What the organisers say on the day, and what they report after it."""

from django.conf import settings
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from engagement.base.models import both_or_neither
from engagement.base.personal import TRACE, About, Fate, Personal
from engagement.events.models.events import Event


class Broadcast(models.Model):
    """A message of the organisers to people of the fête."""

    class Audience(models.TextChoices):
        HERE = "here", _("qui est sur place")
        HELPERS = "helpers", _("les bénévoles")
        EVERYBODY = "everybody", _("toutes les personnes inscrites")

    event = models.ForeignKey(Event, models.CASCADE, related_name="broadcasts")
    audience = models.CharField(_("à qui"), max_length=10, choices=Audience)
    text = models.CharField(_("message"), max_length=600)
    people = models.PositiveIntegerField(_("personnes prévenues"), default=0)
    sent_at = models.DateTimeField(default=timezone.now)
    sent_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")

    personal = Personal(
        about=(About(TRACE, "sent_by", Fate.STAYS),),
        mentions="text",
        nobody="event audience people sent_at",
    )

    class Meta:
        ordering = ["-sent_at", "-pk"]
        verbose_name = _("annonce")
        verbose_name_plural = _("annonces")
        constraints = [both_or_neither("sent_at", "sent_by")]

    def __str__(self) -> str:
        return self.text


class Report(models.Model):
    """How the fête went, in one standard form; without it the event is not closed.

    `figures` are counted when it is published and stay: registered, came, tallied, first-timers,
    by neighbourhood, by channel, hours given. Nobody's name is in them.
    """

    event = models.OneToOneField(Event, models.CASCADE, related_name="report")
    decided = models.TextField(_("ce qui a été décidé"), blank=True)
    came_of_it = models.TextField(_("ce que cela a donné"))
    next_steps = models.TextField(_("et maintenant"), blank=True)
    figures = models.JSONField(default=dict)
    published_at = models.DateTimeField(_("publié le"), default=timezone.now)
    published_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")

    personal = Personal(
        about=(About(TRACE, "published_by", Fate.STAYS),),
        mentions="decided came_of_it next_steps",
        nobody="event figures published_at",
    )

    class Meta:
        verbose_name = _("bilan")
        verbose_name_plural = _("bilans")
        constraints = [both_or_neither("published_at", "published_by")]

    def __str__(self) -> str:
        return str(self.event)
