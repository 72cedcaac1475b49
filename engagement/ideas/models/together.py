"""From single to collective: who supports, discusses and carries an idea."""

from typing import Self

from django.conf import settings
from django.core.validators import MaxLengthValidator
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from engagement.base.models import both_or_neither
from engagement.base.personal import TRACE, About, Fate, Personal, Whose
from engagement.ideas.models.ideas import Idea
from engagement.ideas.purposes import VOICE
from engagement.people.models import Channel


class Support(models.Model):
    """One person who stands behind an idea; it still counts once she is erased."""

    idea = models.ForeignKey(Idea, models.CASCADE, related_name="supports")
    resident = models.ForeignKey(
        "people.Resident", models.SET_NULL, null=True, related_name="idea_supports"
    )
    channel = models.CharField(max_length=10, choices=Channel, default=Channel.WEB)
    at = models.DateTimeField(default=timezone.now)

    personal = Personal(
        whose=(Whose(path="resident"),),
        about=(About(VOICE, "resident"), About(VOICE, "channel at", Fate.STAYS)),
        nobody="idea",
        goes=False,
        stays_because=_("Le nombre de soutiens reste le même."),
    )

    class Meta:
        ordering = ["at", "pk"]
        verbose_name = _("soutien")
        verbose_name_plural = _("soutiens")
        constraints = [
            models.UniqueConstraint(fields=["idea", "resident"], name="idea_support_once")
        ]

    def __str__(self) -> str:
        return f"{self.idea_id}: {self.resident_id}"


class Member(models.Model):
    """Somebody who carries an idea with others: she leads, helps, or lends what she can do."""

    class Role(models.TextChoices):
        LEAD = "lead", _("je porte l’idée")
        HELPER = "helper", _("je donne un coup de main")
        SKILL = "skill", _("j’apporte un savoir-faire")

    idea = models.ForeignKey(Idea, models.CASCADE, related_name="members")
    resident = models.ForeignKey("people.Resident", models.CASCADE, related_name="carried_ideas")
    role = models.CharField(_("rôle"), max_length=10, choices=Role, default=Role.HELPER)
    words = models.CharField(_("ce que j’apporte"), max_length=160, blank=True)
    since = models.DateTimeField(default=timezone.now)

    personal = Personal(
        whose=(Whose(path="resident"),),
        about=(About(VOICE, "resident role words since"),),
        nobody="idea",
    )

    class Meta:
        ordering = ["since", "pk"]
        verbose_name = _("membre du groupe d’une idée")
        verbose_name_plural = _("membres des groupes d’idées")
        constraints = [
            models.UniqueConstraint(fields=["idea", "resident"], name="idea_member_once")
        ]

    def __str__(self) -> str:
        return f"{self.resident}, {self.get_role_display()}"


class CommentQuerySet(models.QuerySet):
    def shown(self) -> Self:
        return self.filter(hidden_at=None)

    def to_check(self) -> Self:
        """What nobody of the city has read yet."""
        return self.shown().filter(checked_at=None)


class Comment(models.Model):
    """What somebody says of an idea; `by_city` marks the city's own words."""

    idea = models.ForeignKey(Idea, models.CASCADE, related_name="comments")
    author = models.ForeignKey(
        "people.Resident", models.SET_NULL, null=True, blank=True, related_name="+"
    )
    by_city = models.BooleanField(_("réponse de la ville"), default=False)
    text = models.TextField(
        _("votre commentaire"), max_length=1000, validators=[MaxLengthValidator(1000)]
    )
    channel = models.CharField(max_length=10, choices=Channel, default=Channel.WEB)
    at = models.DateTimeField(default=timezone.now)
    checked_at = models.DateTimeField(null=True, blank=True)
    hidden_at = models.DateTimeField(_("masqué le"), null=True, blank=True)
    hidden_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="+"
    )
    hidden_why = models.CharField(_("motif"), max_length=300, blank=True)

    personal = Personal(
        whose=(Whose(path="author"),),
        about=(
            About(VOICE, "author"),
            About(VOICE, "text channel at", Fate.STAYS),
            About(TRACE, "hidden_by", Fate.STAYS),
        ),
        nobody="idea by_city checked_at hidden_at",
        mentions="hidden_why",
        goes=False,
        stays_because=_("D’autres y ont répondu."),
    )

    objects = CommentQuerySet.as_manager()

    class Meta:
        ordering = ["at", "pk"]
        verbose_name = _("commentaire")
        verbose_name_plural = _("commentaires")
        constraints = [both_or_neither("hidden_at", "hidden_by")]

    def __str__(self) -> str:
        return self.text[:60]
