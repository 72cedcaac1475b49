from collections.abc import Mapping
from typing import Any

from django import template
from django.utils.http import urlencode

from engagement.territory.maps import territory_map as make_map

register = template.Library()


@register.inclusion_tag("_components/territory_map.html")
def territory_map(
    *,
    title: str,
    link: str = "",
    query: str = "",
    selected: str = "",
    details: Mapping[str, str] | None = None,
    papers: Mapping[str, str] | None = None,
) -> dict[str, Any]:
    """Draw the territory with its list beside it.

    A touch leads to `link` with "CODE" replaced by the neighbourhood's code
    ("/quartiers/CODE/"), or to the same page with ?`query`=code, which needs no script to
    choose a neighbourhood in a form. `selected` is a code; `details` ("4 besoins") and
    `papers` (a colour family) are given by code.
    """
    drawn = make_map()
    places = [
        {
            "shape": shape,
            "url": _address(link, query, shape.code),
            "detail": (details or {}).get(shape.code, ""),
            "paper": (papers or {}).get(shape.code, ""),
            "selected": shape.code == selected,
        }
        for shape in drawn.shapes
    ]
    return {
        "title": title,
        "map": drawn,
        "places": places,
        "by_name": sorted(places, key=lambda place: place["shape"].name),
    }


def _address(link: str, query: str, code: str) -> str:
    if link:
        return link.replace("CODE", code)
    return f"?{urlencode({query: code})}" if query else ""
