"""The words of a message for the telephone and for paper: no links, nothing about the e-mail."""

from collections.abc import Mapping
from typing import Any, NamedTuple

from engagement.outbox.answers import answerable
from engagement.outbox.models import Message
from engagement.outbox.rendering import render_template

#: What follows this line says why she gets the e-mail and how to stop it.
FOOT = "—"


class Spoken(NamedTuple):
    """What is told: its subject, and paragraphs of lines."""

    subject: str
    paragraphs: list[str]


def spoken(message: Message) -> Spoken:
    """Return what to tell her as things stand now; `aloud` tells the templates who reads."""
    known = answerable(message)
    fresh: Mapping[str, Any] = known.words(message) if known else {}
    context = {**message.context, **fresh, "aloud": True}
    rendered = render_template(message.template, message.language, context)
    return Spoken(rendered.subject, plain_paragraphs(rendered.text))


def plain_paragraphs(text: str) -> list[str]:
    """Return the paragraphs of an e-mail's text without its foot and its links.

    A link goes with the line that announces it (« Voir ce besoin : »).
    """
    kept: list[str] = []
    for line in text.split(f"\n{FOOT}\n")[0].splitlines():
        if "://" not in line:
            kept.append(line.strip())
        elif kept and kept[-1].endswith(":"):
            kept.pop()
    paragraphs = "\n".join(kept).split("\n\n")
    return [paragraph.strip() for paragraph in paragraphs if paragraph.strip()]
