"""Associations: what they say about themselves, and whether residents see them."""

from collections.abc import Mapping
from datetime import datetime
from typing import ClassVar, Self

from django.conf import settings
from django.core.exceptions import ValidationError
from django.core.validators import RegexValidator
from django.db import models
from django.db.models import F, OuterRef, Subquery
from django.db.models.functions import Coalesce
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from stdnum.fr import siren, siret

from engagement.base.models import LifeCycle, Move, Sourced, both_or_neither, came_to
from engagement.base.personal import TRACE, About, Fate, Personal

# "W" and nine digits: numéro du répertoire national des associations.
rna_number = RegexValidator(r"^W\d{9}$", _("Un numéro RNA s’écrit W suivi de neuf chiffres."))


def siret_or_siren(number: str) -> None:
    """Raise ValidationError unless these are the 14 digits of a SIRET or the 9 of a SIREN."""
    if not (siret.is_valid(number) or siren.is_valid(number)):
        raise ValidationError(
            _("Ce numéro n’est pas un SIRET (14 chiffres) ni un SIREN (9 chiffres).")
        )


class AssociationQuerySet(models.QuerySet):
    def public(self) -> Self:
        """Those that residents see: verified, or known by a feed."""
        return self.filter(state__in=[Association.State.VERIFIED, Association.State.LISTED])

    def with_waiting_since(self) -> Self:
        """Annotate `waiting_since`, when each last asked the city; the longest first."""
        asked = came_to(AssociationMove, Association.State.PENDING).filter(subject=OuterRef("pk"))
        last = Subquery(asked.order_by("-at").values("at")[:1])
        return self.annotate(waiting_since=Coalesce(last, F("created_at"))).order_by(
            "waiting_since"
        )

    def of(self, account: object) -> Self:
        """Those that this account acts for."""
        return self.filter(memberships__account=account)


class Association(Sourced, LifeCycle):
    """A group that posts needs."""

    class State(models.TextChoices):
        PENDING = "pending", _("à vérifier")
        LISTED = "listed", _("venue d’un flux")
        VERIFIED = "verified", _("vérifiée")
        REFUSED = "refused", _("refusée")
        SUSPENDED = "suspended", _("suspendue")

    TRANSITIONS: ClassVar[Mapping[str, frozenset[str]]] = {
        State.PENDING: frozenset({State.VERIFIED, State.REFUSED}),
        State.LISTED: frozenset({State.VERIFIED, State.SUSPENDED}),
        State.VERIFIED: frozenset({State.SUSPENDED}),
        State.REFUSED: frozenset({State.PENDING}),
        State.SUSPENDED: frozenset({State.VERIFIED, State.LISTED}),
    }

    # Words that stand in the place of its slug in addresses of the platform.
    RESERVED_SLUGS = frozenset({"inscrire", "invitation", "rejoindre"})

    # Set by with_waiting_since.
    waiting_since: datetime

    name = models.CharField(_("nom"), max_length=200)
    slug = models.SlugField(_("adresse"), max_length=80, unique=True)
    description = models.TextField(_("ce qu’elle fait"), blank=True)
    email = models.EmailField(_("adresse électronique"), blank=True)
    website = models.URLField(_("site"), max_length=500, blank=True)
    rna = models.CharField(_("numéro RNA"), max_length=10, blank=True, validators=[rna_number])
    siret = models.CharField(
        _("numéro SIRET"), max_length=14, blank=True, validators=[siret_or_siren]
    )
    neighbourhood = models.ForeignKey(
        "territory.Neighbourhood",
        models.SET_NULL,
        null=True,
        blank=True,
        related_name="associations",
        verbose_name=_("quartier"),
    )
    interests = models.ManyToManyField(
        "territory.Interest", blank=True, related_name="associations", verbose_name=_("domaines")
    )
    state = models.CharField(_("état"), max_length=10, choices=State, default=State.PENDING)
    created_at = models.DateTimeField(_("créée le"), default=timezone.now)
    verified_at = models.DateTimeField(_("vérifiée le"), null=True, blank=True)
    verified_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="+"
    )

    personal = Personal(
        about=(About(TRACE, "verified_by", Fate.STAYS),),
        mentions="email description",
        nobody=("name slug website rna siret neighbourhood state created_at verified_at interests"),
    )

    objects = AssociationQuerySet.as_manager()

    class Meta(Sourced.Meta):
        ordering = ["name"]
        verbose_name = _("association")
        verbose_name_plural = _("associations")
        constraints = [
            *Sourced.Meta.constraints,
            both_or_neither("verified_at", "verified_by"),
        ]

    def __str__(self) -> str:
        return self.name

    @property
    def is_public(self) -> bool:
        """Whether residents see it: verified, or known by a feed."""
        return self.state in (self.State.VERIFIED, self.State.LISTED)

    @property
    def is_suspended(self) -> bool:
        """Whether the city stopped it: it reads its pages and reaches nobody."""
        return self.state == self.State.SUSPENDED


class AssociationMove(Move):
    subject = models.ForeignKey(Association, models.CASCADE, related_name="moves")
