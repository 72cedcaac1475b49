"""Suggestions: a need proposed to a resident, with the reason as it was then."""

from collections.abc import Mapping
from datetime import timedelta
from typing import ClassVar, Self

from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from engagement.base.models import LifeCycle, Move
from engagement.base.personal import About, Personal, Whose
from engagement.people.purposes import SUGGESTIONS


class SuggestionQuerySet(models.QuerySet):
    def sent_within(self, days: int) -> Self:
        """Those that went out as a message in the last days: what a person was asked lately."""
        return self.filter(sent_at__gte=timezone.now() - timedelta(days=days))

    def awaiting(self) -> Self:
        """Those sent that were not declined and did not lapse."""
        return self.filter(state=Suggestion.State.SENT)


class Suggestion(LifeCycle):
    """One need proposed to one resident, once. "Accepted" is derived from sign-ups.

    A need that she saw on her own pages and declined has a row too, without `sent_at`. Whether
    she opened a message is not known: opening a page changes nothing.
    """

    class State(models.TextChoices):
        MADE = "made", _("préparée")
        SENT = "sent", _("envoyée")
        DECLINED = "declined", _("pas pour moi")
        EXPIRED = "expired", _("dépassée")

    class WhyNot(models.TextChoices):
        """What she may say when she declines; nothing is fine too."""

        FAR = "far", _("trop loin")
        TASTE = "taste", _("pas mon truc")
        TIME = "time", _("pas le temps")
        DONE = "done", _("déjà fait")

    TRANSITIONS: ClassVar[Mapping[str, frozenset[str]]] = {
        State.MADE: frozenset({State.SENT, State.DECLINED, State.EXPIRED}),
        State.SENT: frozenset({State.DECLINED, State.EXPIRED}),
        State.DECLINED: frozenset(),
        State.EXPIRED: frozenset({State.DECLINED}),
    }

    need = models.ForeignKey("needs.Need", models.CASCADE, related_name="suggestions")
    resident = models.ForeignKey("people.Resident", models.CASCADE, related_name="suggestions")
    state = models.CharField(_("état"), max_length=10, choices=State, default=State.MADE)
    score = models.FloatField(_("score"))
    chance = models.FloatField(_("chance estimée d’un oui"))
    terms = models.JSONField(
        _("termes"), help_text=_("Chaque terme du score, tel qu’il a été calculé.")
    )
    rules_version = models.CharField(_("version des règles"), max_length=20)
    why_not = models.CharField(_("raison du non"), max_length=10, choices=WhyNot, blank=True)
    digest = models.ForeignKey(
        "matching.DigestRun",
        models.SET_NULL,
        null=True,
        blank=True,
        related_name="suggestions",
        verbose_name=_("lettre de la semaine"),
    )
    created_at = models.DateTimeField(_("préparée le"), default=timezone.now)
    sent_at = models.DateTimeField(_("envoyée le"), null=True, blank=True)

    personal = Personal(
        whose=(Whose(path="resident"),),
        about=(
            About(SUGGESTIONS, "need resident state score chance terms why_not created_at sent_at"),
        ),
        nobody="rules_version digest",
    )

    objects = SuggestionQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["need", "resident"], name="suggestion_once_per_pair"),
            models.CheckConstraint(
                condition=~models.Q(state="sent") | models.Q(sent_at__isnull=False),
                name="suggestion_sent_has_its_time",
            ),
            models.CheckConstraint(
                condition=models.Q(why_not="") | models.Q(state="declined"),
                name="suggestion_why_not_only_where_declined",
            ),
        ]
        indexes = [models.Index(fields=["sent_at", "resident"])]
        verbose_name = _("suggestion")
        verbose_name_plural = _("suggestions")

    def __str__(self) -> str:
        return f"{self.need} → {self.resident}"


class SuggestionMove(Move):
    subject = models.ForeignKey(Suggestion, models.CASCADE, related_name="moves")
