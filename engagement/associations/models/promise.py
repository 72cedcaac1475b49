"""Who answers associations for the city, and within how long."""

import datetime as dt

from django.core.exceptions import ValidationError
from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from wagtail.contrib.settings.models import BaseGenericSetting

from engagement.associations.working_days import working_days_after
from engagement.base.personal import no_person

CLOSING_TIME = dt.time(18)


class AnswerPromise(BaseGenericSetting):
    """What the city promises to an association that waits; one row, set by the officer."""

    working_days = models.PositiveSmallIntegerField(
        _("jours ouvrés pour répondre"),
        default=2,
        validators=[MinValueValidator(1), MaxValueValidator(20)],
        help_text=_("La réponse est promise pour 18 h ce jour-là."),
    )
    officer = models.CharField(_("qui répond"), max_length=120, blank=True)
    deputy = models.CharField(_("qui répond en son absence"), max_length=120, blank=True)
    away_from = models.DateField(_("absence du"), null=True, blank=True)
    away_until = models.DateField(_("au"), null=True, blank=True)

    personal = no_person("working_days away_from away_until", mentions="officer deputy")

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
        return (self.deputy if self.is_away else "") or self.officer

    def due(self, since: dt.datetime) -> dt.datetime:
        """Return until when what came at `since` is answered: 18 h, local time, of that day."""
        day = working_days_after(timezone.localdate(since), self.working_days)
        return timezone.make_aware(dt.datetime.combine(day, CLOSING_TIME))
