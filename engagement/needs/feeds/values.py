"""Values of a mission as feeds write them: texts, lists, booleans, HTML."""

import html
import re
from typing import Any

import nh3

Row = dict[str, Any]

_YES = {"yes", "true", "1", "oui"}
_BLOCK = re.compile(r"(?i)<(?:br|/p|/div|/h\d|/ul|/ol)\b[^>]*>")
_ITEM = re.compile(r"(?i)<li\b[^>]*>")


def plain_text(markup: str) -> str:
    """Return HTML as plain text with its paragraphs and lists; templates escape it."""
    lined = _ITEM.sub("\n• ", _BLOCK.sub("\n", markup.replace("\x00", "")))
    text = without_tags(lined).replace("\r\n", "\n")
    return re.sub(r"\n[ \t]*\n\s*\n", "\n\n", text).strip()


def without_tags(markup: str) -> str:
    """Return the text alone; scripts and styles go with what they hold."""
    return html.unescape(nh3.clean(markup, tags=set()))


def text_of(row: Row, name: str) -> str:
    """Return a value as one line of text; empty where it is missing or not a value."""
    value = row.get(name)
    if value is None or isinstance(value, dict | list):
        return ""
    return re.sub(r"[\s\x00]+", " ", str(value)).strip()


def list_of(row: Row, name: str) -> list[str]:
    """Return a list written as such, as <value> children, or with commas."""
    value = row.get(name)
    parts = value if isinstance(value, list) else str(value or "").split(",")
    return [str(part).strip() for part in parts if str(part).strip()]


def yes_or_no(row: Row, name: str) -> bool | None:
    """Return a boolean written yes, true or 1; None where nothing is said."""
    value = text_of(row, name).lower()
    return value in _YES if value else None
