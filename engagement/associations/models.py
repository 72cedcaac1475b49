"""Associations and the accounts that act for them."""

from collections.abc import Mapping
from typing import ClassVar, Self

from django.conf import settings
from django.core.validators import RegexValidator
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from engagement.base.models import LifeCycle, Move, Sourced, both_or_neither

# "W" and nine digits: numéro du répertoire national des associations.
rna_number = RegexValidator(r"^W\d{9}$", _("Un numéro RNA s’écrit W suivi de neuf chiffres."))


class AssociationQuerySet(models.QuerySet):
    def public(self) -> Self:
        """Those that residents see: verified, or known by a feed."""
        return self.filter(state__in=[Association.State.VERIFIED, Association.State.LISTED])

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
        State.SUSPENDED: frozenset({State.VERIFIED}),
    }

    # Words that stand in the place of its slug in addresses of the platform.
    RESERVED_SLUGS = frozenset({"inscrire"})

    name = models.CharField(_("nom"), max_length=200)
    slug = models.SlugField(_("adresse"), max_length=80, unique=True)
    description = models.TextField(_("ce qu’elle fait"), blank=True)
    email = models.EmailField(_("adresse électronique"), blank=True)
    website = models.URLField(_("site"), max_length=500, blank=True)
    rna = models.CharField(_("numéro RNA"), max_length=10, blank=True, validators=[rna_number])
    siret = models.CharField(_("numéro SIRET"), max_length=14, blank=True)
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


class AssociationMove(Move):
    subject = models.ForeignKey(Association, models.CASCADE, related_name="moves")


class Membership(models.Model):
    """An account that acts for an association."""

    class Role(models.TextChoices):
        OWNER = "owner", _("responsable")
        HELPER = "helper", _("aide")

    association = models.ForeignKey(Association, models.CASCADE, related_name="memberships")
    account = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.CASCADE, related_name="memberships"
    )
    role = models.CharField(_("rôle"), max_length=10, choices=Role, default=Role.OWNER)
    created_at = models.DateTimeField(default=timezone.now)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["association", "account"], name="membership_once_per_account"
            )
        ]

    def __str__(self) -> str:
        return f"{self.account} · {self.association}"
