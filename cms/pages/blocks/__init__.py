"""Blocks that editors build pages from."""

from cms.pages.blocks.live import EventsBlock, MapBlock, NeedsBlock, TimelineBlock
from cms.pages.blocks.stories import (
    BudgetBlock,
    CallBlock,
    GalleryBlock,
    QuestionsBlock,
    RestitutionBlock,
)
from cms.pages.blocks.text import (
    INLINE_FEATURES,
    TEXT_FEATURES,
    FiguresBlock,
    HeadingBlock,
    PictureBlock,
    QuoteBlock,
    TextBlock,
)

__all__ = ["INITIATIVE_BODY", "INLINE_FEATURES", "PLAIN_BODY", "TEXT_FEATURES", "TextBlock"]

PLAIN_BODY = [
    ("heading", HeadingBlock()),
    ("text", TextBlock(features=TEXT_FEATURES)),
    ("picture", PictureBlock()),
    ("gallery", GalleryBlock()),
    ("quote", QuoteBlock()),
    ("figures", FiguresBlock()),
    ("needs", NeedsBlock()),
    ("events", EventsBlock()),
    ("map", MapBlock()),
    ("call", CallBlock()),
    ("questions", QuestionsBlock()),
    ("restitution", RestitutionBlock()),
    ("budget", BudgetBlock()),
]
INITIATIVE_BODY = [*PLAIN_BODY, ("timeline", TimelineBlock())]
