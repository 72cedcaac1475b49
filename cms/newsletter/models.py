"""The city's letter, and what of it was frozen when it left."""

from collections.abc import Mapping
from typing import Any, ClassVar

from django.conf import settings
from django.core.exceptions import ValidationError
from django.db import models
from django.http import HttpRequest, HttpResponse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from wagtail.models import PreviewableMixin

from cms.newsletter import blocks
from cms.newsletter.rendering import preview_html
from cms.pages.fields import BodyField
from engagement.base.models import LifeCycle, Move, Sourced, set_exactly_in_state
from engagement.base.personal import no_person
from engagement.outbox.content import Content

ENGLISH = "en"


class Newsletter(PreviewableMixin, Sourced, LifeCycle):
    """A letter to all who agreed to it, or to some neighbourhoods, or to some tastes.

    French always; English beside it where somebody wrote it. `send_at` is when it may leave;
    `written_to` is the key of the last resident for whom a message was written.
    """

    class State(models.TextChoices):
        DRAFT = "draft", _("brouillon")
        PROPOSED = "proposed", _("proposée")
        SCHEDULED = "scheduled", _("programmée")
        SENDING = "sending", _("envoi en cours")
        SENT = "sent", _("envoyée")
        STOPPED = "stopped", _("arrêtée")

    TRANSITIONS: ClassVar[Mapping[str, frozenset[str]]] = {
        State.DRAFT: frozenset({State.PROPOSED, State.SCHEDULED}),
        State.PROPOSED: frozenset({State.DRAFT, State.SCHEDULED}),
        State.SCHEDULED: frozenset({State.DRAFT, State.SENDING}),
        State.SENDING: frozenset({State.SENT, State.STOPPED}),
        State.STOPPED: frozenset({State.SENDING}),
        State.SENT: frozenset(),
    }
    #: While nobody has been written to, its words and its audience may change.
    OPEN: ClassVar[tuple[str, ...]] = (State.DRAFT, State.PROPOSED)

    state = models.CharField(_("état"), max_length=10, choices=State, default=State.DRAFT)
    subject = models.CharField(
        _("objet"), max_length=120, help_text=_("Ce que l’on lit avant d’ouvrir la lettre.")
    )
    body = BodyField(blocks.BODY, verbose_name=_("lettre"))
    subject_en = models.CharField(_("objet en anglais"), max_length=120, blank=True)
    body_en = BodyField(
        blocks.BODY,
        blank=True,
        verbose_name=_("lettre en anglais"),
        help_text=_("Vide : tout le monde reçoit la lettre en français."),
    )
    neighbourhoods = models.ManyToManyField(
        "territory.Neighbourhood",
        blank=True,
        related_name="+",
        verbose_name=_("quartiers"),
        help_text=_("Aucun coché : toute la ville."),
    )
    interests = models.ManyToManyField(
        "territory.Interest",
        blank=True,
        related_name="+",
        verbose_name=_("goûts"),
        help_text=_("Aucun coché : tous les goûts."),
        limit_choices_to={"kind": "domain"},
    )
    created_at = models.DateTimeField(_("écrite le"), default=timezone.now, editable=False)
    send_at = models.DateTimeField(_("part le"), null=True, blank=True, editable=False)
    at_night = models.BooleanField(_("même la nuit"), default=False, editable=False)
    people = models.PositiveIntegerField(_("destinataires"), default=0, editable=False)
    written_to = models.BigIntegerField(default=0, editable=False)
    all_written = models.BooleanField(default=False, editable=False)

    personal = no_person(
        "state subject body subject_en body_en created_at send_at at_night people "
        "written_to all_written neighbourhoods interests"
    )

    class Meta(Sourced.Meta):
        ordering = ["-created_at", "-pk"]
        verbose_name = _("lettre")
        verbose_name_plural = _("lettres")
        permissions = [("send_newsletter", "Can send newsletters")]
        constraints = [
            *Sourced.Meta.constraints,
            set_exactly_in_state("send_at", "scheduled", "sending", "sent", "stopped"),
        ]

    def __str__(self) -> str:
        return self.subject

    def clean(self) -> None:
        super().clean()
        if bool(self.subject_en) != bool(self.body_en):
            raise ValidationError(_("En anglais : l’objet et la lettre, ou ni l’un ni l’autre."))

    @property
    def languages(self) -> list[str]:
        """Return the languages it is written in, French first."""
        return [settings.LANGUAGE_CODE, ENGLISH] if self.subject_en else [settings.LANGUAGE_CODE]

    def words_in(self, language: str) -> tuple[str, Any]:
        """Return its subject and its body in one of its languages."""
        if language == ENGLISH:
            return self.subject_en, self.body_en
        return self.subject, self.body

    @property
    def preview_modes(self) -> list[tuple[str, Any]]:
        return [(code, name) for code, name in settings.LANGUAGES]

    def serve_preview(self, request: HttpRequest, mode_name: str) -> HttpResponse:
        """Show the letter as it would leave now, in the language that the mode names."""
        subject, body = self.words_in(mode_name)
        return HttpResponse(preview_html(subject, body, mode_name))


class NewsletterMove(Move):
    subject = models.ForeignKey(Newsletter, models.CASCADE, related_name="moves")


class Edition(models.Model):
    """A letter in one language as it left: its parts, and what the outbox sends."""

    newsletter = models.ForeignKey(Newsletter, models.CASCADE, related_name="editions")
    language = models.CharField(max_length=10, choices=settings.LANGUAGES)
    title = models.CharField(max_length=120)
    parts = models.JSONField(default=list)
    content = models.OneToOneField(Content, models.PROTECT, related_name="+")

    personal = no_person("newsletter language title parts content")

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["newsletter", "language"], name="newsletter_edition_once_a_language"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.title} ({self.language})"
