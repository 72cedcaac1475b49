"""Who wants to be told of what: one nullable key for each kind of thing that can be followed."""

from typing import Self

from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from engagement.base.models import exactly_one_of
from engagement.base.personal import About, Personal, Whose
from engagement.initiatives.models.initiatives import Initiative
from engagement.initiatives.purposes import FOLLOWING
from engagement.people.reaching import is_reachable

#: The keys of Follow, by the name of the thing; exactly one is set in each row.
THINGS = {"initiative": Initiative}


def key_of(thing: models.Model) -> dict[str, models.Model]:
    """Return the key of Follow that points to this thing, by its name; KeyError for others."""
    for name, kind in THINGS.items():
        if isinstance(thing, kind):
            return {name: thing}
    raise KeyError(thing._meta.label)


class FollowQuerySet(models.QuerySet):
    def of(self, thing: models.Model) -> Self:
        return self.filter(**key_of(thing))

    def reachable(self) -> Self:
        """Those of people whom some way reaches."""
        return self.filter(is_reachable("resident__"))


class Follow(models.Model):
    """A resident who asked to be told of a thing."""

    resident = models.ForeignKey("people.Resident", models.CASCADE, related_name="follows")
    initiative = models.ForeignKey(
        Initiative, models.CASCADE, null=True, blank=True, related_name="follows"
    )
    since = models.DateTimeField(default=timezone.now)

    personal = Personal(
        whose=(Whose(path="resident"),),
        about=(About(FOLLOWING, "resident initiative since"),),
    )

    objects = FollowQuerySet.as_manager()

    class Meta:
        verbose_name = _("suivi")
        verbose_name_plural = _("suivis")
        ordering = ["-since", "-pk"]
        constraints = [
            exactly_one_of(*THINGS),
            models.UniqueConstraint(
                fields=["resident", "initiative"],
                condition=models.Q(initiative__isnull=False),
                name="initiatives_follow_initiative_once",
            ),
        ]

    def __str__(self) -> str:
        return str(self.thing)

    @property
    def thing(self) -> models.Model:
        """What is followed."""
        return next(found for name in THINGS if (found := getattr(self, name)))
