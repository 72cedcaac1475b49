"""A letter as a message: rendered once for a language, with marks for what is personal."""

from typing import Any

from cms.newsletter.parts import Part, parts_of
from engagement.outbox.content import mark
from engagement.outbox.rendering import Rendered, render_template

TEMPLATE = "newsletter"


def render_letter(title: str, parts: list[Part], language: str, **links: str) -> Rendered:
    """Return the message that these parts make. `links`: online_url, unsubscribe_url."""
    return render_template(TEMPLATE, language, {"title": title, "parts": parts, **links})


def preview_html(title: str, body: Any, language: str) -> str:
    """Return the letter as its readers would see it now; the way out leads nowhere yet."""
    return render_letter(title, parts_of(body, language), language, unsubscribe_url="#").html


def shared(title: str, parts: list[Part], language: str, online_url: str) -> Rendered:
    """Return what all readers of a language share, their way out still to be filled in."""
    way_out = mark("unsubscribe_url")
    return render_letter(title, parts, language, online_url=online_url, unsubscribe_url=way_out)
