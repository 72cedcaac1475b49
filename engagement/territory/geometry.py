"""The shapes of neighbourhoods, and which of them holds a point.

A neighbourhood without an outline gets a schematic cell: the places that are nearer to its
point than to any other (Voronoi), within a rounded border around all the points.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Self

import numpy as np
import shapely
from shapely.geometry.base import BaseGeometry

from engagement.territory.distances import EARTH_RADIUS_KM
from engagement.territory.models import Neighbourhood

KM_PER_DEGREE = np.pi * EARTH_RADIUS_KM / 180
# Published outlines cut the corners of coasts and quays: what lies this near is inside.
OUTLINE_TOLERANCE_KM = 0.25
# Cells meet exactly; this only absorbs the rounding of their corners.
CELL_TOLERANCE_KM = 1e-6
# A lone point has no spacing: its cell is a disc of this radius.
LONE_CELL_KM = 1.0


@dataclass(frozen=True)
class Plane:
    """A flat map around one place, in km east and north of it: longitude × cos(latitude)."""

    lat: float
    lon: float

    @classmethod
    def around(cls, neighbourhoods: Sequence[Neighbourhood]) -> Self:
        if not neighbourhoods:
            return cls(0.0, 0.0)
        return cls(
            float(np.mean([row.lat for row in neighbourhoods])),
            float(np.mean([row.lon for row in neighbourhoods])),
        )

    def project(self, lonlat: np.ndarray) -> np.ndarray:
        """Return n × 2 km from n × 2 degrees, longitude first."""
        scale = KM_PER_DEGREE * np.array([np.cos(np.radians(self.lat)), 1.0])
        return (lonlat - np.array([self.lon, self.lat])) * scale

    def points(self, lats: Iterable[float], lons: Iterable[float]) -> np.ndarray:
        """Return an array of shapely points in km."""
        return shapely.points(self.project(np.column_stack([list(lons), list(lats)])))


@dataclass(frozen=True)
class Area:
    """The shape of a neighbourhood in the km of a plane; schematic if drawn from points."""

    neighbourhood: Neighbourhood
    shape: BaseGeometry
    schematic: bool


def schematic_cells(points: np.ndarray) -> np.ndarray:
    """Return one Voronoi cell for each of the shapely points; equal points share theirs."""
    if not len(points):
        return points
    unique, index = np.unique(shapely.get_coordinates(points), axis=0, return_inverse=True)
    border = _border(unique)
    if len(unique) < 2:
        return np.array([border] * len(points), dtype=object)
    cells = shapely.voronoi_polygons(
        shapely.multipoints(unique), extend_to=border.envelope, ordered=True
    )
    return shapely.intersection(shapely.get_parts(cells), border)[index.ravel()]


def _border(coordinates: np.ndarray) -> BaseGeometry:
    """Return the hull of n × 2 coordinates, widened by their usual spacing and so rounded."""
    tree = shapely.STRtree(shapely.points(coordinates))
    _pairs, spacing = tree.query_nearest(
        tree.geometries, exclusive=True, all_matches=False, return_distance=True
    )
    radius = float(np.median(spacing)) if len(spacing) else LONE_CELL_KM
    return shapely.multipoints(coordinates).convex_hull.buffer(radius)


def areas(neighbourhoods: Sequence[Neighbourhood], plane: Plane) -> list[Area]:
    """Return the shape of each neighbourhood, schematic cells first (outlines lie on top)."""
    pointed = [row for row in neighbourhoods if not row.outline]
    outlined = [row for row in neighbourhoods if row.outline]
    cells = schematic_cells(
        plane.points([row.lat for row in pointed], [row.lon for row in pointed])
    )
    shapes = [
        shapely.transform(shapely.geometry.shape(row.outline), plane.project) for row in outlined
    ]
    return [
        *(Area(row, cell, True) for row, cell in zip(pointed, cells, strict=True)),
        *(Area(row, shape, False) for row, shape in zip(outlined, shapes, strict=True)),
    ]


class Locator:
    """Which neighbourhood holds a point: load it once for a batch of thousands."""

    def __init__(self, neighbourhoods: Iterable[Neighbourhood]) -> None:
        rows = list(neighbourhoods)
        self._plane = Plane.around(rows)
        self._areas = areas(rows, self._plane)

    @classmethod
    def load(cls) -> Self:
        """Read every neighbourhood of the territory, in one query."""
        return cls(Neighbourhood.objects.all())

    def locate(self, lat: float, lon: float) -> Neighbourhood | None:
        """Return the neighbourhood that holds this point in degrees, or None outside of all."""
        return self.locate_many([lat], [lon])[0]

    def locate_many(
        self, lats: Sequence[float], lons: Sequence[float]
    ) -> list[Neighbourhood | None]:
        """Return one neighbourhood or None per point: outlines first, then schematic cells."""
        points = self._plane.points(lats, lons)
        found: list[Neighbourhood | None] = [None] * len(points)
        for layer, tolerance in (
            (self._cells, CELL_TOLERANCE_KM),
            (self._outlines, OUTLINE_TOLERANCE_KM),
        ):
            for i, neighbourhood in layer.nearest(points, tolerance):
                found[i] = neighbourhood
        return found

    @cached_property
    def _cells(self) -> "_Layer":
        return _Layer([area for area in self._areas if area.schematic])

    @cached_property
    def _outlines(self) -> "_Layer":
        return _Layer([area for area in self._areas if not area.schematic])


class _Layer:
    """Areas under a spatial index."""

    def __init__(self, members: list[Area]) -> None:
        self._members = members
        self._tree = shapely.STRtree([area.shape for area in members])

    def nearest(self, points: np.ndarray, within_km: float) -> Iterable[tuple[int, Neighbourhood]]:
        """Yield (number of the point, neighbourhood) where one is near enough."""
        if not self._members:
            return
        pairs = self._tree.query_nearest(points, max_distance=within_km, all_matches=False)
        for i, j in pairs.T.tolist():
            yield i, self._members[j].neighbourhood


def locate(lat: float, lon: float) -> Neighbourhood | None:
    """Return the neighbourhood that holds this point in degrees, or None outside of all."""
    return Locator.load().locate(lat, lon)
