"""Events: a place and a time where people meet, what happens there, and what it still lacks."""

from collections.abc import Mapping
from typing import ClassVar, Self

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from engagement.base.models import (
    LifeCycle,
    Move,
    Sourced,
    both_or_neither,
    set_exactly_in_state,
)
from engagement.base.personal import TRACE, About, Fate, Personal, no_person


class EventQuerySet(models.QuerySet):
    def public(self) -> Self:
        """What everybody may see: announced, and those that ended one way or the other."""
        return self.exclude(state=Event.State.DRAFT)

    def upcoming(self) -> Self:
        """Announced and not over, the next one first."""
        soon = self.filter(state=Event.State.ANNOUNCED, ends_at__gt=timezone.now())
        return soon.order_by("starts_at", "pk")


class Event(Sourced, LifeCycle):
    """A fête, a clean-up, a workshop: one period in one place, with or without registration.

    `capacity` None is an open place; `taken` counts the seats of the registrations that hold one
    (only base.places changes it). `sequence` counts changes of time or place, as the SEQUENCE of
    its calendar entry does (RFC 5545, 3.8.7.4). "Over" is derived from `ends_at`.
    """

    class Kind(models.TextChoices):
        CLEAN_UP = "clean_up", _("opération propreté")
        FETE = "fete", _("fête de quartier")
        WORKSHOP = "workshop", _("atelier de Fabrique")
        MARKET = "market", _("forum des associations")
        FEEDBACK = "feedback", _("soirée de restitution")
        OTHER = "other", _("autre rendez-vous")

    class State(models.TextChoices):
        DRAFT = "draft", _("en préparation")
        ANNOUNCED = "announced", _("annoncée")
        CANCELLED = "cancelled", _("annulée")
        CLOSED = "closed", _("bilan publié")

    class Mode(models.TextChoices):
        IN_PERSON = "in_person", _("sur place")
        HYBRID = "hybrid", _("sur place et en ligne")

    # Words that stand in the place of a slug in addresses of the platform.
    RESERVED_SLUGS = frozenset({"nouveau", "agenda"})

    # Cancelling is undone by announcing again.
    TRANSITIONS: ClassVar[Mapping[str, frozenset[str]]] = {
        State.DRAFT: frozenset({State.ANNOUNCED, State.CANCELLED}),
        State.ANNOUNCED: frozenset({State.CANCELLED, State.CLOSED}),
        State.CANCELLED: frozenset({State.ANNOUNCED}),
        State.CLOSED: frozenset(),
    }

    association = models.ForeignKey(
        "associations.Association",
        models.PROTECT,
        null=True,
        blank=True,
        related_name="events",
        verbose_name=_("association qui organise"),
        help_text=_("Vide : la ville."),
    )
    initiative = models.ForeignKey(
        "initiatives.Initiative",
        models.SET_NULL,
        null=True,
        blank=True,
        related_name="events",
        verbose_name=_("initiative"),
    )
    kind = models.CharField(_("sorte"), max_length=10, choices=Kind, default=Kind.FETE)
    title = models.CharField(_("titre"), max_length=160)
    slug = models.SlugField(_("adresse"), max_length=120, unique=True)
    summary = models.CharField(_("en une phrase"), max_length=250, blank=True)
    description = models.TextField(_("ce qui vous attend"), blank=True)
    interests = models.ManyToManyField(
        "territory.Interest", blank=True, related_name="events", verbose_name=_("centres d’intérêt")
    )
    picture = models.ForeignKey(
        "media.Picture",
        models.SET_NULL,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("image"),
    )
    starts_at = models.DateTimeField(_("début"))
    ends_at = models.DateTimeField(_("fin"))
    sequence = models.PositiveIntegerField(default=0, editable=False)
    neighbourhood = models.ForeignKey(
        "territory.Neighbourhood",
        models.SET_NULL,
        null=True,
        blank=True,
        related_name="events",
        verbose_name=_("quartier"),
    )
    place = models.CharField(_("lieu"), max_length=250)
    lat = models.FloatField(null=True, blank=True)
    lon = models.FloatField(null=True, blank=True)
    getting_there = models.CharField(_("comment venir"), max_length=250, blank=True)
    mode = models.CharField(_("comment"), max_length=10, choices=Mode, default=Mode.IN_PERSON)
    online_url = models.URLField(_("adresse en ligne"), max_length=500, blank=True)
    wheelchair = models.BooleanField(_("accessible en fauteuil"), default=False)
    sign_language = models.BooleanField(_("interprète en langue des signes"), default=False)
    quiet_hour = models.CharField(_("heure calme"), max_length=60, blank=True)
    takes_registrations = models.BooleanField(_("sur inscription"), default=False)
    capacity = models.PositiveIntegerField(_("places"), null=True, blank=True)
    taken = models.PositiveIntegerField(_("places prises"), default=0, editable=False)
    contact = models.CharField(_("qui appeler ce jour-là"), max_length=200, blank=True)
    state = models.CharField(_("état"), max_length=10, choices=State, default=State.DRAFT)
    created_at = models.DateTimeField(_("créée le"), default=timezone.now)
    cancelled_at = models.DateTimeField(_("annulée le"), null=True, blank=True, editable=False)
    # Everybody was told of the cancellation and every place is free: it cannot be undone any more.
    settled_at = models.DateTimeField(null=True, blank=True, editable=False)
    reminded_at = models.DateTimeField(null=True, blank=True, editable=False)

    personal = no_person(
        "association initiative kind title slug summary picture starts_at ends_at "
        "sequence neighbourhood place lat lon mode online_url wheelchair sign_language "
        "quiet_hour takes_registrations capacity taken state created_at cancelled_at "
        "settled_at reminded_at interests",
        mentions="description contact getting_there",
    )

    objects = EventQuerySet.as_manager()

    class Meta(Sourced.Meta):
        ordering = ["starts_at", "pk"]
        verbose_name = _("événement")
        verbose_name_plural = _("événements")
        indexes = [models.Index(fields=["state", "starts_at"])]
        constraints = [
            *Sourced.Meta.constraints,
            models.CheckConstraint(
                condition=Q(capacity__isnull=True) | Q(taken__lte=F("capacity")),
                name="event_never_overbooked",
            ),
            models.CheckConstraint(
                condition=Q(ends_at__gt=F("starts_at")), name="event_ends_after_it_starts"
            ),
            models.CheckConstraint(
                condition=Q(lat__isnull=True, lon__isnull=True)
                | Q(lat__range=(-90, 90), lon__range=(-180, 180)),
                name="event_point_whole_or_none",
            ),
            set_exactly_in_state("cancelled_at", "cancelled"),
        ]

    def __str__(self) -> str:
        return self.title

    @property
    def is_public(self) -> bool:
        return self.state != self.State.DRAFT

    @property
    def is_over(self) -> bool:
        return self.ends_at <= timezone.now()

    @property
    def places_left(self) -> int | None:
        """Seats nobody holds; None where there is room for everybody."""
        return None if self.capacity is None else self.capacity - self.taken


