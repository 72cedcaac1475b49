"""The weekly letter: one run a week, which another process may go on with."""

from collections.abc import Mapping
from typing import ClassVar

from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from engagement.base.models import LifeCycle, Move
from engagement.base.personal import no_person


class DigestRun(LifeCycle):
    """The suggestions of one week, first shared out among all residents, then told.

    Its rows are the suggestions that point to it: MADE while nobody was written to, SENT after.
    """

    class State(models.TextChoices):
        SHARING = "sharing", _("répartition en cours")
        TELLING = "telling", _("envoi en cours")
        DONE = "done", _("terminé")

    TRANSITIONS: ClassVar[Mapping[str, frozenset[str]]] = {
        State.SHARING: frozenset({State.TELLING}),
        State.TELLING: frozenset({State.DONE}),
        State.DONE: frozenset(),
    }

    week = models.DateField(_("semaine du"), unique=True, help_text=_("Son lundi."))
    state = models.CharField(_("état"), max_length=10, choices=State, default=State.SHARING)
    people = models.PositiveIntegerField(_("personnes retenues"), default=0)
    told = models.PositiveIntegerField(_("personnes prévenues"), default=0)
    left_out = models.PositiveIntegerField(_("personnes écartées depuis"), default=0)
    figures = models.JSONField(_("chiffres"), default=dict, blank=True)
    started_at = models.DateTimeField(_("commencé le"), default=timezone.now)

    personal = no_person("week state people told left_out figures started_at")

    class Meta:
        ordering = ["-week"]
        verbose_name = _("lettre de la semaine")
        verbose_name_plural = _("lettres de la semaine")

    def __str__(self) -> str:
        return f"{self.week}"


class DigestMove(Move):
    subject = models.ForeignKey(DigestRun, models.CASCADE, related_name="moves")
