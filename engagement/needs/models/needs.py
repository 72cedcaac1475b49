"""Needs: what an association asks of residents."""

from collections.abc import Mapping
from typing import Any, ClassVar, Self

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from engagement.associations.models import Association
from engagement.base.models import LifeCycle, Move, Sourced, both_or_neither
from engagement.base.personal import TRACE, About, Fate, Personal


def published(need: str = "") -> Q:
    """Return the condition that everybody may see a need; `need` leads to it: "need__"."""
    public = [Association.State.VERIFIED, Association.State.LISTED]
    facts = {"state": Need.State.PUBLISHED, "association__state__in": public}
    return Q(**{need + name: value for name, value in facts.items()})


class NeedQuerySet(models.QuerySet):
    def published(self) -> Self:
        """What everybody may see, whether places are left or not."""
        return self.filter(published())

    def open(self) -> Self:
        """Published, with a shift one may still join that has a place left."""
        from engagement.needs.models.shifts import Shift  # Shift points here

        return self.published().filter(pk__in=Shift.objects.joinable().with_places().values("need"))

    def joined_here(self) -> Self:
        """Those that people sign up to on the platform: the contrary of `Need.is_elsewhere`."""
        return self.exclude(~Q(application_url=""), association__state=Association.State.LISTED)

    def to_check(self) -> Self:
        """Those that a verified association published by itself and no officer has read since."""
        return self.filter(
            state__in=[Need.State.PUBLISHED, Need.State.PAUSED],
            association__state=Association.State.VERIFIED,
            checked_at=None,
            source="",
        )

    def within(self, neighbourhood_ids: list[int]) -> Self:
        """Those at home in one of these neighbourhoods, and those done from anywhere."""
        return self.filter(Q(neighbourhood__in=neighbourhood_ids) | Q(remote=Need.Remote.FULL))


