"""Neighbourhoods from a file of the city: each row is taken or refused with its reason."""

import json
from collections import Counter
from collections.abc import Callable
from dataclasses import asdict, dataclass, field
from pathlib import Path
from typing import Any

import shapely
from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.text import slugify
from django.utils.translation import gettext as _
from shapely.geometry.base import BaseGeometry

from engagement.territory.models import Neighbourhood
from engagement.territory.readers import Place, RefusedFile, read_places

NAMES = ("nom", "name", "quartier")
POPULATION_SOURCES = ("population_source", "source_population")
POINT_SOURCES = ("point_source", "source_point")
YEARS = ("annee", "année", "year")


class RefusedRow(Exception):
    """This row cannot be taken; the message says why."""


@dataclass
class ImportReport:
    """What an import did; `refused` holds {"row", "reason"}, `warnings` what was repaired."""

    added: int = 0
    updated: int = 0
    unchanged: int = 0
    refused: list[dict[str, Any]] = field(default_factory=list)
    warnings: list[str] = field(default_factory=list)

    def as_json(self) -> dict[str, Any]:
        return {key: value for key, value in asdict(self).items() if key != "warnings"}


@dataclass(frozen=True)
class Columns:
    """Which fields of the file hold what; None where the file has no such field."""

    name: str
    code: str | None
    population: str | None
    population_source: str | None
    point_source: str | None
    year: str | None


@transaction.atomic
def import_neighbourhoods(
    *,
    path: Path | str,
    name_field: str | None = None,
    code_field: str | None = None,
    population_field: str | None = None,
    progress: Callable[[int, int], None] = lambda done, total: None,
) -> ImportReport:
    """Add or update neighbourhoods, by code, from a GeoJSON or CSV file; delete none.

    A field that is not named is found by itself. What the file does not hold (a population, an
    outline) stays as it was. `progress` hears (rows done, rows in all). Raises RefusedFile,
    with nothing written, when the file as a whole cannot be trusted.
    """
    places = read_places(Path(path))
    columns = _find_columns(places, name_field, code_field, population_field)
    _refuse_repeated_codes(places, columns)
    batch = _Batch(columns)
    for done, place in enumerate(places, start=1):
        try:
            batch.take(place)
        except RefusedRow as refusal:
            batch.report.refused.append({"row": place.row, "reason": str(refusal)})
        progress(done, len(places))
    Neighbourhood.objects.bulk_create(batch.new, batch_size=500)
    return batch.report


class _Batch:
    """The rows of one import: known ones are updated at once, new ones wait to be written."""

    def __init__(self, columns: Columns) -> None:
        self.columns = columns
        self.report = ImportReport()
        self.new: list[Neighbourhood] = []
        self._known = {row.code: row for row in Neighbourhood.objects.all()}
        self._taken: set[str] = set()

    def take(self, place: Place) -> None:
        """Count one row as added, updated or unchanged; raise RefusedRow."""
        name = _text(place, self.columns.name)
        label = name or _("sans nom")
        if place.geometry is None:
            raise RefusedRow(f"{label} : {place.problem}")
        code = self._code(place, name, label)
        try:
            values = {
                "name": name,
                # The city's own from now on, even where the demo had drawn it first.
                "source": "",
                "source_id": "",
                **_place_values(place.geometry, label, self.report.warnings),
                **_figures(place, self.columns),
            }
            self._keep(self._known.get(code) or Neighbourhood(code=code), values)
        except ValidationError as error:
            raise RefusedRow(f"{label} : {' '.join(error.messages)}") from error
        self._taken.add(code)

    def _code(self, place: Place, name: str, label: str) -> str:
        code = _text(place, self.columns.code) or slugify(name)[:60].strip("-")
        if not code:
            raise RefusedRow(_("%(label)s : ni nom ni code") % {"label": label})
        if code in self._taken:
            raise RefusedRow(
                _("%(label)s : le code « %(code)s » est déjà pris plus haut")
                % {"label": label, "code": code}
            )
        return code

    def _keep(self, row: Neighbourhood, values: dict[str, Any]) -> None:
        if row.pk and all(getattr(row, key) == value for key, value in values.items()):
            self.report.unchanged += 1
            return
        for key, value in values.items():
            setattr(row, key, value)
        # Codes were compared above and degrees by the reader; asking the database about each
        # constraint of each row takes ten times as long, and it holds them anyway.
        row.full_clean(validate_unique=False, validate_constraints=False)
        if row.pk:
            row.save()
            self.report.updated += 1
        else:
            self.new.append(row)
            self.report.added += 1


