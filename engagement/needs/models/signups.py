"""Sign-ups: a resident asks for a place in a shift, waits for it, holds it, uses it."""

import uuid
from collections.abc import Mapping
from typing import ClassVar, Self

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from engagement.base.models import LifeCycle, Move, both_or_neither, set_exactly_in_state
from engagement.base.personal import TRACE, About, Fate, Personal, Whose
from engagement.needs.models.shifts import Shift
from engagement.needs.purposes import TAKING_PART
from engagement.people.models import Channel
from engagement.people.purposes import STATISTICS


class SignUpQuerySet(models.QuerySet):
    def live(self) -> Self:
        """Those that still ask for a place or hold one."""
        return self.filter(state__in=SignUp.LIVE)

    def holding(self) -> Self:
        """Those whose seats count in `Shift.taken`."""
        return self.filter(state__in=SignUp.HOLDING)

    def confirmed(self) -> Self:
        """Those who are expected on the day."""
        return self.filter(state=SignUp.State.CONFIRMED)

    def waiting(self) -> Self:
        """The waiting list, in its order."""
        return self.filter(state=SignUp.State.WAITING).order_by("created_at", "pk")

    def lapsed(self) -> Self:
        """Those whose time to answer is over and that nobody has moved yet."""
        return self.filter(state__in=SignUp.TIMED, expires_at__lte=timezone.now())


class SignUp(LifeCycle):
    """A resident in a shift, from the day she asked to the day she came.

    People who sign up together share a `party`: they wait, are offered and accept as one, all or
    nothing. `seats` counts one for the resident and one for each companion without a name here.
    """

    class State(models.TextChoices):
        UNCONFIRMED = "unconfirmed", _("à confirmer par message")
        REQUESTED = "requested", _("en attente d’un oui")
        WAITING = "waiting", _("sur liste d’attente")
        OFFERED = "offered", _("place proposée")
        CONFIRMED = "confirmed", _("confirmée")
        CANCELLED = "cancelled", _("annulée")
        REFUSED = "refused", _("refusée")
        DECLINED = "declined", _("place déclinée")
        EXPIRED = "expired", _("sans réponse à temps")

    # A place is kept until `expires_at` while somebody has to answer.
    TIMED = (State.UNCONFIRMED, State.REQUESTED, State.OFFERED)
    HOLDING = (*TIMED, State.CONFIRMED)
    LIVE = (*HOLDING, State.WAITING)

    class Attendance(models.TextChoices):
        UNKNOWN = "", _("à noter")
        CAME = "came", _("présent·e")
        ABSENT = "absent", _("absent·e")
        EXCUSED = "excused", _("excusé·e")

    TRANSITIONS: ClassVar[Mapping[str, frozenset[str]]] = {
        State.UNCONFIRMED: frozenset(
            {State.REQUESTED, State.CONFIRMED, State.CANCELLED, State.EXPIRED}
        ),
        State.REQUESTED: frozenset(
            {State.CONFIRMED, State.REFUSED, State.CANCELLED, State.EXPIRED}
        ),
        State.WAITING: frozenset({State.OFFERED, State.CANCELLED, State.EXPIRED}),
        State.OFFERED: frozenset(
            {State.REQUESTED, State.CONFIRMED, State.DECLINED, State.CANCELLED, State.EXPIRED}
        ),
        State.CONFIRMED: frozenset({State.CANCELLED}),
        State.CANCELLED: frozenset(),
        State.REFUSED: frozenset(),
        State.DECLINED: frozenset(),
        State.EXPIRED: frozenset(),
    }

    shift = models.ForeignKey(Shift, models.CASCADE, related_name="signups")
    resident = models.ForeignKey(
        "people.Resident", models.CASCADE, related_name="signups", verbose_name=_("habitant·e")
    )
    state = models.CharField(_("état"), max_length=12, choices=State, default=State.CONFIRMED)
    seats = models.PositiveSmallIntegerField(_("places"), default=1)
    party = models.UUIDField(default=uuid.uuid4, editable=False, db_index=True)
    expires_at = models.DateTimeField(_("à répondre avant"), null=True, blank=True)
    guardian = models.CharField(_("représentant légal"), max_length=120, blank=True)
    shares_phone = models.BooleanField(_("téléphone donné à l’association"), default=False)
    coming_since = models.DateTimeField(_("présence annoncée le"), null=True, blank=True)
    attendance = models.CharField(
        _("présence"), max_length=10, choices=Attendance, default=Attendance.UNKNOWN, blank=True
    )
    channel = models.CharField(
        _("arrivée par"), max_length=10, choices=Channel, default=Channel.WEB
    )
    # The shift was full: it grew by her, who came all the same.
    grew_shift = models.BooleanField(default=False, editable=False)
    minutes = models.PositiveIntegerField(_("minutes données"), null=True, blank=True)
    marked_at = models.DateTimeField(_("présence notée le"), null=True, blank=True)
    marked_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="+"
    )
    thanked_at = models.DateTimeField(_("remerciée le"), null=True, blank=True, editable=False)
    created_at = models.DateTimeField(_("inscrite le"), default=timezone.now)
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.SET_NULL, null=True, blank=True, related_name="+"
    )
    cancelled_at = models.DateTimeField(_("annulée le"), null=True, blank=True)

    personal = Personal(
        whose=(Whose(path="resident"),),
        about=(
            About(TAKING_PART, "guardian shares_phone coming_since"),
            About(TAKING_PART, "party", Fate.RENEWED),
            About(STATISTICS, "resident shift state seats attendance minutes", Fate.STAYS),
            About(STATISTICS, "created_at cancelled_at channel thanked_at", Fate.STAYS),
            About(TRACE, "by marked_by", Fate.STAYS),
        ),
        goes=False,
        stays_because=_("les heures et les places déjà comptées restent justes"),
        nobody="expires_at grew_shift marked_at",
    )

    objects = SignUpQuerySet.as_manager()

    class Meta:
        ordering = ["created_at", "pk"]
        verbose_name = _("inscription")
        verbose_name_plural = _("inscriptions")
        indexes = [
            models.Index(
                fields=["expires_at"],
                condition=Q(state__in=["unconfirmed", "requested", "offered"]),
                name="signup_to_lapse",
            )
        ]
        constraints = [
            models.UniqueConstraint(
                fields=["shift", "resident"],
                condition=Q(
                    state__in=["unconfirmed", "requested", "waiting", "offered", "confirmed"]
                ),
                name="signup_one_live_per_person",
            ),
            models.CheckConstraint(condition=Q(seats__gte=1), name="signup_takes_a_seat"),
            models.CheckConstraint(
                condition=Q(minutes__isnull=True) | Q(attendance="came"),
                name="signup_minutes_of_who_came",
            ),
            both_or_neither("marked_at", "marked_by"),
            set_exactly_in_state("expires_at", "unconfirmed", "requested", "offered"),
            set_exactly_in_state("cancelled_at", "cancelled"),
        ]

    def __str__(self) -> str:
        return f"{self.resident} · {self.shift}"


class SignUpMove(Move):
    subject = models.ForeignKey(SignUp, models.CASCADE, related_name="moves")

    personal = Personal(
        whose=(Whose(path="subject__resident"),),
        about=(About(TAKING_PART, "reason"),),
        goes=False,
        stays_because=_("le suivi d’une place, sans le motif"),
    )