class Need(Sourced, LifeCycle):
    """A task with shifts for which an association looks for residents.

    "Filled" is derived: published, and no shift that one may join has a place left.
    """

    class State(models.TextChoices):
        DRAFT = "draft", _("brouillon")
        SUBMITTED = "submitted", _("à relire")
        PUBLISHED = "published", _("publié")
        PAUSED = "paused", _("en pause")
        REFUSED = "refused", _("refusé")
        WITHDRAWN = "withdrawn", _("retiré")
        OVER = "over", _("terminé")

    class Remote(models.TextChoices):
        NO = "no", _("sur place")
        POSSIBLE = "possible", _("à distance possible")
        FULL = "full", _("à distance")

    # Words that stand in the place of a need's slug in addresses of the platform.
    RESERVED_SLUGS = frozenset({"nouveau"})

    # Needs are open from 16 unless they say otherwise.
    MINIMUM_AGE = 16

    TRANSITIONS: ClassVar[Mapping[str, frozenset[str]]] = {
        State.DRAFT: frozenset({State.SUBMITTED, State.PUBLISHED, State.WITHDRAWN, State.OVER}),
        State.SUBMITTED: frozenset({State.PUBLISHED, State.REFUSED, State.WITHDRAWN}),
        State.PUBLISHED: frozenset({State.PAUSED, State.OVER, State.WITHDRAWN}),
        State.PAUSED: frozenset({State.PUBLISHED, State.OVER, State.WITHDRAWN}),
        State.REFUSED: frozenset({State.SUBMITTED, State.WITHDRAWN}),
        State.WITHDRAWN: frozenset({State.DRAFT, State.PUBLISHED}),
        State.OVER: frozenset({State.PUBLISHED}),
    }

    # Lists of needs prefetch their shifts under this name.
    shifts_to_come: list[Any]

    association = models.ForeignKey(
        Association, models.PROTECT, related_name="needs", verbose_name=_("association")
    )
    initiative = models.ForeignKey(
        "initiatives.Initiative",
        models.SET_NULL,
        null=True,
        blank=True,
        related_name="needs",
        verbose_name=_("initiative"),
    )
    title = models.CharField(_("titre"), max_length=160)
    slug = models.SlugField(_("adresse"), max_length=120, unique=True)
    description = models.TextField(_("ce qu’il y a à faire"), blank=True)
    interests = models.ManyToManyField(
        "territory.Interest", blank=True, related_name="needs", verbose_name=_("centres d’intérêt")
    )
    neighbourhood = models.ForeignKey(
        "territory.Neighbourhood",
        models.SET_NULL,
        null=True,
        blank=True,
        related_name="needs",
        verbose_name=_("quartier"),
    )
    place = models.CharField(_("lieu"), max_length=250, blank=True)
    lat = models.FloatField(null=True, blank=True)
    lon = models.FloatField(null=True, blank=True)
    remote = models.CharField(_("où"), max_length=10, choices=Remote, default=Remote.NO)
    bring = models.CharField(_("à apporter"), max_length=250, blank=True)
    welcome = models.CharField(_("qui vous accueille"), max_length=200, blank=True)
    getting_there = models.CharField(_("comment venir"), max_length=250, blank=True)
    insured = models.BooleanField(_("assuré par l’association"), null=True, blank=True)
    wheelchair = models.BooleanField(_("accessible en fauteuil"), default=False)
    with_children = models.BooleanField(_("possible avec des enfants"), default=False)
    little_french = models.BooleanField(_("peu de français suffit"), default=False)
    minimum_age = models.PositiveSmallIntegerField(_("âge minimum"), default=MINIMUM_AGE)
    answer_hours = models.PositiveSmallIntegerField(
        _("heures pour répondre à une demande"),
        null=True,
        blank=True,
        help_text=_("Vide : chaque inscription est confirmée tout de suite."),
    )
    picture = models.ForeignKey(
        "media.Picture",
        models.SET_NULL,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("image"),
    )
    application_url = models.URLField(
        _("inscription sur un autre site"), max_length=500, blank=True
    )
    state = models.CharField(_("état"), max_length=10, choices=State, default=State.DRAFT)
    created_at = models.DateTimeField(_("créé le"), default=timezone.now)
    published_at = models.DateTimeField(_("publié le"), null=True, blank=True)
    # Verified associations publish at once: the officer has looked at it since.
    checked_at = models.DateTimeField(_("relu le"), null=True, blank=True)
    checked_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="+"
    )

    personal = Personal(
        about=(About(TRACE, "checked_by", Fate.STAYS),),
        mentions="description welcome getting_there",
        nobody=(
            "association initiative title slug neighbourhood place lat lon remote "
            "bring insured wheelchair with_children little_french minimum_age "
            "answer_hours picture application_url state created_at published_at "
            "checked_at interests"
        ),
    )

    objects = NeedQuerySet.as_manager()

    class Meta(Sourced.Meta):
        ordering = ["-created_at", "pk"]
        verbose_name = _("besoin")
        verbose_name_plural = _("besoins")
        indexes = [models.Index(fields=["state", "neighbourhood"])]
        constraints = [
            *Sourced.Meta.constraints,
            models.CheckConstraint(
                condition=~Q(state="published") | Q(published_at__isnull=False),
                name="need_published_has_its_time",
            ),
            models.CheckConstraint(
                condition=Q(lat__isnull=True, lon__isnull=True)
                | Q(lat__range=(-90, 90), lon__range=(-180, 180)),
                name="need_point_whole_or_none",
            ),
            both_or_neither("checked_at", "checked_by"),
        ]

    def __str__(self) -> str:
        return self.title

    @property
    def is_elsewhere(self) -> bool:
        """Whether people sign up at the address that its feed gives."""
        return bool(self.application_url) and self.association.state == Association.State.LISTED


class NeedMove(Move):
    subject = models.ForeignKey(Need, models.CASCADE, related_name="moves")
