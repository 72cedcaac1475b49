"""Where a mission takes place, in the shapes that feeds give."""

import math
from typing import Any

from django.utils.translation import gettext as _

from engagement.needs.feeds.mission import Address
from engagement.needs.feeds.values import Row, list_of, text_of


def read_addresses(row: Row, warnings: list[str]) -> list[Address]:
    """Return the addresses, the flat one (`address`, `city`, `lonlat`) where there is no list."""
    given = row.get("addresses")
    if isinstance(given, dict):
        given = given.get("address", given)
    listed = given if isinstance(given, list) else [given]
    entries = [entry for entry in listed if isinstance(entry, dict)]
    if entries:
        return [_address(entry, "street", entry.get("location"), warnings) for entry in entries]
    flat = _address(row, "address", _flat_point(row), warnings)
    return [flat] if flat != Address() else []


def _address(entry: Row, street: str, point: Any, warnings: list[str]) -> Address:
    lat, lon = _point(point if isinstance(point, dict) else {}, warnings)
    return Address(
        street=text_of(entry, street),
        postal_code=text_of(entry, "postalCode"),
        city=text_of(entry, "city"),
        lat=lat,
        lon=lon,
    )


def _flat_point(row: Row) -> dict[str, str]:
    """Return the point of `lonlat`, longitude first."""
    parts = list_of(row, "lonlat")
    return {"lon": parts[0], "lat": parts[1]} if len(parts) == 2 else {}


def _point(point: Row, warnings: list[str]) -> tuple[float | None, float | None]:
    texts = text_of(point, "lat"), text_of(point, "lon")
    if not any(texts):
        return None, None
    try:
        lat, lon = float(texts[0]), float(texts[1])
    except ValueError:
        lat = lon = math.nan
    if not (abs(lat) <= 180 and abs(lon) <= 180):
        warnings.append(_("coordonnées illisibles, laissées de côté"))
        return None, None
    return lat, lon
