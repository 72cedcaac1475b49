"""The city's own name and words in templates."""

from django import template
from django.utils.html import conditional_escape
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from engagement.city.shown import shown

register = template.Library()

WORDS = {"needs": gettext_lazy("Besoins"), "events": gettext_lazy("Fêtes")}


@register.simple_tag
def word(name: str, ours: str = "") -> str:
    """Return the city's word for "needs" or "events"; else ours, as a menu or a title says it."""
    return shown().word(name) or ours or str(WORDS[name])


@register.simple_tag
def our_name() -> str:
    """Return the name of the platform in this city."""
    return shown().called


@register.filter(is_safe=True, needs_autoescape=True)
def under_our_name(words: str, autoescape: bool = True) -> str:
    """Put the city's name of the platform where a title or a sentence ends with the common one."""
    common, name = _("Coup de main"), shown().name
    bare = words.strip()
    full_stop = "." if bare.endswith(".") else ""
    if not name or not bare.endswith(common + full_stop):
        return bare
    return (
        bare.removesuffix(common + full_stop)
        + (conditional_escape(name) if autoescape else name)
        + full_stop
    )
