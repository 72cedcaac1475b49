"""What an association and those who come to a shift write to each other."""

from typing import Self

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from engagement.base.personal import TRACE, About, Fate, Personal, Whose
from engagement.needs.models.shifts import Shift
from engagement.needs.models.signups import SignUp
from engagement.needs.purposes import BEFORE_A_SHIFT


class ShiftMessageQuerySet(models.QuerySet):
    def read_by(self, signup: SignUp) -> Self:
        """What one resident reads: her thread, and what those who come were told since she did."""
        hers = Q(signup=signup)
        if signup.state == SignUp.State.CONFIRMED:
            hers |= Q(signup__isnull=True, at__gte=signup.created_at)
        return self.filter(hers, shift=signup.shift_id)


class ShiftMessage(models.Model):
    """A few lines about a shift: to all who come (no `signup`), or between two sides of one.

    Erased some days after the shift (actions/writing.py).
    """

    shift = models.ForeignKey(Shift, models.CASCADE, related_name="messages")
    signup = models.ForeignKey(
        SignUp, models.CASCADE, null=True, blank=True, related_name="messages"
    )
    from_resident = models.BooleanField(default=False)
    text = models.TextField(_("message"), max_length=1000)
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.SET_NULL, null=True, blank=True, related_name="+"
    )
    at = models.DateTimeField(default=timezone.now)

    personal = Personal(
        whose=(Whose(path="signup__resident"),),
        about=(
            About(BEFORE_A_SHIFT, "shift signup from_resident text at"),
            About(TRACE, "by", Fate.STAYS),
        ),
        mentions="text",
    )

    objects = ShiftMessageQuerySet.as_manager()

    class Meta:
        ordering = ["at", "pk"]
        verbose_name = _("message d’un créneau")
        verbose_name_plural = _("messages d’un créneau")
        constraints = [
            models.CheckConstraint(
                condition=Q(from_resident=False) | Q(signup__isnull=False),
                name="shift_message_of_a_resident_names_her_sign_up",
            )
        ]

    def __str__(self) -> str:
        return self.text[:60]
