"""The pages of neighbourhoods: their list, and what editors write of each."""

from typing import Any

from django.conf import settings
from django.core.exceptions import ValidationError
from django.db import models
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _
from wagtail.models import Page

from cms.pages import blocks
from cms.pages.cards import needs_in_words
from cms.pages.fields import BodyField
from cms.pages.models.base import FixedSlugMixin
from cms.pages.queries import open_needs_by_place
from engagement.base.personal import no_person
from engagement.territory.models import Neighbourhood


class NeighbourhoodIndexPage(FixedSlugMixin, Page):
    """The map and the list of the neighbourhoods, at /quartiers/."""

    SLUG = "quartiers"

    intro = models.TextField(_("introduction"), blank=True)

    personal = no_person("intro")

    content_panels = [*Page.content_panels, "intro"]
    parent_page_types = ["pages.HomePage"]
    subpage_types = ["pages.NeighbourhoodPage"]
    max_count = len(settings.LANGUAGES)
    max_count_per_parent = 1
    template = "cms/neighbourhood_index_page.html"

    class Meta:
        verbose_name = _("liste des quartiers")
        verbose_name_plural = _("listes des quartiers")

    def get_context(self, request: HttpRequest, *args: Any, **kwargs: Any) -> dict[str, Any]:
        context = super().get_context(request, *args, **kwargs)
        return context | {"details": needs_in_words(open_needs_by_place())}


class NeighbourhoodPage(Page):
    """What editors write of a neighbourhood.

    Its address is that of /quartiers/<code>/, which the residents' room answers with all that
    goes on there; what is written here stands in that page. Served by itself in previews alone.
    """

    neighbourhood = models.ForeignKey(
        Neighbourhood, models.PROTECT, related_name="pages", verbose_name=_("quartier")
    )
    intro = models.TextField(_("introduction"), max_length=400)
    body = BodyField(blocks.PLAIN_BODY, blank=True, verbose_name=_("contenu"))

    personal = no_person("neighbourhood intro body")

    content_panels = [*Page.content_panels, "neighbourhood", "intro", "body"]
    parent_page_types = ["pages.NeighbourhoodIndexPage"]
    subpage_types: list[str] = []
    template = "cms/neighbourhood_page.html"

    class Meta:
        verbose_name = _("page de quartier")
        verbose_name_plural = _("pages de quartier")

    def full_clean(self, *args: Any, **kwargs: Any) -> None:
        if self.neighbourhood_id:
            self.slug = self.neighbourhood.code
        super().full_clean(*args, **kwargs)

    def clean(self) -> None:
        twins = NeighbourhoodPage.objects.filter(
            neighbourhood_id=self.neighbourhood_id, locale_id=self.locale_id
        )
        if self.neighbourhood_id and self.locale_id and twins.exclude(pk=self.pk).exists():
            raise ValidationError(
                {"neighbourhood": _("Ce quartier a déjà sa page dans cette langue.")}
            )
        super().clean()

    def get_sitemap_urls(self, request: HttpRequest | None = None) -> list[dict[str, Any]]:
        """Return nothing: the residents' room lists its neighbourhoods, written about or not."""
        return []
