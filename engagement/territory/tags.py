"""Interests as the tags of `_components/tags.html`."""

from collections.abc import Iterable

from engagement.territory.models import Interest


def tags_of(interests: Iterable[Interest]) -> list[dict[str, str]]:
    """Return the domains among these interests as tags with their pictogram."""
    return [
        {"label": interest.label, "pictogram": interest.code}
        for interest in interests
        if interest.kind == Interest.Kind.DOMAIN
    ]
