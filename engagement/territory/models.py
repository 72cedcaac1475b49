"""Where people live and what they like: neighbourhoods and interests."""

from django.db import models
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from engagement.base.models import Sourced
from engagement.base.personal import no_person
from engagement.territory.interest_data import ACTIVITY_ICONS


class Neighbourhood(Sourced):
    """A part of the city: a point always, a polygon where the city has one.

    Coordinates are WGS 84 degrees; `outline` is a GeoJSON Polygon or MultiPolygon or None.
    The notes say where a figure or a point comes from, and whether it is an estimate.
    """

    code = models.SlugField(_("code"), max_length=60, unique=True)
    name = models.CharField(_("nom"), max_length=120)
    lat = models.FloatField(_("latitude"))
    lon = models.FloatField(_("longitude"))
    outline = models.JSONField(_("contour"), null=True, blank=True)
    population = models.PositiveIntegerField(_("habitants"), null=True, blank=True)
    population_note = models.CharField(_("origine du chiffre"), max_length=200, blank=True)
    point_note = models.CharField(_("origine du point"), max_length=200, blank=True)

    personal = no_person("code name lat lon outline population population_note point_note")

    class Meta(Sourced.Meta):
        ordering = ["name"]
        verbose_name = _("quartier")
        verbose_name_plural = _("quartiers")
        constraints = [
            *Sourced.Meta.constraints,
            models.CheckConstraint(
                condition=models.Q(lat__range=(-90, 90), lon__range=(-180, 180)),
                name="neighbourhood_point_in_degrees",
            ),
        ]

    def __str__(self) -> str:
        return self.name

    @property
    def population_is_estimate(self) -> bool:
        return self.population_note.lower().startswith("estim")

    @property
    def point_is_estimate(self) -> bool:
        return self.point_note.lower().startswith("estim")


class InterestQuerySet(models.QuerySet):
    def domains(self) -> "InterestQuerySet":
        return self.filter(kind=Interest.Kind.DOMAIN)

    def activities(self) -> "InterestQuerySet":
        return self.filter(kind=Interest.Kind.ACTIVITY)


class Interest(models.Model):
    """One of the 20 domains or 53 activities of the national feed (API Engagement)."""

    class Kind(models.TextChoices):
        DOMAIN = "domain", _("domaine")
        ACTIVITY = "activity", _("activité")

    kind = models.CharField(max_length=10, choices=Kind)
    code = models.SlugField(max_length=60)
    label_fr = models.CharField(max_length=80)
    label_en = models.CharField(max_length=80)
    position = models.PositiveSmallIntegerField(default=0)

    personal = no_person("kind code label_fr label_en position")

    objects = InterestQuerySet.as_manager()

    class Meta:
        ordering = ["kind", "position", "code"]
        verbose_name = _("centre d’intérêt")
        verbose_name_plural = _("centres d’intérêt")
        constraints = [
            models.UniqueConstraint(fields=["kind", "code"], name="interest_unique_in_kind")
        ]

    def __str__(self) -> str:
        return self.label

    @property
    def label(self) -> str:
        return self.label_en if get_language() == "en" else self.label_fr

    @property
    def pictogram(self) -> str:
        """The id of its drawing in static/icons/sprite.svg."""
        if self.kind == self.Kind.DOMAIN:
            return f"d-{self.code}"
        return ACTIVITY_ICONS.get(self.code, "hand-helping")
