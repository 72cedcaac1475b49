"""What one version of a text changed, word by word."""

import re
from difflib import SequenceMatcher

WORDS = re.compile(r"\s+|[^\s]+")


def difference(before: str, after: str) -> list[tuple[str, str]]:
    """Return the parts of both texts in order, each with "same", "gone" or "new"."""
    old, new = WORDS.findall(before), WORDS.findall(after)
    parts: list[tuple[str, str]] = []
    for how, i, j, k, m in SequenceMatcher(None, old, new, autojunk=False).get_opcodes():
        if how == "equal":
            parts.append(("same", "".join(old[i:j])))
            continue
        parts += [(kind, text) for kind, text in _changed(old[i:j], new[k:m]) if text]
    return parts


def _changed(gone: list[str], new: list[str]) -> list[tuple[str, str]]:
    return [("gone", "".join(gone)), ("new", "".join(new))]
