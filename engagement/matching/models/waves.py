"""Waves: people asked for a need that cannot wait, some at a time."""

from collections.abc import Mapping
from typing import ClassVar

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from engagement.base.models import LifeCycle, Move
from engagement.base.personal import TRACE, About, Fate, Personal


class Wave(LifeCycle):
    """Some people asked for one need: by the clock, by its association, or by the officer.

    `wanted` people at most are asked, of the `audience` (see actions/waves.py); `asked` and
    `expected` (the sum of their chances) count those written to so far. Sent in chunks, each with
    its counts in one transaction, so that whoever goes on with it asks nobody twice.
    """

    class Kind(models.TextChoices):
        CLOCK = "clock", _("automatique")
        ASKED = "asked", _("demandée par l’association")
        CAMPAIGN = "campaign", _("campagne de la ville")

    class State(models.TextChoices):
        RUNNING = "running", _("en cours")
        DONE = "done", _("partie")
        STOPPED = "stopped", _("arrêtée")

    TRANSITIONS: ClassVar[Mapping[str, frozenset[str]]] = {
        State.RUNNING: frozenset({State.DONE, State.STOPPED}),
        State.DONE: frozenset(),
        State.STOPPED: frozenset(),
    }

    need = models.ForeignKey("needs.Need", models.CASCADE, related_name="waves")
    kind = models.CharField(_("origine"), max_length=10, choices=Kind)
    state = models.CharField(_("état"), max_length=10, choices=State, default=State.RUNNING)
    audience = models.JSONField(_("à qui"), default=dict, blank=True)
    wanted = models.PositiveIntegerField(_("personnes à inviter"))
    asked = models.PositiveIntegerField(_("personnes invitées"), default=0)
    expected = models.FloatField(_("oui probables"), default=0)
    at = models.DateTimeField(_("le"), default=timezone.now)
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.SET_NULL, null=True, blank=True, related_name="+"
    )

    personal = Personal(
        about=(About(TRACE, "by", Fate.STAYS),),
        nobody="need kind state audience wanted asked expected at",
    )

    class Meta:
        ordering = ["-at", "-pk"]
        verbose_name = _("vague d’invitations")
        verbose_name_plural = _("vagues d’invitations")
        constraints = [
            models.UniqueConstraint(
                fields=["need"], condition=Q(state="running"), name="wave_one_running_per_need"
            )
        ]

    def __str__(self) -> str:
        return f"{self.need} · {self.at:%Y-%m-%d %H:%M}"


class WaveMove(Move):
    subject = models.ForeignKey(Wave, models.CASCADE, related_name="moves")
