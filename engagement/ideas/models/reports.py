"""What somebody found improper."""

from typing import Self, cast

from django.conf import settings
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from engagement.base.models import both_or_neither, exactly_one_of
from engagement.base.personal import TRACE, About, Fate, Personal, Whose
from engagement.ideas.models.ideas import Idea
from engagement.ideas.models.together import Comment
from engagement.ideas.purposes import REPORTS


class ReportQuerySet(models.QuerySet):
    def waiting(self) -> Self:
        return self.filter(settled_at=None)


class Report(models.Model):
    """Somebody says that an idea or a comment is improper; the city answers with a reason."""

    class Why(models.TextChoices):
        INSULT = "insult", _("insulte, haine ou menace")
        PRIVATE = "private", _("vie privée de quelqu’un")
        ADVERT = "advert", _("publicité")
        OTHER = "other", _("autre chose")

    idea = models.ForeignKey(Idea, models.CASCADE, null=True, blank=True, related_name="reports")
    comment = models.ForeignKey(
        Comment, models.CASCADE, null=True, blank=True, related_name="reports"
    )
    resident = models.ForeignKey("people.Resident", models.SET_NULL, null=True, related_name="+")
    why = models.CharField(_("ce qui ne va pas"), max_length=10, choices=Why)
    words = models.CharField(_("en quelques mots"), max_length=300, blank=True)
    at = models.DateTimeField(default=timezone.now)
    settled_at = models.DateTimeField(_("réglé le"), null=True, blank=True)
    settled_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="+"
    )
    answer = models.CharField(_("réponse"), max_length=300, blank=True)

    personal = Personal(
        whose=(Whose(path="resident"),),
        about=(
            About(REPORTS, "resident words"),
            About(REPORTS, "why at", Fate.STAYS),
            About(TRACE, "settled_by", Fate.STAYS),
        ),
        nobody="idea comment settled_at",
        mentions="answer",
        goes=False,
        stays_because=_("La ville doit pouvoir répondre de ce qu’elle a relu."),
    )

    objects = ReportQuerySet.as_manager()

    class Meta:
        ordering = ["at", "pk"]
        verbose_name = _("signalement")
        verbose_name_plural = _("signalements")
        constraints = [
            exactly_one_of("idea", "comment"),
            both_or_neither("settled_at", "settled_by"),
            models.UniqueConstraint(
                fields=["idea", "resident"],
                condition=models.Q(idea__isnull=False),
                name="idea_reported_once",
            ),
            models.UniqueConstraint(
                fields=["comment", "resident"],
                condition=models.Q(comment__isnull=False),
                name="comment_reported_once",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.thing} : {self.get_why_display()}"

    @property
    def thing(self) -> Idea | Comment:
        """What is reported."""
        return cast("Idea | Comment", self.idea or self.comment)
