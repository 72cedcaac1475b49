"""What came of a need: what its association tells, and what those who came say."""

from typing import Self

from django.conf import settings
from django.core.validators import MinValueValidator
from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from engagement.base.models import both_or_neither
from engagement.base.personal import TRACE, About, Fate, Personal, Whose
from engagement.needs.models.needs import Need
from engagement.needs.models.signups import SignUp
from engagement.needs.purposes import WORDS


class Outcome(models.Model):
    """What came of a need, in a sentence and if possible a figure: « 1,2 t collectées ».

    A need that comes again has several: each tells of the shifts that ended since the one before.
    """

    need = models.ForeignKey(Need, models.CASCADE, related_name="outcomes")
    amount = models.DecimalField(
        _("combien"),
        max_digits=12,
        decimal_places=2,
        null=True,
        blank=True,
        validators=[MinValueValidator(0)],
    )
    unit = models.CharField(_("de quoi"), max_length=40, blank=True)
    sentence = models.CharField(_("ce que cela a donné"), max_length=300)
    picture = models.ForeignKey(
        "media.Picture", models.SET_NULL, null=True, blank=True, related_name="+"
    )
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="+")
    told_at = models.DateTimeField(_("dit le"), default=timezone.now)

    personal = Personal(
        about=(About(TRACE, "by", Fate.STAYS),),
        mentions="sentence",
        nobody="need amount unit picture told_at",
    )

    class Meta:
        ordering = ["-told_at", "-pk"]
        get_latest_by = "told_at"
        verbose_name = _("résultat")
        verbose_name_plural = _("résultats")
        constraints = [
            models.CheckConstraint(
                condition=Q(amount__isnull=True, unit="")
                | (Q(amount__isnull=False, amount__gte=0) & ~Q(unit="")),
                name="outcome_amount_has_its_unit",
            )
        ]

    def __str__(self) -> str:
        return self.sentence


class TestimonialQuerySet(models.QuerySet):
    def shown(self) -> Self:
        """What everybody may read: she agreed, and nobody took it off the page."""
        return self.filter(may_be_shown=True, hidden_at__isnull=True)


class Testimonial(models.Model):
    """A word, and perhaps a photo, of somebody who came."""

    __test__ = False  # pytest takes its name for a test

    signup = models.OneToOneField(SignUp, models.CASCADE, related_name="testimonial")
    text = models.CharField(_("un mot"), max_length=500)
    picture = models.ForeignKey(
        "media.Picture", models.SET_NULL, null=True, blank=True, related_name="+"
    )
    may_be_shown = models.BooleanField(_("accord pour le montrer"), default=False)
    written_at = models.DateTimeField(_("écrit le"), default=timezone.now)
    hidden_at = models.DateTimeField(_("masqué le"), null=True, blank=True)
    hidden_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="+"
    )

    personal = Personal(
        whose=(Whose(path="signup__resident"),),
        about=(
            About(WORDS, "signup text picture may_be_shown written_at"),
            About(TRACE, "hidden_by", Fate.STAYS),
        ),
        nobody="hidden_at",
    )

    objects = TestimonialQuerySet.as_manager()

    class Meta:
        ordering = ["-written_at", "-pk"]
        verbose_name = _("mot de bénévole")
        verbose_name_plural = _("mots de bénévoles")
        constraints = [both_or_neither("hidden_at", "hidden_by")]

    def __str__(self) -> str:
        return self.text
