"""Whether the guide to the first steps is still shown."""

from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.contrib.settings.models import BaseGenericSetting

from engagement.base.personal import no_person


class FirstSteps(BaseGenericSetting):
    """One row: the officer put the guide away, or not yet."""

    hidden = models.BooleanField(_("masquer les premiers pas"), default=False)

    personal = no_person("hidden")

    class Meta:
        verbose_name = _("premiers pas")