def _find_columns(
    places: list[Place], name: str | None, code: str | None, population: str | None
) -> Columns:
    present = list(dict.fromkeys(key for place in places for key in place.properties if key))
    found = Columns(
        name=_named_or_found(present, name, NAMES) or "",
        code=_named_or_found(present, code, ("code",)),
        population=_named_or_found(present, population, ("population",)),
        population_source=_named_or_found(present, None, POPULATION_SOURCES),
        point_source=_named_or_found(present, None, POINT_SOURCES),
        year=_named_or_found(present, None, YEARS),
    )
    if not found.name:
        raise RefusedFile(
            _("Aucun champ de nom (%(names)s) : nommez-le avec --name-field. Champs : %(present)s.")
            % {"names": ", ".join(NAMES), "present": ", ".join(present)}
        )
    return found


def _named_or_found(present: list[str], named: str | None, usual: tuple[str, ...]) -> str | None:
    if named and named not in present:
        raise RefusedFile(
            _("Le champ « %(name)s » n’existe pas. Champs : %(present)s.")
            % {"name": named, "present": ", ".join(present)}
        )
    by_lower = {key.lower(): key for key in reversed(present)}
    return named or next((by_lower[name] for name in usual if name in by_lower), None)


def _refuse_repeated_codes(places: list[Place], columns: Columns) -> None:
    codes = Counter(_text(place, columns.code) for place in places)
    repeated = [code for code, times in codes.items() if code and times > 1]
    if repeated:
        raise RefusedFile(
            _("Le code « %(code)s » est là %(times)d fois : un code désigne un seul quartier.")
            % {"code": repeated[0], "times": codes[repeated[0]]}
        )


def _place_values(geometry: BaseGeometry, label: str, warnings: list[str]) -> dict[str, Any]:
    """Return point and outline; the point of an outline is one that surely lies inside it."""
    if geometry.geom_type == "Point":
        return {"lat": geometry.y, "lon": geometry.x}
    if not geometry.is_valid:
        geometry = _repaired(geometry)
        warnings.append(_("%(label)s : contour croisé, réparé") % {"label": label})
    inside = geometry.representative_point()
    # Through text, so that what is compared with the database has lists as it does.
    outline = json.loads(json.dumps(shapely.geometry.mapping(geometry)))
    return {"lat": inside.y, "lon": inside.x, "outline": outline}


def _repaired(geometry: BaseGeometry) -> BaseGeometry:
    parts = shapely.get_parts(shapely.make_valid(geometry))
    flat = shapely.get_parts(parts[shapely.get_dimensions(parts) == 2])
    if not len(flat):
        raise ValidationError(_("contour sans surface"))
    return shapely.union_all(flat)


def _figures(place: Place, columns: Columns) -> dict[str, Any]:
    """Return what the file knows of the population and of where its figures come from."""
    values: dict[str, Any] = {}
    if columns.population:
        values["population"] = _population(_text(place, columns.population))
        values["population_note"] = _population_note(place, columns)
    if columns.point_source:
        values["point_note"] = _text(place, columns.point_source)
    return values


def _population(text: str) -> int | None:
    digits = "".join(text.split()).removesuffix(".0")
    if digits and not digits.isdecimal():
        raise ValidationError(_("population illisible : « %(text)s »") % {"text": text})
    return int(digits) if digits else None


def _population_note(place: Place, columns: Columns) -> str:
    source, year = _text(place, columns.population_source), _text(place, columns.year)
    year = year if year.isdecimal() and len(year) == 4 else ""
    return f"{source} ({year})" if source and year and year not in source else source or year


def _text(place: Place, column: str | None) -> str:
    value = place.properties.get(column) if column else None
    if isinstance(value, float) and value.is_integer():
        value = int(value)
    return "" if value is None else " ".join(str(value).split())
