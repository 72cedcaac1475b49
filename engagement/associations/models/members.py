"""The accounts that act for an association, those invited and those who ask to."""

from collections.abc import Mapping
from datetime import datetime, timedelta
from typing import ClassVar, Self

from django.conf import settings
from django.db import models
from django.db.models import Exists, OuterRef, Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from engagement.associations.models.associations import Association
from engagement.associations.purposes import TEAM
from engagement.base.models import LifeCycle, Move
from engagement.base.personal import TRACE, About, Fate, Personal, Whose


class MembershipQuerySet(models.QuerySet):
    def owners(self) -> Self:
        """Those who answer for their association and can sign in."""
        return self.filter(role=Membership.Role.OWNER, account__is_active=True)


class Membership(models.Model):
    """An account that acts for an association; roles.py says what each role may do."""

    class Role(models.TextChoices):
        OWNER = "owner", _("responsable")
        HELPER = "helper", _("aide")

    association = models.ForeignKey(Association, models.CASCADE, related_name="memberships")
    account = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.CASCADE, related_name="memberships"
    )
    role = models.CharField(_("rôle"), max_length=10, choices=Role, default=Role.OWNER)
    daily_summary = models.BooleanField(
        _("un message par jour au lieu d’un par inscription"), default=False
    )
    created_at = models.DateTimeField(default=timezone.now)

    personal = Personal(
        whose=(Whose(path="account"),),
        about=(About(TEAM, "association account role daily_summary created_at"),),
    )

    objects = MembershipQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["association", "account"], name="membership_once_per_account"
            )
        ]

    def __str__(self) -> str:
        return f"{self.account} · {self.association}"


class TeamMove(models.Model):
    """Who came into a team, left it or changed her role: "" is outside. Kept after she left."""

    association = models.ForeignKey(Association, models.CASCADE, related_name="team_moves")
    account = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="+"
    )
    from_role = models.CharField(max_length=10, choices=Membership.Role, blank=True)
    to_role = models.CharField(max_length=10, choices=Membership.Role, blank=True)
    at = models.DateTimeField(default=timezone.now)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="+")

    personal = Personal(
        about=(About(TRACE, "account by", Fate.STAYS),),
        nobody="association from_role to_role at",
    )

    class Meta:
        ordering = ["-at", "-pk"]
        verbose_name = _("changement dans une équipe")
        verbose_name_plural = _("changements dans les équipes")
        constraints = [
            models.CheckConstraint(
                condition=~Q(from_role=models.F("to_role")), name="team_move_changes_something"
            )
        ]

    def __str__(self) -> str:
        return f"{self.association}: {self.from_role or '—'} → {self.to_role or '—'}"


INVITATION_LIFE = timedelta(days=14)


def invitation_expiry() -> datetime:
    return timezone.now() + INVITATION_LIFE


class InvitationQuerySet(models.QuerySet):
    def open(self) -> Self:
        """Those that may still be accepted."""
        return self.filter(state=Invitation.State.SENT, expires_at__gt=timezone.now())


class Invitation(LifeCycle):
    """An e-mail address asked to join an association; accepted once, before it expires.

    Its link is the proof: whoever holds it may accept with an account of any address.
    """

    class State(models.TextChoices):
        SENT = "sent", _("envoyée")
        ACCEPTED = "accepted", _("acceptée")
        REVOKED = "revoked", _("annulée")

    TRANSITIONS: ClassVar[Mapping[str, frozenset[str]]] = {
        State.SENT: frozenset({State.ACCEPTED, State.REVOKED}),
        State.ACCEPTED: frozenset(),
        State.REVOKED: frozenset(),
    }

    association = models.ForeignKey(Association, models.CASCADE, related_name="invitations")
    email = models.EmailField(_("adresse électronique"))
    role = models.CharField(_("rôle"), max_length=10, choices=Membership.Role)
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.SET_NULL, null=True, blank=True, related_name="+"
    )
    state = models.CharField(_("état"), max_length=10, choices=State, default=State.SENT)
    created_at = models.DateTimeField(_("envoyée le"), default=timezone.now)
    expires_at = models.DateTimeField(_("valable jusqu’au"), default=invitation_expiry)

    personal = Personal(
        whose=(Whose(address="email"),),
        about=(About(TEAM, "email association role"), About(TRACE, "by", Fate.STAYS)),
        nobody="state created_at expires_at",
    )

    objects = InvitationQuerySet.as_manager()

    class Meta:
        ordering = ["created_at", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["association", "email"],
                condition=Q(state="sent"),
                name="invitation_one_sent_per_address",
            )
        ]

    def __str__(self) -> str:
        return f"{self.email} · {self.association}"

    @property
    def is_open(self) -> bool:
        return self.state == self.State.SENT and self.expires_at > timezone.now()


class InvitationMove(Move):
    subject = models.ForeignKey(Invitation, models.CASCADE, related_name="moves")


class JoinRequestQuerySet(models.QuerySet):
    def waiting(self) -> Self:
        return self.filter(state=JoinRequest.State.PENDING)

    def for_the_city(self) -> Self:
        """Those of associations that nobody answers for: they came from a feed, or were left."""
        owners = Membership.objects.owners().filter(association=OuterRef("association"))
        return self.filter(~Exists(owners))


class JoinRequest(LifeCycle):
    """Somebody asks to act for an association that is there already.

    Its owners answer; the officer where it has none.
    """

    class State(models.TextChoices):
        PENDING = "pending", _("en attente")
        GRANTED = "granted", _("acceptée")
        REFUSED = "refused", _("refusée")

    TRANSITIONS: ClassVar[Mapping[str, frozenset[str]]] = {
        State.PENDING: frozenset({State.GRANTED, State.REFUSED}),
        State.GRANTED: frozenset(),
        State.REFUSED: frozenset(),
    }

    association = models.ForeignKey(Association, models.CASCADE, related_name="join_requests")
    account = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.CASCADE, related_name="join_requests"
    )
    words = models.TextField(_("qui vous êtes"), blank=True, max_length=1000)
    state = models.CharField(_("état"), max_length=10, choices=State, default=State.PENDING)
    created_at = models.DateTimeField(_("demandé le"), default=timezone.now)

    personal = Personal(
        whose=(Whose(path="account"),),
        about=(About(TEAM, "account association words created_at state"),),
    )

    objects = JoinRequestQuerySet.as_manager()

    class Meta:
        ordering = ["created_at", "pk"]
        verbose_name = _("demande pour une association")
        verbose_name_plural = _("demandes pour une association")
        constraints = [
            models.UniqueConstraint(
                fields=["association", "account"],
                condition=Q(state="pending"),
                name="join_request_one_pending_per_account",
            )
        ]

    def __str__(self) -> str:
        return f"{self.account} · {self.association}"


class JoinRequestMove(Move):
    subject = models.ForeignKey(JoinRequest, models.CASCADE, related_name="moves")
