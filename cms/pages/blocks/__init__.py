"""Blocks that editors build pages from."""

from cms.pages.blocks.live import NeedsBlock, TimelineBlock
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
    ("quote", QuoteBlock()),
    ("figures", FiguresBlock()),
    ("needs", NeedsBlock()),
]
INITIATIVE_BODY = [*PLAIN_BODY, ("timeline", TimelineBlock())]
