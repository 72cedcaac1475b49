"""Bicycles and the tools to repair them."""

from . import palette as p
from .canvas import Canvas, Point, around


def wheel(c: Canvas, x: float, y: float, r: float) -> None:
    """A wheel."""
    for degrees in range(0, 180, 30):
        c.line([around(x, y, r - 6, degrees), around(x, y, r - 6, degrees + 180)], 2, p.STONE)
    c.ring(x, y, r, 9, p.INK)
    c.ring(x, y, r - 9, 4, p.STONE)
    c.disc(x, y, 9, p.SLATE)


def bicycle(c: Canvas, x: float, y: float) -> None:
    """A bicycle seen from the side."""
    back, front = (x - 165, y), (x + 165, y)
    wheel(c, *back, 108)
    wheel(c, *front, 108)
    crank, seat, head = (x - 25, y), (x - 62, y - 130), (x + 108, y - 150)
    for start, end in (
        (back, crank),
        (back, seat),
        (crank, seat),
        (crank, head),
        (seat, head),
        (head, front),
    ):
        c.line([start, end], 12, p.CORAL)
    c.line([head, (x + 98, y - 190), (x + 140, y - 196)], 10, p.SLATE)
    c.line([seat, (x - 70, y - 160)], 10, p.SLATE)
    c.rect(x - 112, y - 176, 84, 20, p.INK, 10)
    c.ring(*crank, 27, 7, p.SLATE)
    c.line([crank, (x + 2, y + 46)], 8, p.SLATE)
    c.rect(x - 16, y + 42, 40, 12, p.INK, 5)
    c.rect(x + 120, y - 150, 66, 50, p.WOOD, 8)


def tools(c: Canvas, x: float, y: float) -> None:
    """A row of tools on a wall."""
    for i in range(7):
        left = x + i * 70
        c.line([(left, y + 34), (left, y + 130)], 11, (p.SLATE, p.NAVY)[i % 2])
        if i % 3 == 0:
            c.ring(left, y + 26, 20, 8, p.SLATE)
        elif i % 3 == 1:
            c.rect(left - 32, y + 10, 64, 30, p.SLATE, 6)
        else:
            c.rect(left - 12, y + 86, 24, 70, p.CORAL, 9)


def wrench(c: Canvas, hand: Point) -> None:
    """A spanner in a hand."""
    x, y = hand
    c.line([(x - 8, y + 6), (x + 46, y - 30)], 9, p.SLATE)
    c.ring(x + 54, y - 36, 14, 7, p.SLATE)
