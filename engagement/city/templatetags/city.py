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


@register.filter(is_safe=True)
def under_our_name(title: str) -> str:
    """Put the city's name of the platform where a title ends with the common one."""
    common, name = _("Coup de main"), shown().name
    bare = title.strip()
    if not name or not bare.endswith(common):
        return bare
    return bare.removesuffix(common) + conditional_escape(name)
