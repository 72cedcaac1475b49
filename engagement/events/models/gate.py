"""The gate: who may open it, from which phones, and what was seen there."""

from typing import Self

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from engagement.base.models import both_or_neither
from engagement.base.personal import TRACE, About, Fate, Personal, Whose, no_person
from engagement.events.models.badges import Badge
from engagement.events.models.events import Event
from engagement.events.purposes import GATE
from engagement.people.purposes import STATISTICS


class StewardPassQuerySet(models.QuerySet):
    def valid(self) -> Self:
        return self.filter(revoked_at=None, expires_at__gt=timezone.now())


class StewardPass(models.Model):
    """The right, printed as a QR, to keep the gate of one event until it expires.

    Several stewards may share it. Its secret is kept as a hash; `pin_hash` guards the names.
    """

    event = models.ForeignKey(Event, models.CASCADE, related_name="steward_passes")
    label = models.CharField(_("pour"), max_length=80, blank=True)
    secret_hash = models.BinaryField(max_length=32, unique=True)
    pin_hash = models.CharField(max_length=128)
    expires_at = models.DateTimeField(_("valable jusqu’au"))
    made_at = models.DateTimeField(default=timezone.now)
    made_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    revoked_at = models.DateTimeField(_("révoqué le"), null=True, blank=True)
    revoked_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="+"
    )

    personal = Personal(
        about=(About(TRACE, "made_by revoked_by", Fate.STAYS),),
        mentions="label",
        nobody="event secret_hash pin_hash expires_at made_at revoked_at",
    )

    objects = StewardPassQuerySet.as_manager()

    class Meta:
        ordering = ["pk"]
        verbose_name = _("droit d’accueil")
        verbose_name_plural = _("droits d’accueil")
        constraints = [
            both_or_neither("revoked_at", "revoked_by"),
            both_or_neither("made_at", "made_by"),
        ]

    def __str__(self) -> str:
        return self.label or str(self.event)


class Station(models.Model):
    """One phone or table at the gate. Ready once it holds today's list and said so."""

    event = models.ForeignKey(Event, models.CASCADE, related_name="stations")
    steward_pass = models.ForeignKey(StewardPass, models.CASCADE, related_name="stations")
    public_id = models.UUIDField()
    name = models.CharField(_("nom du poste"), max_length=60)
    seen_at = models.DateTimeField(_("vue le"), default=timezone.now)
    ready_at = models.DateTimeField(_("prête depuis"), null=True, blank=True)
    listed = models.PositiveIntegerField(_("badges dans sa liste"), default=0)

    personal = no_person("event steward_pass public_id seen_at ready_at listed", mentions="name")

    class Meta:
        ordering = ["name", "pk"]
        verbose_name = _("poste d’accueil")
        verbose_name_plural = _("postes d’accueil")
        constraints = [
            models.UniqueConstraint(fields=["event", "public_id"], name="station_once_per_event")
        ]

    def __str__(self) -> str:
        return self.name


class Scan(models.Model):
    """One thing seen at the gate, as a station told it: only ever added, never changed.

    `nonce` is made by the station, so that telling it again adds nothing. `at` is the station's
    clock, `received_at` ours. What the scans say together, in whatever order they came, is
    computed (`events/presence.py`).
    """

    class Kind(models.TextChoices):
        ENTRY = "entry", _("entrée")
        EXIT = "exit", _("sortie")
        SHIFT = "shift", _("arrivée à un créneau")
        WALK_IN = "walk_in", _("venue sans inscription")
        TALLY = "tally", _("comptage")
        UNDO = "undo", _("annulation")

    event = models.ForeignKey(Event, models.CASCADE, related_name="scans")
    station = models.ForeignKey(Station, models.PROTECT, related_name="scans")
    nonce = models.UUIDField()
    kind = models.CharField(max_length=8, choices=Kind)
    at = models.DateTimeField()
    received_at = models.DateTimeField(default=timezone.now)
    badge = models.ForeignKey(Badge, models.SET_NULL, null=True, related_name="scans")
    # What was read or typed when no badge of ours was recognised.
    unread = models.CharField(max_length=130, blank=True)
    shift = models.ForeignKey("needs.Shift", models.SET_NULL, null=True, related_name="+")
    resident = models.ForeignKey("people.Resident", models.SET_NULL, null=True, related_name="+")
    undoes = models.UUIDField(null=True)
    people = models.PositiveSmallIntegerField(default=1)
    first_time = models.BooleanField(default=False)
    neighbourhood = models.ForeignKey(
        "territory.Neighbourhood", models.SET_NULL, null=True, related_name="+"
    )

    personal = Personal(
        whose=(Whose(path="resident"), Whose(path="badge__resident")),
        about=(
            About(GATE, "unread"),
            About(STATISTICS, "resident badge kind at shift neighbourhood", Fate.STAYS),
        ),
        mentions="unread",
        goes=False,
        stays_because=_("les passages comptés à l’accueil restent justes"),
        nobody="event station nonce received_at undoes people first_time",
    )

    class Meta:
        ordering = ["at", "nonce"]
        verbose_name = _("passage")
        verbose_name_plural = _("passages")
        indexes = [
            models.Index(
                fields=["undoes"], condition=Q(undoes__isnull=False), name="scan_undone_by"
            )
        ]
        constraints = [
            models.UniqueConstraint(fields=["event", "nonce"], name="scan_told_once"),
            models.CheckConstraint(
                condition=Q(kind="undo", undoes__isnull=False)
                | (~Q(kind="undo") & Q(undoes__isnull=True)),
                name="scan_undo_names_what",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.get_kind_display()} {self.at:%H:%M}"
