"""Pages of text."""

from django.utils.translation import gettext_lazy as _
from wagtail.fields import RichTextField
from wagtail.models import Page

from cms.pages import blocks
from cms.pages.fields import BodyField
from cms.pages.models.base import FreeSlugMixin
from engagement.base.personal import no_person


class PlainPage(FreeSlugMixin, Page):
    """Text and pictures: legal notice, how it works, who we are."""

    intro = RichTextField(_("introduction"), features=blocks.INLINE_FEATURES, blank=True)
    body = BodyField(blocks.PLAIN_BODY, blank=True, verbose_name=_("contenu"))

    personal = no_person("intro body")

    content_panels = [*Page.content_panels, "intro", "body"]
    parent_page_types = ["pages.HomePage", "pages.PlainPage"]
    subpage_types = ["pages.PlainPage", "pages.FormPage"]
    template = "cms/plain_page.html"

    class Meta:
        verbose_name = _("page simple")
        verbose_name_plural = _("pages simples")
