"""Shifts: when a need takes place and how many it takes."""

from datetime import datetime, timedelta
from typing import Self

from django.db import models
from django.db.models import F, Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from engagement.base.personal import no_person
from engagement.needs.models.needs import Need, published

# Above this a shift is a period that people may join while it runs.
LONG = timedelta(days=1)


class ShiftSeries(models.Model):
    """Shifts that come again by a rule, in local time: 18 h stays 18 h when summer time ends.

    Its dates become shifts some weeks ahead, each then a shift like any other. `days_off` holds
    the ISO dates that the rule gives and that do not take place.
    """

    need = models.ForeignKey(Need, models.CASCADE, related_name="series")
    rule = models.CharField(_("règle"), max_length=200, help_text=_("RRULE de la RFC 5545"))
    first_day = models.DateField(_("premier jour"))
    starts_at = models.TimeField(_("début"))
    minutes = models.PositiveIntegerField(_("durée en minutes"))
    capacity = models.PositiveIntegerField(_("places"), default=1)
    minimum = models.PositiveIntegerField(_("personnes au moins"), default=0, blank=True)
    is_discovery = models.BooleanField(_("pour découvrir"), default=False)
    days_off = models.JSONField(default=list, blank=True)
    ended_at = models.DateTimeField(_("arrêtée le"), null=True, blank=True)

    personal = no_person(
        "need rule first_day starts_at minutes capacity minimum is_discovery days_off ended_at"
    )

    class Meta:
        verbose_name = _("série de créneaux")
        verbose_name_plural = _("séries de créneaux")
        constraints = [
            models.CheckConstraint(
                condition=Q(minutes__gt=0, capacity__gt=0, minimum__lte=F("capacity")),
                name="shift_series_makes_valid_shifts",
            )
        ]

    def __str__(self) -> str:
        return self.rule


class ShiftQuerySet(models.QuerySet):
    def published(self) -> Self:
        """Those of needs that everybody may see."""
        return self.filter(published("need__"))

    def upcoming(self) -> Self:
        """Not ended and not called off: to come, going on, or without end."""
        return self.filter(
            Q(ends_at__isnull=True) | Q(ends_at__gt=timezone.now()), called_off_at__isnull=True
        )

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

    `taken` counts the seats of the sign-ups that hold one (SignUp.HOLDING); only the conditional
    updates in actions/places.py change it. `sequence` counts the changes of its times, as the
    SEQUENCE of its calendar entry does (RFC 5545, 3.8.7.4).
    """

    # Set by web/residents/sign_up_forms.py, where somebody is about to sign up.
    has_questions: bool

    need = models.ForeignKey(Need, models.CASCADE, related_name="shifts")
    series = models.ForeignKey(
        ShiftSeries, models.SET_NULL, null=True, blank=True, related_name="shifts"
    )
    starts_at = models.DateTimeField(_("début"), null=True, blank=True)
    ends_at = models.DateTimeField(_("fin"), null=True, blank=True)
    capacity = models.PositiveIntegerField(_("places"), default=1)
    taken = models.PositiveIntegerField(_("places prises"), default=0, editable=False)
    minimum = models.PositiveIntegerField(_("personnes au moins"), default=0, blank=True)
    is_discovery = models.BooleanField(_("pour découvrir"), default=False)
    sequence = models.PositiveIntegerField(default=0, editable=False)
    called_off_at = models.DateTimeField(_("annulé le"), null=True, blank=True, editable=False)
    # The association was asked who came and what came of it.
    asked_at = models.DateTimeField(_("suites demandées le"), null=True, blank=True, editable=False)

    personal = no_person(
        "need series starts_at ends_at capacity taken minimum is_discovery sequence "
        "called_off_at asked_at"
    )

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
            models.CheckConstraint(
                condition=Q(minimum__lte=F("capacity")), name="shift_minimum_within_capacity"
            ),
            models.UniqueConstraint(
                fields=["series", "starts_at"], name="shift_once_per_date_of_its_series"
            ),
        ]

    def __str__(self) -> str:
        if not self.starts_at:
            return str(_("sans date"))
        return f"{timezone.localtime(self.starts_at):%Y-%m-%d %H:%M}"

    @property
    def closes_at(self) -> datetime | None:
        """When nobody can join any more: a short shift's start, a long one's end; None if never."""
        if self.ends_at is None:
            return None
        if self.starts_at is None or self.ends_at - self.starts_at > LONG:
            return self.ends_at
        return self.starts_at

    @property
    def is_joinable(self) -> bool:
        """Whether one may still join: a short shift until it begins, a long one until it ends."""
        if self.called_off_at is not None:
            return False
        return self.closes_at is None or self.closes_at > timezone.now()

    @property
    def places_left(self) -> int:
        return self.capacity - self.taken