class EventMove(Move):
    subject = models.ForeignKey(Event, models.CASCADE, related_name="moves")


class EventNeed(models.Model):
    """A need that belongs to a fête: its shifts are work of that day. Needs know nothing of it."""

    event = models.ForeignKey(Event, models.CASCADE, related_name="event_needs")
    need = models.OneToOneField("needs.Need", models.CASCADE, related_name="event_need")

    personal = no_person("event need")

    class Meta:
        ordering = ["pk"]

    def __str__(self) -> str:
        return f"{self.need} · {self.event}"


class Activity(models.Model):
    """One line of the programme: what, when, where on the site."""

    event = models.ForeignKey(Event, models.CASCADE, related_name="activities")
    title = models.CharField(_("titre"), max_length=160)
    description = models.CharField(_("en une phrase"), max_length=250, blank=True)
    starts_at = models.DateTimeField(_("début"))
    ends_at = models.DateTimeField(_("fin"), null=True, blank=True)
    place = models.CharField(_("où sur place"), max_length=120, blank=True)

    personal = no_person("event starts_at ends_at place", mentions="title description")

    class Meta:
        ordering = ["starts_at", "pk"]
        verbose_name = _("activité")
        verbose_name_plural = _("activités")
        constraints = [
            models.CheckConstraint(
                condition=Q(ends_at__isnull=True) | Q(ends_at__gt=F("starts_at")),
                name="activity_ends_after_it_starts",
            )
        ]

    def __str__(self) -> str:
        return self.title


class Partner(models.Model):
    """Who helps to make the fête: an association of the platform, or anybody with a name."""

    event = models.ForeignKey(Event, models.CASCADE, related_name="partners")
    name = models.CharField(_("nom"), max_length=160)
    url = models.URLField(_("site"), max_length=500, blank=True)
    association = models.ForeignKey(
        "associations.Association", models.SET_NULL, null=True, blank=True, related_name="+"
    )

    personal = no_person("event association", mentions="name url")

    class Meta:
        ordering = ["name", "pk"]
        verbose_name = _("partenaire")
        verbose_name_plural = _("partenaires")

    def __str__(self) -> str:
        return self.name


class Task(models.Model):
    """One thing to prepare, due some days before; its first lines come from a template."""

    event = models.ForeignKey(Event, models.CASCADE, related_name="tasks")
    text = models.CharField(_("à faire"), max_length=200)
    days_before = models.PositiveSmallIntegerField(_("jours avant"), default=7)
    done_at = models.DateTimeField(_("faite le"), null=True, blank=True)
    done_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="+"
    )

    personal = Personal(
        about=(About(TRACE, "done_by", Fate.STAYS),),
        mentions="text",
        nobody="event days_before done_at",
    )

    class Meta:
        ordering = ["-days_before", "pk"]
        verbose_name = _("préparatif")
        verbose_name_plural = _("préparatifs")
        constraints = [both_or_neither("done_at", "done_by")]

    def __str__(self) -> str:
        return self.text
