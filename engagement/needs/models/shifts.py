"""Shifts: when a need takes place and how many it takes."""

from datetime import timedelta
from typing import Self

from django.db import models
from django.db.models import F, Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from engagement.needs.models.needs import Need

# Above this a shift is a period that people may join while it runs.
LONG = timedelta(days=1)


class ShiftQuerySet(models.QuerySet):
    def upcoming(self) -> Self:
        """Not ended: to come, going on, or without end."""
        return self.filter(Q(ends_at__isnull=True) | Q(ends_at__gt=timezone.now()))

    def joinable(self) -> Self:
        """Those that `Shift.is_joinable` says, places aside."""
        now = timezone.now()
        lasts_days = Q(ends_at__gt=F("starts_at") + LONG)
        return self.upcoming().filter(
            Q(ends_at__isnull=True) | Q(starts_at__isnull=True) | Q(starts_at__gt=now) | lasts_days
        )

    def with_places(self) -> Self:
        return self.filter(taken__lt=F("capacity"))


class Shift(models.Model):
    """A time and a number of places. Without end, it is open-ended.

    `taken` counts the live sign-ups; only the conditional update in actions.sign_up raises it.
    """

    need = models.ForeignKey(Need, models.CASCADE, related_name="shifts")
    starts_at = models.DateTimeField(_("début"), null=True, blank=True)
    ends_at = models.DateTimeField(_("fin"), null=True, blank=True)
    capacity = models.PositiveIntegerField(_("places"), default=1)
    taken = models.PositiveIntegerField(_("places prises"), default=0, editable=False)

    objects = ShiftQuerySet.as_manager()

    class Meta:
        ordering = [F("starts_at").asc(nulls_last=True), "pk"]
        verbose_name = _("créneau")
        verbose_name_plural = _("créneaux")
        constraints = [
            models.CheckConstraint(
                condition=Q(taken__gte=0, taken__lte=F("capacity")), name="shift_never_overbooked"
            ),
            models.CheckConstraint(
                condition=Q(starts_at__isnull=True)
                | Q(ends_at__isnull=True)
                | Q(ends_at__gt=F("starts_at")),
                name="shift_ends_after_it_starts",
            ),
        ]

    def __str__(self) -> str:
        if not self.starts_at:
            return str(_("sans date"))
        return f"{timezone.localtime(self.starts_at):%Y-%m-%d %H:%M}"

    @property
    def is_joinable(self) -> bool:
        """Whether one may still join: a short shift until it begins, a long one until it ends."""
        now = timezone.now()
        if self.ends_at is None:
            return True
        if self.starts_at is None or self.ends_at - self.starts_at > LONG:
            return self.ends_at > now
        return self.starts_at > now

    @property
    def places_left(self) -> int:
        return self.capacity - self.taken
