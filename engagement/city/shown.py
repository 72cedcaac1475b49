"""How the city shows itself: read once in half a minute in each process, so pages ask nothing."""

from django.conf import settings

from engagement.city import kept
from engagement.city.kept import Shown
from engagement.city.models import FEATURED, Face
from engagement.city.periods import Period
from engagement.media.renditions import shown as picture

LOGO = "max-400x96|format-webp"  # twice as large as it is shown


def shown() -> Shown:
    """Return how the city shows itself now, or did up to 30 seconds ago."""
    value = kept.recall()
    if value is None:
        value = _read()
        kept.remember(value)
    return value


def _read() -> Shown:
    face = Face.objects.select_related("logo").first()
    if face is None:
        return Shown()
    return Shown(
        name=face.name,
        colour=face.colour,
        logo=picture(face.logo, LOGO),
        words={
            "needs": {"fr": face.needs_word, "en": face.needs_word_en},
            "events": {"fr": face.events_word, "en": face.events_word_en},
        },
        closed=frozenset(name for name in settings.ALL_MODULES if not getattr(face, name)),
        banner={"fr": face.banner, "en": face.banner_en},
        banner_link=face.banner_link,
        banner_period=Period(face.banner_from, face.banner_until),
        featured=tuple(filter(None, (getattr(face, name) for name in FEATURED))),
        featured_period=Period(face.featured_from, face.featured_until),
    )
