"""Sign-ups: a resident has a place in a shift."""

from collections.abc import Mapping
from typing import ClassVar, Self

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from engagement.base.models import LifeCycle, Move, set_exactly_in_state
from engagement.needs.models.shifts import Shift
from engagement.people.models import Channel


class SignUpQuerySet(models.QuerySet):
    def live(self) -> Self:
        """Those that hold a place."""
        return self.filter(state=SignUp.State.CONFIRMED)


class SignUp(LifeCycle):
    """A resident's place in a shift, from the day it was taken to the day it was used."""

    class State(models.TextChoices):
        CONFIRMED = "confirmed", _("confirmée")
        CANCELLED = "cancelled", _("annulée")

    class Attendance(models.TextChoices):
        UNKNOWN = "", _("à noter")
        CAME = "came", _("présent·e")
        ABSENT = "absent", _("absent·e")
        EXCUSED = "excused", _("excusé·e")

    TRANSITIONS: ClassVar[Mapping[str, frozenset[str]]] = {
        State.CONFIRMED: frozenset({State.CANCELLED}),
        State.CANCELLED: frozenset(),
    }

    shift = models.ForeignKey(Shift, models.CASCADE, related_name="signups")
    resident = models.ForeignKey(
        "people.Resident", models.CASCADE, related_name="signups", verbose_name=_("habitant·e")
    )
    state = models.CharField(_("état"), max_length=10, choices=State, default=State.CONFIRMED)
    attendance = models.CharField(
        _("présence"), max_length=10, choices=Attendance, default=Attendance.UNKNOWN, blank=True
    )
    channel = models.CharField(
        _("arrivée par"), max_length=10, choices=Channel, default=Channel.WEB
    )
    created_at = models.DateTimeField(_("inscrite le"), default=timezone.now)
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.SET_NULL, null=True, blank=True, related_name="+"
    )
    cancelled_at = models.DateTimeField(_("annulée le"), null=True, blank=True)

    objects = SignUpQuerySet.as_manager()

    class Meta:
        ordering = ["created_at", "pk"]
        verbose_name = _("inscription")
        verbose_name_plural = _("inscriptions")
        constraints = [
            models.UniqueConstraint(
                fields=["shift", "resident"],
                condition=Q(state="confirmed"),
                name="signup_one_live_per_person",
            ),
            set_exactly_in_state("cancelled_at", "cancelled"),
        ]

    def __str__(self) -> str:
        return f"{self.resident} · {self.shift}"


class SignUpMove(Move):
    subject = models.ForeignKey(SignUp, models.CASCADE, related_name="moves")
