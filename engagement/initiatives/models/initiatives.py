"""Initiatives: the domain truth behind the editorial pages."""

from collections.abc import Mapping
from typing import ClassVar, Self

from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from engagement.base.models import LifeCycle, Move, Sourced
from engagement.base.personal import no_person


class InitiativeQuerySet(models.QuerySet):
    def visible(self) -> Self:
        return self.filter(is_public=True).exclude(state=Initiative.State.ABANDONED)


class Initiative(Sourced, LifeCycle):
    """Something residents and the city carry together, with its stage and its place."""

    class State(models.TextChoices):
        ANNOUNCED = "announced", _("annoncée")
        PREPARING = "preparing", _("en préparation")
        UNDER_WAY = "under_way", _("en cours")
        FINISHED = "finished", _("terminée")
        ABANDONED = "abandoned", _("abandonnée")

    TRANSITIONS: ClassVar[Mapping[str, frozenset[str]]] = {
        State.ANNOUNCED: frozenset({State.PREPARING, State.UNDER_WAY, State.ABANDONED}),
        State.PREPARING: frozenset({State.UNDER_WAY, State.ABANDONED}),
        State.UNDER_WAY: frozenset({State.FINISHED, State.ABANDONED}),
        State.FINISHED: frozenset(),
        State.ABANDONED: frozenset({State.ANNOUNCED}),
    }

    title = models.CharField(_("titre"), max_length=160)
    summary = models.TextField(_("en deux phrases"), blank=True)
    state = models.CharField(_("étape"), max_length=10, choices=State, default=State.ANNOUNCED)
    is_public = models.BooleanField(_("visible de tous"), default=True)
    neighbourhood = models.ForeignKey(
        "territory.Neighbourhood",
        models.SET_NULL,
        null=True,
        blank=True,
        related_name="initiatives",
        verbose_name=_("quartier"),
        help_text=_("Vide : toute la ville."),
    )
    interests = models.ManyToManyField(
        "territory.Interest", blank=True, related_name="initiatives", verbose_name=_("domaines")
    )
    ideas = models.ManyToManyField(
        "ideas.Idea",
        blank=True,
        related_name="initiatives",
        verbose_name=_("idées dont elle vient"),
    )
    from_residents = models.TextField(
        _("ce qui vient des habitants"),
        max_length=400,
        blank=True,
        help_text=_("Rempli, il donne à l’initiative son label citoyen."),
    )
    created_at = models.DateTimeField(_("créée le"), default=timezone.now)

    personal = no_person(
        "title state is_public neighbourhood created_at interests ideas",
        mentions="summary from_residents",
    )

    objects = InitiativeQuerySet.as_manager()

    class Meta(Sourced.Meta):
        ordering = ["title"]
        verbose_name = _("initiative")
        verbose_name_plural = _("initiatives")

    def __str__(self) -> str:
        return self.title


class InitiativeMove(Move):
    subject = models.ForeignKey(Initiative, models.CASCADE, related_name="moves")
