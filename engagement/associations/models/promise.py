"""Who answers associations for the city, and within how long."""

import datetime as dt
from typing import Any

from django.conf import settings
from django.contrib.auth import get_user_model
from django.core.exceptions import ValidationError
from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from wagtail.contrib.settings.models import BaseGenericSetting

from engagement.associations.working_days import working_days_after
from engagement.base.personal import TRACE, About, Fate, Personal

CLOSING_TIME = dt.time(18)


def at_the_desk() -> models.Q:
    """Return the condition that an account has a role at the desk."""
    return models.Q(pk__in=get_user_model().groups.through.objects.values("account"))


class AnswerPromise(BaseGenericSetting):
    """What the city promises to an association that waits; one row, set by the officer.

    `stand_in` is who sees and answers what waits while the officer is away, and is told of it;
    `officer` and `deputy` are the names that associations read.
    """

    select_related = ("stand_in",)

    working_days = models.PositiveSmallIntegerField(
        _("jours ouvrés pour répondre"),
        default=2,
        validators=[MinValueValidator(1), MaxValueValidator(20)],
        help_text=_("La réponse est promise pour 18 h ce jour-là."),
    )
    officer = models.CharField(_("qui répond"), max_length=120, blank=True)
    deputy = models.CharField(
        _("nom de qui répond en son absence"),
        max_length=120,
        blank=True,
        help_text=_("Ce que lisent les associations. Vide : le nom du compte ci-dessous."),
    )
    stand_in = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.SET_NULL,
        null=True,
        blank=True,
        related_name="+",
        limit_choices_to=at_the_desk,
        verbose_name=_("compte de qui répond en son absence"),
        help_text=_(
            "Une personne de l’équipe. Pendant l’absence, elle voit la file, y répond, et reçoit "
            "chaque matin ouvré un message qui dit ce qui attend."
        ),
    )
    away_from = models.DateField(_("absence du"), null=True, blank=True)
    away_until = models.DateField(_("au"), null=True, blank=True)

    personal = Personal(
        about=(About(TRACE, "stand_in", Fate.STAYS),),
        nobody="working_days away_from away_until",
        mentions="officer deputy",
    )

    class Meta:
        verbose_name = _("qui répond aux associations")

    def clean(self) -> None:
        if bool(self.away_from) != bool(self.away_until):
            raise ValidationError({"away_until": _("Donnez les deux dates, ou aucune.")})
        if self.away_from and self.away_until and self.away_until < self.away_from:
            raise ValidationError({"away_until": _("La fin vient après le début.")})

    @property
    def is_away(self) -> bool:
        """Whether today is a day of the officer's absence, first and last day included."""
        if not (self.away_from and self.away_until):
            return False
        return self.away_from <= timezone.localdate() <= self.away_until

    @property
    def answering(self) -> str:
        """Return who answers today; "" where nobody is named."""
        return (self._deputy_name if self.is_away else "") or self.officer

    @property
    def _deputy_name(self) -> str:
        # Never the address, which an account without name would show.
        return self.deputy or (self.stand_in.get_full_name() if self.stand_in else "")

    def stands_in(self, account: Any) -> bool:
        """Say whether this account, or visitor, answers today in the officer's absence."""
        return self.stand_in_id is not None and self.is_away and account.pk == self.stand_in_id

    def due(self, since: dt.datetime) -> dt.datetime:
        """Return until when what came at `since` is answered: 18 h, local time, of that day."""
        day = working_days_after(timezone.localdate(since), self.working_days)
        return timezone.make_aware(dt.datetime.combine(day, CLOSING_TIME))
