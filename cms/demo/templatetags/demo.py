"""The strip of doors on the home page, and what the demo adds to the gate of its fête."""

from typing import Any

from django import template
from django.conf import settings

from cms.demo.doors import DOORS, is_open
from cms.demo.loading import SOURCE
from engagement.events.keys import payload_of
from engagement.events.models import Badge, Event

register = template.Library()
BADGES = 12


@register.inclusion_tag("demo/doors.html", takes_context=True)
def demo_doors(context: dict[str, Any]) -> dict[str, Any]:
    """Show the doors where DEBUG is on and the demo is loaded; else nothing."""
    if not settings.DEBUG or not is_open():
        return {"doors": ()}
    return {"doors": DOORS, "user": context["user"], "csrf_token": context.get("csrf_token")}


@register.inclusion_tag("demo/gate.html")
def demo_gate(event: Event) -> dict[str, Any]:
    """Show, where DEBUG is on, a switch of the network and badges to present; else nothing."""
    if not settings.DEBUG or event.source != SOURCE:
        return {"badges": None}
    to_come = Badge.objects.valid().filter(event=event, scans=None).select_related("key")
    return {"badges": [payload_of(badge) for badge in to_come[:BADGES]]}
