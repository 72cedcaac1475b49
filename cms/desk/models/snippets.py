"""Reasons in ready words, that the officer ticks when she refuses."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from engagement.base.personal import no_person


class ReasonSnippet(models.Model):
    """A sentence sent as it is to whoever is refused."""

    class About(models.TextChoices):
        """The kind of row that it is said about, as queues and assignments name it."""

        ASSOCIATION = "association", _("une association")
        NEED = "need", _("un besoin")
        IDEA = "idea", _("une idée")
        JOIN_REQUEST = "joinrequest", _("une demande pour une association")

    about = models.CharField(_("au sujet de"), max_length=20, choices=About)
    text = models.CharField(_("phrase"), max_length=300)
    rank = models.PositiveSmallIntegerField(
        _("rang"), default=10, help_text=_("La plus petite vient en premier.")
    )

    personal = no_person("about text rank")

    class Meta:
        ordering = ["about", "rank", "pk"]
        verbose_name = _("motif tout prêt")
        verbose_name_plural = _("motifs tout prêts")

    def __str__(self) -> str:
        return self.text
