"""Ideas drawn by lot, so that anybody can draw them again and find the same."""

from django.conf import settings
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from engagement.base.models import both_or_neither
from engagement.base.personal import TRACE, About, Fate, Personal
from engagement.ideas.models.ideas import Idea


class Draw(models.Model):
    """A list of ideas, published with its hash before the seed that decides is known.

    `listed` is the text whose SHA-256 is `list_hash`: a line for each idea, its number and title.
    """

    title = models.CharField(_("pour quoi"), max_length=120)
    listed = models.TextField(_("liste"))
    list_hash = models.CharField(_("empreinte de la liste"), max_length=64)
    wanted = models.PositiveSmallIntegerField(_("combien d’idées"))
    seed_from = models.CharField(
        _("d’où viendra le hasard"),
        max_length=200,
        help_text=_("Un tirage public à venir : les numéros du Loto du samedi 4 juillet."),
    )
    published_at = models.DateTimeField(_("liste publiée le"), default=timezone.now)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="+")
    seed = models.CharField(_("le hasard"), max_length=120, blank=True)
    drawn_at = models.DateTimeField(_("tiré le"), null=True, blank=True)
    drawn_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="+"
    )
    ideas = models.ManyToManyField(Idea, blank=True, related_name="draws")

    personal = Personal(
        about=(About(TRACE, "by drawn_by", Fate.STAYS),),
        nobody="title listed list_hash wanted seed_from published_at seed drawn_at ideas",
    )

    class Meta:
        ordering = ["-published_at", "-pk"]
        verbose_name = _("tirage au sort")
        verbose_name_plural = _("tirages au sort")
        constraints = [
            both_or_neither("drawn_at", "drawn_by"),
            models.CheckConstraint(
                condition=models.Q(seed="", drawn_at__isnull=True)
                | (~models.Q(seed="") & models.Q(drawn_at__isnull=False)),
                name="draw_seed_comes_with_the_draw",
            ),
        ]

    def __str__(self) -> str:
        return self.title
