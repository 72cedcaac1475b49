"""Residents: who lives here, what they like, what they agreed to."""

import uuid
from typing import Self

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from engagement.base.models import Sourced
from engagement.base.personal import TRACE, About, Fate, Personal, Whose
from engagement.people.purposes import (
    ABOUT_YOU,
    ACCOUNT,
    NEWSLETTER,
    PROOF,
    STATISTICS,
    SUGGESTIONS,
)


class Channel(models.TextChoices):
    """How somebody reached us; kept on everything people do."""

    WEB = "web", _("site")
    PHONE = "phone", _("téléphone")
    COUNTER = "counter", _("guichet")
    KIOSK = "kiosk", _("borne")
    PAPER = "paper", _("papier")


class ResidentQuerySet(models.QuerySet):
    def taking_suggestions(self) -> Self:
        """Those who agreed to suggestions and have not paused them."""
        return self.filter(suggestions_since__isnull=False).filter(
            Q(paused_until__isnull=True) | Q(paused_until__lte=timezone.localdate())
        )

    def taking_newsletter(self) -> Self:
        """Those who agreed to the newsletter and can be written to."""
        return self.filter(newsletter_since__isnull=False).exclude(email="")


class Resident(Sourced):
    """A person of the city, with or without e-mail, with or without an account.

    One account may look after several residents (oneself, a child, a parent); the address is
    not unique, because couples share one.
    """

    public_id = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    account = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.SET_NULL, null=True, blank=True, related_name="residents"
    )
    is_self = models.BooleanField(_("titulaire du compte"), default=False)
    name = models.CharField(_("prénom ou nom d’usage"), max_length=120, blank=True)
    email = models.EmailField(_("adresse électronique"), blank=True)
    phone = models.CharField(_("téléphone"), max_length=30, blank=True)
    # For letters, as it stands on an envelope. Asked at the counter alone, where nothing else
    # reaches her.
    postal_address = models.TextField(_("adresse postale"), max_length=250, blank=True)
    language = models.CharField(
        _("langue"), max_length=5, choices=settings.LANGUAGES, default=settings.LANGUAGE_CODE
    )
    neighbourhood = models.ForeignKey(
        "territory.Neighbourhood",
        models.SET_NULL,
        null=True,
        blank=True,
        related_name="residents",
        verbose_name=_("quartier"),
    )
    # Needs from 16 years on ask the birth date of a child, each time, and keep none.
    is_child = models.BooleanField(_("moins de 18 ans"), default=False)
    # people/half_days.py; 0 is nothing said.
    half_days = models.PositiveIntegerField(_("demi-journées"), default=0)
    # Her private calendar address holds this number: another one ends the address before; 0: none.
    calendar_number = models.PositiveIntegerField(default=0, editable=False)
    interests = models.ManyToManyField(
        "territory.Interest", blank=True, related_name="residents", verbose_name=_("goûts")
    )
    suggestions_since = models.DateTimeField(_("suggestions acceptées le"), null=True, blank=True)
    newsletter_since = models.DateTimeField(_("lettre acceptée le"), null=True, blank=True)
    monthly_cap = models.PositiveSmallIntegerField(_("suggestions par mois au plus"), default=4)
    paused_until = models.DateField(_("en pause jusqu’au"), null=True, blank=True)
    channel = models.CharField(_("arrivé par"), max_length=10, choices=Channel, default=Channel.WEB)
    created_at = models.DateTimeField(_("arrivé le"), default=timezone.now)

    personal = Personal(
        whose=(Whose(path=""),),
        about=(
            About(ABOUT_YOU, "name email phone postal_address language"),
            About(ABOUT_YOU, "public_id", Fate.RENEWED),
            About(ABOUT_YOU, "is_child"),
            About(ABOUT_YOU, "calendar_number", Fate.EMPTIED, secret=True),
            About(ACCOUNT, "account is_self"),
            About(SUGGESTIONS, "half_days interests suggestions_since monthly_cap paused_until"),
            About(NEWSLETTER, "newsletter_since"),
            About(STATISTICS, "neighbourhood channel created_at", Fate.STAYS),
        ),
        goes=False,
        stays_because=_("des inscriptions passées en dépendent, comptées sans nom"),
    )

    objects = ResidentQuerySet.as_manager()

    class Meta(Sourced.Meta):
        verbose_name = _("habitant·e")
        verbose_name_plural = _("habitant·es")
        constraints = [
            *Sourced.Meta.constraints,
            models.UniqueConstraint(
                fields=["account"],
                condition=Q(account__isnull=False, is_self=True),
                name="resident_one_self_per_account",
            ),
        ]

    def __str__(self) -> str:
        return self.name or self.email or str(self.public_id)

    @property
    def takes_suggestions(self) -> bool:
        paused = self.paused_until and self.paused_until > timezone.localdate()
        return self.suggestions_since is not None and not paused


class ConsentRecord(models.Model):
    """One row each time somebody agrees to something or takes it back (RGPD art. 7.1)."""

    class Purpose(models.TextChoices):
        SUGGESTIONS = "suggestions", _("recevoir des suggestions")
        NEWSLETTER = "newsletter", _("recevoir la lettre de la ville")

    resident = models.ForeignKey(Resident, models.CASCADE, related_name="consents")
    purpose = models.CharField(max_length=20, choices=Purpose)
    given = models.BooleanField()
    at = models.DateTimeField(default=timezone.now)
    channel = models.CharField(max_length=10, choices=Channel, default=Channel.WEB)
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.SET_NULL, null=True, blank=True, related_name="+"
    )

    personal = Personal(
        whose=(Whose(path="resident"),),
        about=(About(PROOF, "resident purpose given at channel"), About(TRACE, "by", Fate.STAYS)),
    )

    class Meta:
        ordering = ["at", "pk"]

    def __str__(self) -> str:
        return f"{self.purpose}: {'oui' if self.given else 'non'}"
