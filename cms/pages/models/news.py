"""What the city tells, day after day."""

from typing import Any

from django.conf import settings
from django.db import models
from django.http import HttpRequest
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from wagtail.models import Page

from cms.pages import blocks, contexts
from cms.pages.fields import BodyField
from cms.pages.models.base import FixedSlugMixin
from cms.pages.models.initiatives import InitiativePage
from engagement.base.personal import no_person
from engagement.initiatives.models import Initiative


class NewsIndexPage(FixedSlugMixin, Page):
    """The news, latest first, at /actualites/."""

    SLUG = "actualites"

    intro = models.TextField(_("introduction"), blank=True)

    personal = no_person("intro")

    content_panels = [*Page.content_panels, "intro"]
    parent_page_types = ["pages.HomePage"]
    subpage_types = ["pages.NewsPage"]
    max_count = len(settings.LANGUAGES)
    max_count_per_parent = 1
    template = "cms/news_index_page.html"

    class Meta:
        verbose_name = _("liste des actualités")
        verbose_name_plural = _("listes des actualités")

    def get_context(self, request: HttpRequest, *args: Any, **kwargs: Any) -> dict[str, Any]:
        context = super().get_context(request, *args, **kwargs)
        return context | contexts.news_index(request, NewsPage.objects.child_of(self))


class NewsPage(Page):
    """One piece of news, which may be that of an initiative."""

    day = models.DateField(_("jour"), default=timezone.localdate)
    intro = models.TextField(_("introduction"), max_length=400)
    picture = models.ForeignKey(
        settings.WAGTAILIMAGES_IMAGE_MODEL,
        models.SET_NULL,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("image"),
    )
    initiative = models.ForeignKey(
        Initiative,
        models.SET_NULL,
        null=True,
        blank=True,
        related_name="news",
        verbose_name=_("initiative"),
        help_text=_("Remplie : la nouvelle est montrée aussi sur la page de l’initiative."),
    )
    body = BodyField(blocks.INITIATIVE_BODY, blank=True, verbose_name=_("contenu"))

    personal = no_person("day intro picture initiative body")

    content_panels = [*Page.content_panels, "day", "intro", "picture", "initiative", "body"]
    parent_page_types = ["pages.NewsIndexPage"]
    subpage_types: list[str] = []
    template = "cms/news_page.html"

    class Meta:
        verbose_name = _("actualité")
        verbose_name_plural = _("actualités")

    def get_context(self, request: HttpRequest, *args: Any, **kwargs: Any) -> dict[str, Any]:
        context = super().get_context(request, *args, **kwargs)
        return context | contexts.news(self, InitiativePage.objects.all(), request)
