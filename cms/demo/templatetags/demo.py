"""{% demo_doors %}: the strip of doors on the home page."""

from typing import Any

from django import template
from django.conf import settings

from cms.demo.doors import DOORS, is_open

register = template.Library()


@register.inclusion_tag("demo/doors.html", takes_context=True)
def demo_doors(context: dict[str, Any]) -> dict[str, Any]:
    """Show the doors where DEBUG is on and the demo is loaded; else nothing."""
    if not settings.DEBUG or not is_open():
        return {"doors": ()}
    return {"doors": DOORS, "user": context["user"], "csrf_token": context.get("csrf_token")}
