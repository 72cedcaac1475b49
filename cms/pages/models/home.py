"""The first screen of a visitor."""

from typing import Any

from django.conf import settings
from django.db import models
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _
from wagtail.models import Page

from cms.pages import blocks, contexts
from cms.pages.fields import BodyField
from cms.pages.models.initiatives import InitiativePage
from engagement.base.personal import no_person


class HomePage(Page):
    """The first screen of a visitor, one per language."""

    question = models.CharField(
        _("phrase d’accueil"),
        max_length=120,
        blank=True,
        help_text=_("Une ligne. Vide : « Que puis-je faire près de chez moi cette semaine ? »"),
    )
    lead = models.CharField(_("une phrase sous celle-ci"), max_length=250, blank=True)
    body = BodyField(blocks.PLAIN_BODY, blank=True, verbose_name=_("suite de la page"))

    personal = no_person("question lead body")

    content_panels = [*Page.content_panels, "question", "lead", "body"]
    parent_page_types = ["wagtailcore.Page"]
    subpage_types = [
        "pages.InitiativeIndexPage",
        "pages.NewsIndexPage",
        "pages.NeighbourhoodIndexPage",
        "pages.PlainPage",
        "pages.FormPage",
    ]
    max_count = len(settings.LANGUAGES)
    template = "cms/home_page.html"

    class Meta:
        verbose_name = _("page d’accueil")
        verbose_name_plural = _("pages d’accueil")

    def get_context(self, request: HttpRequest, *args: Any, **kwargs: Any) -> dict[str, Any]:
        context = super().get_context(request, *args, **kwargs)
        return context | contexts.home(request, InitiativePage.objects.all())
