"""What an initiative promises before anybody contributes, and what it says of it at its end."""

from django.conf import settings
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from engagement.base.personal import TRACE, About, Fate, Personal
from engagement.initiatives.models.initiatives import Initiative


class Promise(models.Model):
    """What contributions will change, for whom, how far, how long and by which means."""

    class Kind(models.TextChoices):
        INFORM = "inform", _("informer")
        CONSULT = "consult", _("demander votre avis")
        BUILD = "build", _("construire ensemble")
        DECIDE = "decide", _("vous laisser décider")

    initiative = models.OneToOneField(Initiative, models.CASCADE, related_name="promise")
    kind = models.CharField(
        _("ce que nous proposons"), max_length=10, choices=Kind, default=Kind.BUILD
    )
    aim = models.TextField(_("but"), max_length=300)
    public = models.CharField(_("pour qui"), max_length=160)
    scale = models.CharField(_("à quelle échelle"), max_length=160)
    duration = models.CharField(_("combien de temps"), max_length=160)
    calendar = models.TextField(_("calendrier"), max_length=400, blank=True)
    means = models.TextField(_("avec quels moyens"), max_length=300)
    participation = models.TextField(_("comment prendre part"), max_length=300, blank=True)
    effect = models.TextField(_("ce que vos contributions changeront"), max_length=400)
    made_at = models.DateTimeField(_("faite le"), default=timezone.now)
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.SET_NULL, null=True, blank=True, related_name="+"
    )

    personal = Personal(
        about=(About(TRACE, "by", Fate.STAYS),),
        nobody=(
            "initiative kind aim public scale duration calendar means participation effect made_at"
        ),
    )

    class Meta:
        verbose_name = _("promesse")
        verbose_name_plural = _("promesses")

    def __str__(self) -> str:
        return self.aim


class InitiativeOutcome(models.Model):
    """What became of the promise; who took part is counted from the needs, never typed."""

    initiative = models.OneToOneField(Initiative, models.CASCADE, related_name="outcome")
    done = models.TextField(_("ce qui a été fait"), max_length=600)
    not_done = models.TextField(
        _("ce qui n’a pas été tenu, et pourquoi"), max_length=400, blank=True
    )
    # Each a pair: the number as it is read ("14 200 €") and what it counts.
    figures = models.JSONField(_("chiffres"), default=list, blank=True)
    told_at = models.DateTimeField(_("dit le"), default=timezone.now)
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.SET_NULL, null=True, blank=True, related_name="+"
    )

    personal = Personal(
        about=(About(TRACE, "by", Fate.STAYS),),
        mentions="done not_done",
        nobody="initiative figures told_at",
    )

    class Meta:
        verbose_name = _("résultat d’une initiative")
        verbose_name_plural = _("résultats d’initiatives")

    def __str__(self) -> str:
        return self.done
