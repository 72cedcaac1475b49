"""The sizes in which pages show pictures, in WebP."""

from typing import Any

from django.db.models import Prefetch
from wagtail.images.models import SourceImageIOError

from engagement.media.models import Picture

CARD = "fill-480x270|format-webp|webpquality-60"
PAGE = "fill-1080x540|format-webp|webpquality-70"


def with_picture(spec: str) -> Prefetch:
    """Return what prefetches `picture` and its rendition, two queries for any number of rows."""
    return Prefetch("picture", Picture.objects.prefetch_renditions(spec))


def shown(picture: Picture | None, spec: str) -> dict[str, Any]:
    """Return a picture as the components take it; {} without one, or where its file is lost."""
    if picture is None:
        return {}
    try:
        rendition = picture.get_rendition(spec)
    except SourceImageIOError:
        return {}
    return {
        "picture_url": rendition.url,
        "picture_width": rendition.width,
        "picture_height": rendition.height,
        "picture_alt": picture.description,
    }
