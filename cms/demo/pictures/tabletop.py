"""Things of a room and of its table: books, screens, cards, tins, a teapot."""

from . import palette as p
from .canvas import Canvas, Point


def pantry(c: Canvas, x: float, y: float, w: float) -> None:
    """Shelves of jars."""
    c.rect(x, y, w, 480, p.CREAM, 10)
    for row in range(4):
        base = y + 106 + row * 112
        for i in range(int(w // 48) - 1):
            colour = (p.CORAL, p.SUN, p.LEAF, p.LAGOON, p.PLUM)[(i + row * 2) % 5]
            h = 62 - (i * 7 + row * 5) % 3 * 10
            c.rect(x + 30 + i * 48, base - h, 36, h, colour, 7)
            c.rect(x + 30 + i * 48, base - h * 0.62, 36, h * 0.3, p.WHITE)
        c.rect(x + 12, base, w - 24, 9, p.WOOD, 3)


def tins(c: Canvas, x: float, y: float) -> None:
    """A small pyramid of tins."""
    for dx, dy, colour in (
        (0, 0, p.SEA),
        (44, 0, p.SUN),
        (88, 0, p.CORAL),
        (22, 52, p.PLUM),
        (66, 52, p.LEAF),
    ):
        c.rect(x + dx, y - 50 - dy, 40, 50, colour, 5)
        c.rect(x + dx, y - 36 - dy, 40, 22, p.CREAM)


def heart(c: Canvas, x: float, y: float, r: float, colour: str) -> None:
    """A heart."""
    for side in (-1, 1):
        c.disc(x + side * r * 0.5, y - r * 0.3, r * 0.58, colour)
    shoulders = (x - r * 0.905, y + r * 0.115), (x + r * 0.905, y + r * 0.115)
    c.poly([shoulders[0], (x, y - r * 0.35), shoulders[1], (x, y + r)], colour)


def lamp(c: Canvas, x: float, y: float) -> None:
    """A hanging lamp."""
    c.line([(x, y), (x, y + 70)], 4, p.SLATE)
    c.poly([(x - 26, y + 66), (x + 26, y + 66), (x + 74, y + 118), (x - 74, y + 118)], p.CORAL)
    c.pie(x, y + 118, 30, 22, 0, 180, "#fff1bf")


def book(c: Canvas, x: float, y: float) -> None:
    """An open book."""
    c.rect(x - 84, y - 10, 168, 12, p.CORAL, 4)
    for side in (-1, 1):
        page = [
            (x, y - 12),
            (x + side * 30, y - 30),
            (x + side * 78, y - 24),
            (x + side * 80, y - 8),
        ]
        c.poly([*page, (x, y - 4)], p.WHITE)
        c.line([(x + side * 16, y - 16), (x + side * 62, y - 17)], 3, p.STONE)


def pencils(c: Canvas, x: float, y: float) -> None:
    """A pot of pencils."""
    for dx, colour in ((-12, p.SUN), (0, p.CORAL), (12, p.LEAF)):
        c.line([(x + dx, y - 30), (x + dx * 2, y - 92)], 8, colour)
    c.rect(x - 24, y - 54, 48, 54, p.SEA, 6)


def apple(c: Canvas, x: float, y: float) -> None:
    """An apple."""
    for side in (-1, 1):
        c.disc(x + side * 9, y - 22, 20, "#d9503f")
    c.line([(x, y - 38), (x + 5, y - 52)], 4, p.EARTH_DARK)
    c.oval(x + 16, y - 50, 12, 6, p.LEAF)


def board(c: Canvas, x: float, y: float) -> None:
    """A board with a compass."""
    c.rect(x, y, 320, 230, p.WHITE, 12)
    c.rect(x + 10, y + 10, 300, 210, "#e9f4f1", 8)
    c.disc(x + 160, y + 112, 76, p.SUN)
    c.disc(x + 160, y + 112, 60, p.CREAM)
    c.poly([(x + 160, y + 58), (x + 176, y + 112), (x + 144, y + 112)], p.CORAL)
    c.poly([(x + 160, y + 166), (x + 176, y + 112), (x + 144, y + 112)], p.NAVY)


def laptop(c: Canvas, x: float, y: float, colour: str) -> None:
    """A laptop seen from behind."""
    c.rect(x - 100, y - 132, 200, 128, colour, 12)
    c.disc(x, y - 68, 16, "#ffffff50")
    c.rect(x - 118, y - 10, 236, 12, p.STONE, 5)


def mouse(c: Canvas, x: float, y: float) -> None:
    """A computer mouse."""
    c.pie(x, y, 30, 24, 180, 360, p.WHITE)
    c.line([(x, y - 22), (x, y - 14)], 3, p.SLATE)


def hand_of_cards(c: Canvas, hand: Point) -> None:
    """A fan of cards in a hand."""
    x, y = hand
    for i, dx in enumerate((-30, -15, 0, 15)):
        c.poly(
            [
                (x + dx - 8, y + 6),
                (x + dx * 1.5 - 16, y - 44),
                (x + dx * 1.5 + 14, y - 48),
                (x + dx + 12, y + 4),
            ],
            (p.CREAM, p.ROSE)[i % 2],
        )


def card(c: Canvas, x: float, y: float, index: int) -> None:
    """A card on the table."""
    tilt = (-8, 6, 10, -4)[index]
    c.poly(
        [(x - 26, y - 14), (x + 26 + tilt, y - 18), (x + 30, y + 16), (x - 22 - tilt, y + 18)],
        p.WHITE,
    )
    heart(c, x + 2, y, 9, p.CORAL if index % 2 else p.INK)


def bubble(c: Canvas, x: float, y: float, colour: str, index: int) -> None:
    """A speech bubble with dots or a heart."""
    c.rect(x - 86, y - 56, 172, 96, colour, 40)
    c.poly([(x - 20, y + 30), (x + 20, y + 30), (x - 26 + index * 14, y + 74)], colour)
    if index % 2:
        heart(c, x, y - 8, 24, p.CREAM)
        return
    for dx in (-38, 0, 38):
        c.disc(x + dx, y - 8, 11, p.CREAM)


def teapot(c: Canvas, x: float, y: float) -> None:
    """A teapot."""
    c.ring(x - 66, y - 48, 26, 9, p.SEA)
    c.line([(x + 52, y - 36), (x + 92, y - 78)], 15, p.SEA)
    c.oval(x, y - 46, 66, 48, p.SEA)
    c.oval(x, y - 88, 36, 9, p.DEEP)
    c.disc(x, y - 100, 9, p.SUN)
