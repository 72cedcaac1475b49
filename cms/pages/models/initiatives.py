"""The pages around initiatives: their list, and one page for each."""

from typing import Any

from django.conf import settings
from django.core.exceptions import ValidationError
from django.db import models
from django.http import Http404, HttpRequest
from django.utils.translation import gettext_lazy as _
from wagtail.models import Page

from cms.pages import blocks, contexts
from cms.pages.fields import BodyField
from cms.pages.models.base import FixedSlugMixin
from engagement.base.personal import no_person
from engagement.city.modules import is_on
from engagement.initiatives.models import Initiative


class InitiativeIndexPage(FixedSlugMixin, Page):
    """The list of initiatives, at /initiatives/."""

    SLUG = "initiatives"

    intro = models.TextField(_("introduction"), blank=True)

    personal = no_person("intro")

    content_panels = [*Page.content_panels, "intro"]
    parent_page_types = ["pages.HomePage"]
    subpage_types = ["pages.InitiativePage"]
    max_count = len(settings.LANGUAGES)
    max_count_per_parent = 1
    template = "cms/initiative_index_page.html"

    class Meta:
        verbose_name = _("liste des initiatives")
        verbose_name_plural = _("listes des initiatives")

    def get_context(self, request: HttpRequest, *args: Any, **kwargs: Any) -> dict[str, Any]:
        context = super().get_context(request, *args, **kwargs)
        return context | contexts.initiative_index(request, InitiativePage.objects.all())

    def get_sitemap_urls(self, request: HttpRequest | None = None) -> list[dict[str, Any]]:
        return super().get_sitemap_urls(request) if is_on("initiatives") else []


class InitiativePage(Page):
    """What an initiative says of itself; stage, promise and outcome are the Initiative's."""

    initiative = models.ForeignKey(
        Initiative, models.PROTECT, related_name="pages", verbose_name=_("initiative")
    )
    intro = models.TextField(_("introduction"), max_length=400)
    picture = models.ForeignKey(
        settings.WAGTAILIMAGES_IMAGE_MODEL,
        models.SET_NULL,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("image"),
    )
    body = BodyField(blocks.INITIATIVE_BODY, blank=True, verbose_name=_("contenu"))

    personal = no_person("initiative intro picture body")

    content_panels = [*Page.content_panels, "initiative", "intro", "picture", "body"]
    parent_page_types = ["pages.InitiativeIndexPage"]
    subpage_types: list[str] = []
    template = "cms/initiative_page.html"

    class Meta:
        verbose_name = _("page d’initiative")
        verbose_name_plural = _("pages d’initiative")

    def clean(self) -> None:
        super().clean()
        twins = InitiativePage.objects.filter(
            initiative_id=self.initiative_id, locale_id=self.locale_id
        )
        if self.initiative_id and self.locale_id and twins.exclude(pk=self.pk).exists():
            raise ValidationError(
                {"initiative": _("Cette initiative a déjà sa page dans cette langue.")}
            )

    def get_context(self, request: HttpRequest, *args: Any, **kwargs: Any) -> dict[str, Any]:
        context = super().get_context(request, *args, **kwargs)
        return context | contexts.initiative(self, request)

    def serve(self, request: HttpRequest, *args: Any, **kwargs: Any) -> Any:
        if not self.initiative.is_public:
            raise Http404
        return super().serve(request, *args, **kwargs)

    def get_sitemap_urls(self, request: HttpRequest | None = None) -> list[dict[str, Any]]:
        shown = self.initiative.is_public and is_on("initiatives")
        return super().get_sitemap_urls(request) if shown else []
