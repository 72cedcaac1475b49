"""A drawing surface measured in poster units (1200 by 800), drawn larger for clean edges."""

import math
from collections.abc import Sequence
from random import Random

from PIL import Image, ImageDraw, ImageOps

WIDTH, HEIGHT = 1200, 800
OVERSAMPLING = 3

Point = tuple[float, float]


class Canvas:
    """Flat shapes on a poster. `rng` gives the small accidents that make a picture alive."""

    def __init__(self, seed: int = 0, scale: int = OVERSAMPLING) -> None:
        self.scale = scale
        self.image = Image.new("RGB", (WIDTH * self.scale, HEIGHT * self.scale))
        self.pen = ImageDraw.Draw(self.image, "RGBA")
        self.rng = Random(seed)  # noqa: S311 - a drawing, not a secret

    @classmethod
    def for_size(cls, size: tuple[int, int], seed: int = 0) -> "Canvas":
        """A canvas fine enough for a picture of this size."""
        share = max(size[0] / WIDTH, size[1] / HEIGHT)
        return cls(seed, max(1, math.ceil(OVERSAMPLING * share)))

    def finish(self, size: tuple[int, int]) -> Image.Image:
        """The picture at its final size, cropped around its centre if the shape differs."""
        return ImageOps.fit(self.image, size, Image.Resampling.LANCZOS)

    def gradient(self, colours: Sequence[str], top: float = 0, bottom: float = HEIGHT) -> None:
        """Horizontal bands that melt from one colour into the next."""
        strip = Image.new("RGB", (1, len(colours)))
        for row, colour in enumerate(colours):
            strip.paste(Image.new("RGB", (1, 1), colour), (0, row))
        height = round((bottom - top) * self.scale)
        grown = strip.resize((1, height), Image.Resampling.BILINEAR)
        self.image.paste(grown.resize((WIDTH * self.scale, height)), (0, round(top * self.scale)))

    def rect(self, x: float, y: float, w: float, h: float, fill: str, r: float = 0) -> None:
        """A rectangle from its top left corner, with round corners if asked."""
        box = self._scaled(((x, y), (x + w, y + h)))
        self.pen.rounded_rectangle(box, r * self.scale, fill)

    def oval(self, x: float, y: float, rx: float, ry: float, fill: str) -> None:
        """An ellipse around its centre."""
        self.pen.ellipse(self._scaled(((x - rx, y - ry), (x + rx, y + ry))), fill)

    def disc(self, x: float, y: float, r: float, fill: str) -> None:
        """A circle around its centre."""
        self.oval(x, y, r, r, fill)

    def ring(self, x: float, y: float, r: float, width: float, fill: str) -> None:
        """A circle's outline."""
        box = self._scaled(((x - r, y - r), (x + r, y + r)))
        self.pen.ellipse(box, None, fill, round(width * self.scale))

    def pie(self, x: float, y: float, rx: float, ry: float, start: float, end: float, fill: str):
        """A slice of an ellipse; 0 degrees points right, 90 down."""
        box = self._scaled(((x - rx, y - ry), (x + rx, y + ry)))
        self.pen.pieslice(box, start, end, fill)

    def poly(self, points: Sequence[Point], fill: str) -> None:
        """A polygon with sharp corners."""
        self.pen.polygon(self._scaled(points), fill)

    def blob(self, points: Sequence[Point], fill: str) -> None:
        """A closed soft shape through the points."""
        self.pen.polygon(self._scaled(smooth([*points, points[0]], closed=True)), fill)

    def line(self, points: Sequence[Point], width: float, fill: str, *, soft: bool = False) -> None:
        """A line with round ends and joints; `soft` bends it through its points."""
        path = smooth(points) if soft else list(points)
        scaled = self._scaled(path)
        self.pen.line(scaled, fill, round(width * self.scale), joint="curve")
        if len(fill) > 7:
            return
        radius = width * self.scale / 2
        for x, y in (scaled[0], scaled[-1]) if soft else scaled:
            self.pen.ellipse((x - radius, y - radius, x + radius, y + radius), fill)

    def _scaled(self, points: Sequence[Point]) -> list[Point]:
        return [(x * self.scale, y * self.scale) for x, y in points]


def smooth(points: Sequence[Point], *, closed: bool = False, steps: int = 14) -> list[Point]:
    """A Catmull-Rom curve through the points."""
    first, last = (points[-2], points[1]) if closed else (points[0], points[-1])
    padded = [first, *points, last]
    path = [
        _between(padded[i : i + 4], step / steps)
        for i in range(len(points) - 1)
        for step in range(steps)
    ]
    return [*path, points[-1]]


def _between(four: Sequence[Point], t: float) -> Point:
    a, b, c, d = four
    return (_spline(a[0], b[0], c[0], d[0], t), _spline(a[1], b[1], c[1], d[1], t))


def _spline(a: float, b: float, c: float, d: float, t: float) -> float:
    cubic = 3 * b - 3 * c + d - a
    square = 2 * a - 5 * b + 4 * c - d
    return 0.5 * (2 * b + (c - a) * t + square * t**2 + cubic * t**3)


def around(x: float, y: float, radius: float, degrees: float) -> Point:
    """The point at an angle on a circle."""
    angle = math.radians(degrees)
    return x + radius * math.cos(angle), y + radius * math.sin(angle)
