"""The map of the territory, as shapes for SVG."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import product

import numpy as np
import shapely
from shapely.geometry.base import BaseGeometry

from engagement.territory.geometry import Area, Plane, areas
from engagement.territory.models import Neighbourhood

# Units of the viewBox: paths are whole numbers of them, short to write and precise to .1 %.
WIDTH = 1000
MAX_HEIGHT = 1100
MARGIN = 16
# Outlines are simplified by about this many units, a border of two neighbours once for both.
SIMPLIFY = 2.0
# Units of text on a phone and on a wide screen; static/css/components.css has the same.
NARROW, WIDE = 38, 24
# Width of a letter and height of a line, in parts of the text's size.
LETTER, LINE = 0.6, 1.1
LINE_LENGTH = 10
# Where a label is tried, in parts of its size: up or down, then aside.
PLACES = list(product((0, -0.5, 0.5, -1, 1), (0, -1, 1, -2, 2)))
# With more names than this, only the middle is tried: the search would take seconds.
SEARCHED = 60


@dataclass(frozen=True)
class Shape:
    """One neighbourhood: `path` is the d of an SVG path, (x, y) the middle of its label.

    `lines` are (dy, text) of the label; `room` says where it fits without covering another:
    "narrow" (everywhere), "wide" (wide screens only) or "" (nowhere: the list names it).
    """

    id: int
    code: str
    name: str
    path: str
    x: int
    y: int
    schematic: bool
    lines: list[tuple[str, str]]
    room: str


@dataclass(frozen=True)
class TerritoryMap:
    """A whole map; `shapes` in the order of drawing."""

    height: int
    shapes: list[Shape]

    @property
    def view_box(self) -> str:
        return f"0 0 {WIDTH} {self.height}"

    @property
    def schematic(self) -> bool:
        """Whether some neighbourhood has no outline, so that its shape is only a sketch."""
        return any(shape.schematic for shape in self.shapes)


def territory_map(neighbourhoods: Iterable[Neighbourhood] | None = None) -> TerritoryMap:
    """Return the map of these neighbourhoods, of all by default (one query)."""
    rows = list(Neighbourhood.objects.all() if neighbourhoods is None else neighbourhoods)
    if not rows:
        return TerritoryMap(0, [])
    drawn = areas(rows, Plane.around(rows))
    fitted, height = _fit([area.shape for area in drawn])
    simple = shapely.coverage_simplify(fitted, SIMPLIFY)
    labels = [_Label(area, shape) for area, shape in zip(drawn, simple, strict=True)]
    _make_room(labels)
    return TerritoryMap(
        height,
        [_shape(*each) for each in zip(drawn, simple, labels, strict=True)],
    )


def _fit(shapes: Sequence[BaseGeometry]) -> tuple[np.ndarray, int]:
    """Return the shapes in units, y downwards, centred in WIDTH × the height returned."""
    west, south, east, north = shapely.total_bounds(shapes)
    scale = min((WIDTH - 2 * MARGIN) / (east - west), (MAX_HEIGHT - 2 * MARGIN) / (north - south))
    left = (WIDTH - scale * (east - west)) / 2

    def place(xy: np.ndarray) -> np.ndarray:
        return np.column_stack(
            [left + scale * (xy[:, 0] - west), MARGIN + scale * (north - xy[:, 1])]
        )

    return shapely.transform(np.array(shapes), place), round(2 * MARGIN + scale * (north - south))


def _shape(area: Area, shape: BaseGeometry, label: "_Label") -> Shape:
    row = area.neighbourhood
    first = 0.35 - LINE * (len(label.lines) - 1) / 2
    steps = [f"{first:.2f}em", *[f"{LINE}em"] * (len(label.lines) - 1)]
    return Shape(
        id=row.pk,
        code=row.code,
        name=row.name,
        path=_path(shape),
        x=round(label.x),
        y=round(label.y),
        schematic=area.schematic,
        lines=list(zip(steps, label.lines, strict=True)),
        room=label.room,
    )


def _path(shape: BaseGeometry) -> str:
    """Return the d of an SVG path, in relative whole units."""
    pen = np.zeros(2, dtype=int)
    parts = []
    for ring in shapely.get_rings(shapely.get_parts(shape)):
        corners = np.rint(shapely.get_coordinates(ring)[:-1]).astype(int)
        moves = np.diff(corners, axis=0)
        moves = moves[moves.any(axis=1)]
        parts.append(f"m{_pairs([corners[0] - pen])}l{_pairs(moves)}z")
        pen = corners[0]
    return "".join(parts)


def _pairs(moves: Iterable[np.ndarray]) -> str:
    return " ".join(f"{x} {y}" for x, y in moves).replace(" -", "-")


# --- Labels -----------------------------------------------------------------------------------


class _Label:
    """A name in its lines: near the middle of its shape, never outside the map."""

    def __init__(self, area: Area, shape: BaseGeometry) -> None:
        row = area.neighbourhood
        middle = shape.centroid
        if not shape.covers(middle):
            middle = shape.representative_point()
        self.lines = _lines(row.name)
        self.weight = (row.population or 0, shape.area)
        self.room = ""
        self.x, self.y = middle.x, middle.y
        self._shape = shape

    def box(self, size: int) -> np.ndarray:
        """Return left, top, right, bottom of the text, `size` units high, where it is now."""
        return self._box(self.x, self.y, size)

    def settle(self, taken: list[np.ndarray], size: int, places: list) -> bool:
        """Move to where the text covers none of the boxes taken; False if there is no place."""
        for up, aside in places:
            x, y = self.x + aside * size, self.y + up * size
            box = self._box(x, y, size)
            if _free(box, taken) and self._shape.covers(shapely.Point(x, y)):
                self.x, self.y = float(box[0] + box[2]) / 2, y
                return True
        return False

    def _box(self, x: float, y: float, size: int) -> np.ndarray:
        width = size * LETTER * max(map(len, self.lines))
        height = size * LINE * len(self.lines)
        x = min(max(x, width / 2), WIDTH - width / 2)
        return np.array([x - width / 2, y - height / 2, x + width / 2, y + height / 2])


def _free(box: np.ndarray, taken: list[np.ndarray]) -> bool:
    if not taken:
        return True
    others = np.array(taken)
    apart = (others[:, 2:] <= box[:2]) | (others[:, :2] >= box[2:])
    return bool(apart.any(axis=1).all())


def _lines(name: str) -> list[str]:
    """Break a name after spaces and hyphens into lines of about LINE_LENGTH letters."""
    lines = [""]
    for word in re.findall(r"[^ -]*[ -]+|[^ -]+", name):
        if lines[-1] and len(lines[-1]) + len(word.rstrip()) > LINE_LENGTH:
            lines.append("")
        lines[-1] += word
    return [line.strip() for line in lines]


def _make_room(labels: list[_Label]) -> None:
    """Give each label the room it has beside those of more populous or larger neighbours."""
    waiting = sorted(labels, key=lambda label: label.weight, reverse=True)
    places = PLACES if len(labels) <= SEARCHED else PLACES[:1]
    for room, size in (("narrow", NARROW), ("wide", WIDE)):
        taken = [label.box(size) for label in labels if label.room]
        for label in waiting:
            if not label.room and label.settle(taken, size, places):
                label.room = room
                taken.append(label.box(size))
