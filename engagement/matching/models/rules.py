"""The weights of the score, as the officer changed them: one row a version, none ever edited."""

from django.conf import settings
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from engagement.base.personal import TRACE, About, Fate, Personal


class RulesVersion(models.Model):
    """Rules that hold since a moment, until the next version; the newest row is current.

    `weights` holds fields of score.Rules; one that is missing has its default.
    """

    version = models.CharField(_("version"), max_length=20, unique=True)
    weights = models.JSONField(_("réglages"))
    since = models.DateTimeField(_("depuis le"), default=timezone.now)
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.SET_NULL,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("par"),
    )
    reason = models.TextField(_("pourquoi"))

    personal = Personal(
        about=(About(TRACE, "by", Fate.STAYS),),
        nobody="version weights since reason",
    )

    class Meta:
        ordering = ["-pk"]
        verbose_name = _("version des règles")
        verbose_name_plural = _("règles des suggestions")

    def __str__(self) -> str:
        return self.version
