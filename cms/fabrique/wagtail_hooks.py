"""How ideas take their place in the Wagtail admin."""

from typing import Any

from wagtail import hooks

from cms.fabrique.viewset import VIEWSETS


@hooks.register("register_admin_viewset")
def register_viewsets() -> list[Any]:
    return [viewset() for viewset in VIEWSETS]
