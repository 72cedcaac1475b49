"""What a file of neighbourhoods says, GeoJSON or CSV, before anything is decided about it."""

import csv
import io
import json
import re
from collections import Counter
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import shapely
from django.utils.translation import gettext as _
from shapely.errors import ShapelyError
from shapely.geometry.base import BaseGeometry

LATITUDES = ("lat", "latitude")
LONGITUDES = ("lon", "lng", "long", "longitude")


class RefusedFile(Exception):
    """The whole file cannot be used; the message is one line for the person who gave it."""


@dataclass(frozen=True)
class Place:
    """One row as the file has it; `geometry` in degrees, or the `problem` that it lacks one."""

    row: int
    properties: dict[str, Any]
    geometry: BaseGeometry | None
    problem: str = ""


def read_places(path: Path) -> list[Place]:
    """Return the places of a GeoJSON or CSV file (RFC 7946; comma or semicolon).

    `row` is the number of the feature, or the line of the CSV. Raises RefusedFile.
    """
    text = _read_text(path)
    if not text.strip():
        raise RefusedFile(_("Le fichier est vide."))
    places = _read_geojson(text) if text.lstrip()[0] in "{[" else _read_csv(text)
    _refuse_unusable(places)
    return places


def _read_text(path: Path) -> str:
    try:
        content = path.read_bytes()
    except FileNotFoundError as error:
        raise RefusedFile(_("Le fichier %(path)s n’existe pas.") % {"path": path}) from error
    except OSError as error:
        raise RefusedFile(
            _("Le fichier %(path)s ne peut pas être lu : %(why)s.")
            % {"path": path, "why": error.strerror}
        ) from error
    try:
        return content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise RefusedFile(
            _("Le fichier n’est pas en UTF-8 (ligne %(line)d) : enregistrez-le en UTF-8.")
            % {"line": content.count(b"\n", 0, error.start) + 1}
        ) from error


def _refuse_unusable(places: list[Place]) -> None:
    if not any(place.geometry for place in places):
        raise RefusedFile(_("Aucune géométrie : pas un seul lieu n’a de point ni de contour."))
    for place in places:
        if place.geometry and not _in_degrees(place.geometry):
            raise RefusedFile(
                _(
                    "Mauvaise projection : ligne %(row)d, les coordonnées ne sont pas des degrés "
                    "(WGS 84, longitude et latitude)."
                )
                % {"row": place.row}
            )


def _in_degrees(geometry: BaseGeometry) -> bool:
    west, south, east, north = geometry.bounds
    return -180 <= west <= east <= 180 and -90 <= south <= north <= 90


# --- GeoJSON ----------------------------------------------------------------------------------


def _read_geojson(text: str) -> list[Place]:
    try:
        data = json.loads(text)
    except (json.JSONDecodeError, RecursionError) as error:
        line = getattr(error, "lineno", 1)
        raise RefusedFile(
            _("Ce GeoJSON est coupé ou abîmé : il ne se lit plus à la ligne %(line)d.")
            % {"line": line}
        ) from error
    features = data.get("features") if isinstance(data, dict) else None
    if not isinstance(features, list):
        raise RefusedFile(_("Ce JSON n’est pas un GeoJSON de type FeatureCollection."))
    _refuse_other_projection(data.get("crs"))
    return [_feature(number, feature) for number, feature in enumerate(features, start=1)]


def _refuse_other_projection(crs: Any) -> None:
    """Refuse a `crs` member (GeoJSON of 2008) that is not longitude and latitude on WGS 84."""
    if crs is not None and not re.search(r"(CRS84|EPSG:+(\d*:)?4326)\W*$", json.dumps(crs)):
        raise RefusedFile(
            _("Mauvaise projection : le fichier annonce %(crs)s, il faut WGS 84 (EPSG:4326).")
            % {"crs": json.dumps(crs, ensure_ascii=False)[:100]}
        )


def _feature(number: int, feature: Any) -> Place:
    feature = feature if isinstance(feature, dict) else {}
    properties = feature.get("properties")
    properties = properties if isinstance(properties, dict) else {}
    data = feature.get("geometry")
    if not data:
        return Place(number, properties, None, _("sans géométrie"))
    try:
        geometry = shapely.force_2d(shapely.geometry.shape(data))
    except (ShapelyError, ValueError, TypeError, KeyError, IndexError, AttributeError):
        return Place(number, properties, None, _("géométrie illisible"))
    if geometry.geom_type not in ("Point", "Polygon", "MultiPolygon") or geometry.is_empty:
        return Place(number, properties, None, _("ni point ni contour"))
    return Place(number, properties, geometry)


# --- CSV --------------------------------------------------------------------------------------


def _read_csv(text: str) -> list[Place]:
    header = text.lstrip().splitlines()[0]
    delimiter = max(",;\t", key=header.count)
    reader = csv.DictReader(io.StringIO(text, newline=""), delimiter=delimiter, strict=True)
    try:
        columns = [name.strip() for name in reader.fieldnames or []]
        reader.fieldnames = columns
        _refuse_repeated(columns)
        lat, lon = _column(columns, LATITUDES), _column(columns, LONGITUDES)
        return [_record(reader.line_num, row, lat, lon) for row in reader]
    except csv.Error as error:
        raise RefusedFile(
            _("Ce CSV est coupé ou abîmé : il ne se lit plus à la ligne %(line)d.")
            % {"line": reader.line_num}
        ) from error


def _refuse_repeated(columns: list[str]) -> None:
    for name, times in Counter(columns).items():
        if times > 1 and name:
            raise RefusedFile(_("La colonne « %(name)s » est là deux fois.") % {"name": name})


def _column(columns: list[str], names: tuple[str, ...]) -> str:
    for column in columns:
        if column.lower() in names:
            return column
    raise RefusedFile(
        _("Aucune géométrie : il manque une colonne parmi %(names)s.") % {"names": ", ".join(names)}
    )


def _record(line: int, row: dict, lat: str, lon: str) -> Place:
    if None in row:
        return Place(line, row, None, _("plus de cellules que de colonnes"))
    texts = [(row[name] or "").strip().replace(",", ".") for name in (lon, lat)]
    if not all(texts):
        return Place(line, row, None, _("sans point (latitude ou longitude vide)"))
    try:
        return Place(line, row, shapely.Point(*map(_finite, texts)))
    except ValueError:
        return Place(line, row, None, _("latitude ou longitude illisible"))


def _finite(text: str) -> float:
    number = float(text)
    if number != number or abs(number) == float("inf"):
        raise ValueError(text)
    return number
