"""A class, a company, a troop: people who come together, with somebody who leads them."""

import uuid

from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from engagement.base.personal import About, Personal, Whose
from engagement.needs.models.signups import SignUp
from engagement.people.purposes import ABOUT_YOU


class Group(models.Model):
    """Its places are those of its lead’s sign-ups, so many seats each: all or none."""

    class Kind(models.TextChoices):
        CLASS = "class", _("une classe")
        COMPANY = "company", _("une entreprise")
        TROOP = "troop", _("un club, une troupe")
        OTHER = "other", _("un autre groupe")

    lead = models.ForeignKey(
        "people.Resident", models.CASCADE, related_name="groups", verbose_name=_("responsable")
    )
    name = models.CharField(_("nom du groupe"), max_length=80)
    kind = models.CharField(_("c’est"), max_length=10, choices=Kind, default=Kind.CLASS)
    size = models.PositiveSmallIntegerField(_("combien êtes-vous, en tout"))
    #: In the link by which members join.
    key = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    made_at = models.DateTimeField(default=timezone.now)

    personal = Personal(
        whose=(Whose(path="lead"),),
        about=(
            About(ABOUT_YOU, "lead name kind size made_at"),
            About(ABOUT_YOU, "key", secret=True),
        ),
    )

    class Meta:
        ordering = ["name", "pk"]
        verbose_name = _("groupe")
        verbose_name_plural = _("groupes")
        constraints = [models.CheckConstraint(condition=Q(size__gte=2), name="group_is_several")]

    def __str__(self) -> str:
        return self.name


class GroupMember(models.Model):
    """Somebody with an account who joined by the link; all others are seats without a name."""

    group = models.ForeignKey(
        Group, models.CASCADE, related_name="members", verbose_name=_("groupe")
    )
    resident = models.ForeignKey("people.Resident", models.CASCADE, related_name="memberships")
    at = models.DateTimeField(default=timezone.now)

    personal = Personal(
        whose=(Whose(path="resident"),), about=(About(ABOUT_YOU, "group resident at"),)
    )

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["group", "resident"], name="group_member_once")
        ]

    def __str__(self) -> str:
        return f"{self.group_id}: {self.resident_id}"


class GroupOuting(models.Model):
    """The lead’s sign-up for a shift, as her group’s."""

    group = models.ForeignKey(
        Group, models.CASCADE, related_name="outings", verbose_name=_("groupe")
    )
    signup = models.OneToOneField(
        SignUp, models.CASCADE, related_name="outing", verbose_name=_("inscription")
    )
    names = models.TextField(_("prénoms, si vous voulez"), max_length=2000, blank=True)

    personal = Personal(
        whose=(Whose(path="group__lead"),), about=(About(ABOUT_YOU, "group signup names"),)
    )

    class Meta:
        ordering = ["-pk"]

    def __str__(self) -> str:
        return f"{self.group_id}: {self.signup_id}"
