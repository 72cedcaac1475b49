"""Heads: hair, hats and a small smile."""

from collections.abc import Callable
from typing import Protocol

from . import palette as p
from .canvas import Canvas, Point


class Headed(Protocol):
    """The part of a look that a head needs."""

    @property
    def skin(self) -> str: ...
    @property
    def hair(self) -> str: ...
    @property
    def style(self) -> str: ...
    @property
    def accent(self) -> str: ...


def draw_head(c: Canvas, centre: Point, r: float, look: Headed, face: float) -> None:
    """A head of radius r that looks left (-1), ahead (0), right (1)."""
    x, y = centre
    behind, before = HAIR[look.style]
    behind(c, x, y, r, look)
    c.oval(x, y, r * 0.92, r * 1.06, look.skin)
    if look.style not in ("veil", "bob", "long"):
        for side in (-1, 1):
            c.disc(x + side * r * 0.9 - face * r * 0.25, y + r * 0.1, r * 0.2, look.skin)
    _features(c, x + face * r * 0.42, y, r)
    before(c, x, y, r, look)


def draw_hair_under(c: Canvas, centre: Point, r: float, look: Headed) -> None:
    """The long hair that falls behind the shoulders."""
    if look.style == "long":
        _long_back(c, *centre, r, look)


def draw_back(c: Canvas, centre: Point, r: float, look: Headed) -> None:
    """A head seen from behind."""
    x, y = centre
    c.oval(x, y, r * 0.95, r * 1.06, look.skin if look.style == "bald" else look.hair)
    behind, before = HAIR[look.style]
    behind(c, x, y, r, look)
    if look.style in ("cap", "beanie", "long"):
        (_long_back if look.style == "long" else before)(c, x, y, r, look)


def _features(c: Canvas, x: float, y: float, r: float) -> None:
    for side in (-1, 1):
        c.disc(x + side * r * 0.33, y + r * 0.1, r * 0.095, p.INK)
        c.disc(x + side * r * 0.5, y + r * 0.38, r * 0.17, "#e0604a48")
    smile = [(x - r * 0.26, y + r * 0.42), (x, y + r * 0.57), (x + r * 0.26, y + r * 0.42)]
    c.line(smile, r * 0.1, "#7c3a30", soft=True)


def _nothing(c: Canvas, x: float, y: float, r: float, look: Headed) -> None:
    """No hair on this side."""


def _fringe(c: Canvas, x: float, y: float, r: float, look: Headed) -> None:
    c.pie(x, y - r * 0.22, r * 1.02, r * 0.96, 180, 360, look.hair)
    c.pie(x - r * 0.3, y - r * 0.25, r * 0.72, r * 0.22, 0, 180, look.hair)
    for side in (-1, 1):
        c.oval(x + side * r * 0.88, y - r * 0.15, r * 0.14, r * 0.3, look.hair)


def _bob_back(c: Canvas, x: float, y: float, r: float, look: Headed) -> None:
    c.rect(x - r * 1.15, y - r * 1.05, r * 2.3, r * 2.15, look.hair, r * 0.9)


def _long_back(c: Canvas, x: float, y: float, r: float, look: Headed) -> None:
    c.rect(x - r * 1.15, y - r * 1.1, r * 2.3, r * 3.2, look.hair, r)


def _bun_back(c: Canvas, x: float, y: float, r: float, look: Headed) -> None:
    c.disc(x, y - r * 1.25, r * 0.52, look.hair)


def _curls_back(c: Canvas, x: float, y: float, r: float, look: Headed) -> None:
    for dx, dy in (
        (-0.95, 0.1),
        (-0.9, -0.6),
        (-0.4, -1.05),
        (0.25, -1.1),
        (0.85, -0.65),
        (0.95, 0.1),
    ):
        c.disc(x + dx * r, y + dy * r, r * 0.56, look.hair)


def _curls(c: Canvas, x: float, y: float, r: float, look: Headed) -> None:
    for dx, dy in ((-0.6, -0.72), (-0.1, -0.85), (0.45, -0.78)):
        c.disc(x + dx * r, y + dy * r, r * 0.42, look.hair)


def _veil_back(c: Canvas, x: float, y: float, r: float, look: Headed) -> None:
    c.oval(x, y - r * 0.05, r * 1.25, r * 1.32, look.accent)
    c.pie(x, y + r * 1.5, r * 1.5, r * 1.2, 180, 360, look.accent)


def _veil(c: Canvas, x: float, y: float, r: float, look: Headed) -> None:
    c.pie(x, y - r * 0.35, r * 0.98, r * 0.75, 180, 360, look.accent)


def _cap(c: Canvas, x: float, y: float, r: float, look: Headed) -> None:
    c.pie(x, y - r * 0.25, r * 1.05, r * 0.95, 180, 360, look.accent)
    c.rect(x - r * 0.2, y - r * 0.42, r * 1.6, r * 0.24, look.accent, r * 0.12)


def _beanie(c: Canvas, x: float, y: float, r: float, look: Headed) -> None:
    c.pie(x, y - r * 0.25, r * 1.06, r * 1.15, 180, 360, look.accent)
    c.rect(x - r * 1.1, y - r * 0.52, r * 2.2, r * 0.36, p.CREAM, r * 0.18)
    c.disc(x, y - r * 1.42, r * 0.26, p.CREAM)


def _bald(c: Canvas, x: float, y: float, r: float, look: Headed) -> None:
    for side in (-1, 1):
        c.oval(x + side * r * 0.9, y - r * 0.08, r * 0.2, r * 0.42, look.hair)


def _beard(c: Canvas, x: float, y: float, r: float, look: Headed) -> None:
    c.pie(x, y + r * 0.22, r * 0.92, r * 1.02, 0, 180, look.hair)
    c.oval(x, y + r * 0.5, r * 0.36, r * 0.2, look.skin)
    c.line(
        [(x - r * 0.2, y + r * 0.48), (x, y + r * 0.58), (x + r * 0.2, y + r * 0.48)],
        r * 0.1, "#7c3a30", soft=True,
    )  # fmt: skip
    _fringe(c, x, y, r, look)


Stroke = Callable[[Canvas, float, float, float, Headed], None]

HAIR: dict[str, tuple[Stroke, Stroke]] = {
    "short": (_nothing, _fringe),
    "bob": (_bob_back, _fringe),
    "long": (_nothing, _fringe),
    "bun": (_bun_back, _fringe),
    "curly": (_curls_back, _curls),
    "veil": (_veil_back, _veil),
    "cap": (_nothing, _cap),
    "beanie": (_nothing, _beanie),
    "bald": (_nothing, _bald),
    "beard": (_nothing, _beard),
}
