"""Blocks of text, pictures and figures."""

from django.utils.translation import gettext_lazy as _
from wagtail import blocks
from wagtail.images.blocks import ImageBlock

INLINE_FEATURES = ["bold", "italic", "link"]
TEXT_FEATURES = [*INLINE_FEATURES, "ol", "ul", "document-link"]


class HeadingBlock(blocks.CharBlock):
    class Meta:
        label = _("intertitre")
        icon = "title"
        template = "cms/blocks/heading.html"


class TextBlock(blocks.RichTextBlock):
    class Meta:
        label = _("texte")
        icon = "pilcrow"
        template = "cms/blocks/text.html"


class PictureBlock(blocks.StructBlock):
    """A picture, its words for those who do not see it, and its caption."""

    picture = ImageBlock(label=_("image"))
    caption = blocks.CharBlock(label=_("légende"), required=False, max_length=200)

    class Meta:
        label = _("image")
        icon = "image"
        template = "cms/blocks/picture.html"


class QuoteBlock(blocks.StructBlock):
    text = blocks.TextBlock(label=_("ce qui est dit"), max_length=400)
    who = blocks.CharBlock(label=_("par qui"), max_length=120)

    class Meta:
        label = _("parole")
        icon = "openquote"
        template = "cms/blocks/quote.html"


class FigureBlock(blocks.StructBlock):
    number = blocks.CharBlock(label=_("chiffre"), max_length=20)
    words = blocks.CharBlock(label=_("ce qu’il compte"), max_length=80)


class FiguresBlock(blocks.ListBlock):
    """Two to six numbers with their words."""

    def __init__(self, **kwargs: object) -> None:
        super().__init__(FigureBlock(), min_num=2, max_num=6, **kwargs)

    class Meta:
        label = _("chiffres")
        icon = "order"
        template = "cms/blocks/figures.html"
