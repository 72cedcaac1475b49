"""Registrations: a resident says that she comes to a fête, waits for a place, comes."""

import uuid
from collections.abc import Mapping
from typing import ClassVar, Self

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from engagement.base.models import LifeCycle, Move, set_exactly_in_state
from engagement.base.personal import TRACE, About, Fate, Personal, Whose
from engagement.events.models.events import Event
from engagement.events.purposes import ACCESS, FETE
from engagement.people.models import Channel
from engagement.people.purposes import STATISTICS


class RegistrationQuerySet(models.QuerySet):
    def live(self) -> Self:
        """Those that still ask for a place or hold one."""
        return self.filter(state__in=Registration.LIVE)

    def confirmed(self) -> Self:
        """Those who are expected."""
        return self.filter(state=Registration.State.CONFIRMED)

    def lapsed(self) -> Self:
        """Those whose time to answer is over and that nobody has moved yet."""
        return self.filter(state__in=Registration.TIMED, expires_at__lte=timezone.now())


class Registration(LifeCycle):
    """A resident at an event, from the day she asked to the day she came.

    As with sign-ups, a family shares a `party`, all or nothing; `seats` counts the resident and
    companions without a name. What she needs to take part is erased after the event.
    """

    class State(models.TextChoices):
        UNCONFIRMED = "unconfirmed", _("à confirmer par message")
        WAITING = "waiting", _("sur liste d’attente")
        OFFERED = "offered", _("place proposée")
        CONFIRMED = "confirmed", _("confirmée")
        CANCELLED = "cancelled", _("annulée")
        DECLINED = "declined", _("place déclinée")
        EXPIRED = "expired", _("sans réponse à temps")

    # A place is kept until `expires_at` while somebody has to answer.
    TIMED = (State.UNCONFIRMED, State.OFFERED)
    HOLDING = (*TIMED, State.CONFIRMED)
    LIVE = (*HOLDING, State.WAITING)

    TRANSITIONS: ClassVar[Mapping[str, frozenset[str]]] = {
        State.UNCONFIRMED: frozenset({State.CONFIRMED, State.CANCELLED, State.EXPIRED}),
        State.WAITING: frozenset({State.OFFERED, State.CANCELLED, State.EXPIRED}),
        State.OFFERED: frozenset({State.CONFIRMED, State.DECLINED, State.CANCELLED, State.EXPIRED}),
        State.CONFIRMED: frozenset({State.CANCELLED}),
        State.CANCELLED: frozenset(),
        State.DECLINED: frozenset(),
        State.EXPIRED: frozenset(),
    }

    event = models.ForeignKey(Event, models.CASCADE, related_name="registrations")
    resident = models.ForeignKey(
        "people.Resident",
        models.CASCADE,
        related_name="registrations",
        verbose_name=_("habitant·e"),
    )
    state = models.CharField(_("état"), max_length=12, choices=State, default=State.CONFIRMED)
    seats = models.PositiveSmallIntegerField(_("places"), default=1)
    party = models.UUIDField(default=uuid.uuid4, editable=False, db_index=True)
    expires_at = models.DateTimeField(_("à répondre avant"), null=True, blank=True)
    access_needs = models.CharField(_("pour participer, il me faut"), max_length=250, blank=True)
    channel = models.CharField(
        _("arrivée par"), max_length=10, choices=Channel, default=Channel.WEB
    )
    created_at = models.DateTimeField(_("inscrite le"), default=timezone.now)
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.SET_NULL, null=True, blank=True, related_name="+"
    )
    cancelled_at = models.DateTimeField(_("annulée le"), null=True, blank=True)
    # What the gate's scans say, kept here for the report and the thanks.
    came_at = models.DateTimeField(_("entrée le"), null=True, blank=True, editable=False)

    personal = Personal(
        whose=(Whose(path="resident"),),
        about=(
            About(ACCESS, "access_needs"),
            About(FETE, "party", Fate.RENEWED),
            About(STATISTICS, "resident event state seats came_at", Fate.STAYS),
            About(STATISTICS, "created_at cancelled_at channel", Fate.STAYS),
            About(TRACE, "by", Fate.STAYS),
        ),
        goes=False,
        stays_because=_("les comptes de la fête restent justes"),
        nobody="expires_at",
    )

    objects = RegistrationQuerySet.as_manager()

    class Meta:
        ordering = ["created_at", "pk"]
        verbose_name = _("inscription à un événement")
        verbose_name_plural = _("inscriptions à des événements")
        constraints = [
            models.UniqueConstraint(
                fields=["event", "resident"],
                condition=Q(state__in=["unconfirmed", "waiting", "offered", "confirmed"]),
                name="registration_one_live_per_person",
            ),
            models.CheckConstraint(condition=Q(seats__gte=1), name="registration_takes_a_seat"),
            set_exactly_in_state("expires_at", "unconfirmed", "offered"),
            set_exactly_in_state("cancelled_at", "cancelled"),
        ]

    def __str__(self) -> str:
        return f"{self.resident} · {self.event}"


class RegistrationMove(Move):
    subject = models.ForeignKey(Registration, models.CASCADE, related_name="moves")

    personal = Personal(
        whose=(Whose(path="subject__resident"),),
        about=(About(FETE, "reason"),),
        goes=False,
        stays_because=_("le suivi d’une place, sans le motif"),
    )
