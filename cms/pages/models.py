"""Page types: what editors write, around what the domain rooms know."""

from typing import Any

from django.conf import settings
from django.core.exceptions import ValidationError
from django.db import models
from django.http import Http404, HttpRequest
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, HelpPanel, MultiFieldPanel
from wagtail.fields import RichTextField
from wagtail.models import Page

from cms.pages import blocks, contexts, slugs
from cms.pages.fields import BodyField
from engagement.initiatives.models import Initiative


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

    content_panels = [*Page.content_panels, "question", "lead", "body"]
    parent_page_types = ["wagtailcore.Page"]
    subpage_types = ["pages.InitiativeIndexPage", "pages.PlainPage"]
    max_count = len(settings.LANGUAGES)
    template = "cms/home_page.html"

    class Meta:
        verbose_name = _("page d’accueil")
        verbose_name_plural = _("pages d’accueil")

    def get_context(self, request: HttpRequest, *args: Any, **kwargs: Any) -> dict[str, Any]:
        context = super().get_context(request, *args, **kwargs)
        return context | contexts.home(request, InitiativePage.objects.all())


class InitiativeIndexPage(Page):
    """The list of initiatives, at /initiatives/."""

    SLUG = "initiatives"

    intro = models.TextField(_("introduction"), blank=True)

    content_panels = [*Page.content_panels, "intro"]
    parent_page_types = ["pages.HomePage"]
    subpage_types = ["pages.InitiativePage"]
    max_count = len(settings.LANGUAGES)
    max_count_per_parent = 1
    template = "cms/initiative_index_page.html"

    class Meta:
        verbose_name = _("liste des initiatives")
        verbose_name_plural = _("listes des initiatives")

    def clean(self) -> None:
        super().clean()
        if self.slug != self.SLUG:
            raise ValidationError({"slug": _("L’adresse de cette page est « initiatives ».")})

    def get_context(self, request: HttpRequest, *args: Any, **kwargs: Any) -> dict[str, Any]:
        context = super().get_context(request, *args, **kwargs)
        return context | contexts.initiative_index(request, InitiativePage.objects.all())


class InitiativePage(Page):
    """What an initiative says of itself; its stage and its place are the Initiative's."""

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
    promise = BodyField(
        blocks.PROMISE, blank=True, max_num=1, verbose_name=_("ce qui est promis au départ")
    )
    outcome = BodyField(
        blocks.OUTCOME, blank=True, max_num=1, verbose_name=_("ce qui a été fait à la fin")
    )
    body = BodyField(blocks.INITIATIVE_BODY, blank=True, verbose_name=_("contenu"))

    content_panels = [
        *Page.content_panels,
        "initiative",
        "intro",
        "picture",
        MultiFieldPanel(
            [
                HelpPanel(_("La promesse reste affichée jusqu’au bout, à côté du résultat.")),
                FieldPanel("promise"),
                FieldPanel("outcome"),
            ],
            heading=_("Promesse et résultat"),
        ),
        "body",
    ]
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
        return super().get_context(request, *args, **kwargs) | contexts.initiative(self)

    def serve(self, request: HttpRequest, *args: Any, **kwargs: Any) -> Any:
        if not self.initiative.is_public:
            raise Http404
        return super().serve(request, *args, **kwargs)


class PlainPage(Page):
    """Text and pictures: legal notice, how it works, who we are."""

    intro = RichTextField(_("introduction"), features=blocks.INLINE_FEATURES, blank=True)
    body = BodyField(blocks.PLAIN_BODY, blank=True, verbose_name=_("contenu"))

    content_panels = [*Page.content_panels, "intro", "body"]
    parent_page_types = ["pages.HomePage", "pages.PlainPage"]
    subpage_types = ["pages.PlainPage"]
    template = "cms/plain_page.html"

    class Meta:
        verbose_name = _("page simple")
        verbose_name_plural = _("pages simples")

    def clean(self) -> None:
        super().clean()
        slugs.refuse_reserved(self.slug)
