"""Blocks that editors build pages from."""

from typing import Any

from django.utils.translation import gettext_lazy as _
from wagtail import blocks
from wagtail.images.blocks import ImageBlock

from cms.pages.live_blocks import NeedsBlock, TimelineBlock

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


class FactsBlock(blocks.StructBlock):
    """A struct whose filled texts are shown under their labels, in their order."""

    def get_context(self, value: Any, parent_context: dict | None = None) -> dict[str, Any]:
        context = super().get_context(value, parent_context)
        context["facts"] = [
            {"label": block.label, "text": value[name]}
            for name, block in self.child_blocks.items()
            if value[name] and not isinstance(block, blocks.ChoiceBlock)
        ]
        return context


class PromiseBlock(FactsBlock):
    """What contributions will change, said before anybody contributes."""

    KINDS = [
        ("inform", _("informer")),
        ("consult", _("demander votre avis")),
        ("build", _("construire ensemble")),
        ("decide", _("vous laisser décider")),
    ]

    kind = blocks.ChoiceBlock(KINDS, label=_("ce que nous proposons"), default="build")
    aim = blocks.TextBlock(label=_("but"), max_length=300)
    public = blocks.CharBlock(label=_("pour qui"), max_length=160)
    scale = blocks.CharBlock(label=_("à quelle échelle"), max_length=160)
    duration = blocks.CharBlock(label=_("combien de temps"), max_length=160)
    means = blocks.TextBlock(label=_("avec quels moyens"), max_length=300)
    calendar = blocks.TextBlock(label=_("calendrier"), max_length=400, required=False)
    participation = blocks.TextBlock(
        label=_("comment prendre part"), max_length=300, required=False
    )
    effect = blocks.TextBlock(label=_("ce que vos contributions changeront"), max_length=400)

    class Meta:
        label = _("promesse")
        icon = "pick"
        template = "cms/blocks/promise.html"

    def get_context(self, value: Any, parent_context: dict | None = None) -> dict[str, Any]:
        kind = dict(self.KINDS)[value["kind"]]
        return super().get_context(value, parent_context) | {"kind": kind}


class OutcomeBlock(FactsBlock):
    """What became of the promise."""

    done = blocks.TextBlock(label=_("ce qui a été fait"), max_length=600)
    from_residents = blocks.TextBlock(label=_("ce qui vient des habitants"), max_length=400)
    not_done = blocks.TextBlock(
        label=_("ce qui n’a pas été tenu, et pourquoi"), max_length=400, required=False
    )

    class Meta:
        label = _("résultat")
        icon = "success"
        template = "cms/blocks/outcome.html"


PROMISE = [("promise", PromiseBlock())]
OUTCOME = [("outcome", OutcomeBlock())]
PLAIN_BODY = [
    ("heading", HeadingBlock()),
    ("text", TextBlock(features=TEXT_FEATURES)),
    ("picture", PictureBlock()),
    ("quote", QuoteBlock()),
    ("figures", FiguresBlock()),
    ("needs", NeedsBlock()),
]
INITIATIVE_BODY = [*PLAIN_BODY, ("timeline", TimelineBlock())]
