"""Words that many messages share: rendered once, filled in for each with what is personal."""

import uuid
from collections.abc import Mapping
from functools import lru_cache

from django.db import models
from django.utils import timezone
from django.utils.html import escape

from engagement.base.personal import no_person


def mark(name: str) -> str:
    """Return what stands in shared words where each message puts its own value `name`."""
    return f"[[{name}]]"


class Content(models.Model):
    """What a newsletter says in one language. Written once and never changed."""

    key = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    subject = models.CharField(max_length=200)
    text = models.TextField()
    html = models.TextField()
    created_at = models.DateTimeField(default=timezone.now)

    personal = no_person("key subject text html created_at")

    def __str__(self) -> str:
        return self.subject

    def text_for(self, values: Mapping[str, str]) -> str:
        """Return the text with these values in their marks."""
        return _filled(self.text, values)

    def html_for(self, values: Mapping[str, str]) -> str:
        """Return the HTML with these values, escaped, in their marks."""
        return _filled(self.html, {name: escape(value) for name, value in values.items()})


def _filled(words: str, values: Mapping[str, str]) -> str:
    for name, value in values.items():
        words = words.replace(mark(name), value)
    return words


@lru_cache(maxsize=8)
def content_of(key: uuid.UUID) -> Content:
    """Return the content of this key, read once by a process: it never changes."""
    return Content.objects.get(pk=key)
