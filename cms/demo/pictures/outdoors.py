"""Things of the open air: beds and tools, a church, a goal, dogs and a cat."""

from . import palette as p
from .canvas import WIDTH, Canvas, Point, around


def bed(c: Canvas, y: float, size: float, row: int) -> None:
    """A row of vegetables."""
    c.rect(-20, y, WIDTH + 40, size * 1.2, p.EARTH, size * 0.5)
    for i in range(int(WIDTH // (size * 2.3)) + 1):
        x = i * size * 2.3 + (row % 2) * size
        if row % 2:
            c.disc(x, y - size * 0.1, size * 0.62, p.GRASS)
            c.disc(x, y - size * 0.2, size * 0.36, "#bcd58d")
        else:
            for degrees in (-130, -90, -50):
                c.line(
                    [(x, y + size * 0.3), around(x, y + size * 0.3, size, degrees)],
                    size * 0.22,
                    p.LEAF,
                )


def shed(c: Canvas, x: float, y: float) -> None:
    """A garden shed."""
    c.rect(x, y - 130, 170, 130, p.SEA)
    for i in range(1, 7):
        c.line([(x + i * 24, y - 128), (x + i * 24, y)], 2, "#ffffff30")
    c.poly([(x - 16, y - 126), (x + 85, y - 196), (x + 186, y - 126)], p.ROOF)
    c.rect(x + 60, y - 92, 54, 92, p.CREAM, 4)


def watering_can(c: Canvas, hand: Point) -> None:
    """A watering can that pours."""
    x, y = hand
    c.rect(x - 64, y + 2, 66, 56, p.LAGOON, 10)
    c.line([(x - 62, y + 40), (x - 112, y + 10)], 11, p.LAGOON)
    c.ring(x - 30, y, 28, 7, p.LAGOON)
    for i in range(5):
        drop = [(x - 116 - i * 6, y + 16 + i * 4), (x - 130 - i * 7, y + 60 + i * 9)]
        c.line(drop, 3, "#ffffffb0")


def sunflower(c: Canvas, x: float, y: float, h: float) -> None:
    """A sunflower."""
    c.line([(x, y + 60), (x + 6, y - h)], 8, p.PINE)
    for side in (-1, 1):
        c.oval(x + side * 22, y - h * 0.4 + side * 20, 24, 11, p.LEAF)
    for degrees in range(0, 360, 30):
        c.disc(*around(x + 6, y - h, 30, degrees), 12, p.SUN)
    c.disc(x + 6, y - h, 24, p.EARTH_DARK)


def canal(c: Canvas) -> None:
    """A watergang."""
    c.blob(
        [(-60, 500), (300, 478), (640, 500), (980, 476), (1300, 500), (1300, 540), (-60, 545)],
        p.SEA,
    )
    for x in range(40, WIDTH, 95):
        c.line([(x, 508), (x + 44, 506)], 3, "#ffffff60")


def spade(c: Canvas, hand: Point) -> None:
    """A spade."""
    x, y = hand
    c.line([(x, y - 34), (x + 22, y + 116)], 8, p.WOOD)
    c.line([(x - 14, y - 32), (x + 14, y - 36)], 8, p.WOOD)
    c.rect(x + 4, y + 112, 38, 54, p.SLATE, 12)


def barrow(c: Canvas, x: float, y: float) -> None:
    """A wheelbarrow full of earth."""
    for dx, colour in ((20, p.EARTH), (66, p.EARTH_DARK), (100, p.EARTH)):
        c.disc(x + dx + 10, y - 88, 30, colour)
    c.poly([(x - 20, y - 90), (x + 160, y - 90), (x + 120, y - 30), (x + 30, y - 30)], p.CORAL)
    c.line([(x + 10, y - 84), (x - 60, y - 96)], 8, p.WOOD_DARK)
    c.line([(x + 40, y - 34), (x + 20, y - 2)], 8, p.SLATE)
    c.disc(x + 126, y - 22, 26, p.INK)
    c.disc(x + 126, y - 22, 10, p.STONE)


def church(c: Canvas, x: float, y: float) -> None:
    """A brick church with its door open."""
    c.rect(x + 90, y - 190, 330, 190, p.BRICK)
    c.poly([(x + 80, y - 186), (x + 130, y - 300), (x + 400, y - 300), (x + 440, y - 186)], p.SLATE)
    for i in range(3):
        c.rect(x + 190 + i * 76, y - 150, 34, 96, "#fde3a8", 17)
    c.rect(x, y - 330, 170, 330, p.BRICK)
    c.rect(x + 120, y - 330, 50, 330, p.BRICK_DARK)
    c.poly([(x - 14, y - 326), (x + 85, y - 520), (x + 184, y - 326)], p.SLATE)
    c.line([(x + 85, y - 516), (x + 85, y - 556)], 6, p.NAVY)
    c.line([(x + 70, y - 540), (x + 100, y - 540)], 6, p.NAVY)
    c.disc(x + 80, y - 270, 30, p.CREAM)
    c.line([(x + 80, y - 290), (x + 80, y - 270), (x + 94, y - 262)], 5, p.NAVY)
    for dx in (44, 92):
        c.rect(x + dx, y - 216, 26, 60, p.NAVY, 13)
    c.rect(x + 44, y - 112, 82, 130, "#fde3a8", 40)
    c.poly([(x + 44, y - 80), (x + 20, y - 66), (x + 20, y + 10), (x + 44, y)], p.WOOD_DARK)


def broom(c: Canvas, hand: Point) -> None:
    """A broom."""
    x, y = hand
    c.line([(x + 20, y - 60), (x - 26, y + 130)], 8, p.WOOD)
    c.poly([(x - 32, y + 120), (x - 14, y + 124), (x - 8, y + 172), (x - 62, y + 164)], p.SUN)


def goal(c: Canvas) -> None:
    """A football goal."""
    for i in range(14):
        c.line([(830 + i * 24, 400), (830 + i * 24, 596)], 2, "#ffffff70")
    for i in range(8):
        c.line([(830, 404 + i * 26), (1142, 404 + i * 26)], 2, "#ffffff70")
    c.line([(826, 600), (826, 396), (1146, 396), (1146, 600)], 10, p.WHITE)


def ball(c: Canvas, x: float, y: float) -> None:
    """A football."""
    c.oval(x, y + 30, 26, 7, "#00000030")
    c.disc(x, y, 25, p.WHITE)
    c.disc(x, y, 9, p.INK)
    for degrees in range(-90, 270, 72):
        c.disc(*around(x, y, 21, degrees), 5, p.INK)


def dog(c: Canvas, x: float, y: float, s_: float, coat: str, patch: str) -> None:
    """A dog that looks right."""

    def at(dx: float, dy: float) -> Point:
        return x + dx * s_, y + dy * s_

    tail = [at(-78, -78), at(-104, -104), at(-100, -136)]
    c.line(tail, 15 * s_, patch, soft=True)
    for dx in (-58, -36, 40, 60):
        c.line([at(dx, -50), at(dx + (4 if dx > 0 else -4), -6)], 17 * s_, coat)
    c.blob([at(-80, -90), at(-20, -98), at(60, -104), at(78, -66), at(40, -44), at(-66, -44)], coat)
    c.oval(*at(-30, -80), 30 * s_, 20 * s_, patch)
    c.line([at(58, -84), at(78, -118)], 36 * s_, coat)
    c.line([at(62, -94), at(84, -82)], 8 * s_, p.CORAL)
    c.oval(*at(86, -128), 34 * s_, 29 * s_, coat)
    c.rect(*at(96, -130), 44 * s_, 26 * s_, coat, 12 * s_)
    c.oval(*at(138, -124), 8 * s_, 7 * s_, p.INK)
    c.disc(*at(98, -138), 4.5 * s_, p.INK)
    c.line([at(70, -146), at(58, -108)], 18 * s_, patch)
    c.line([at(112, -107), at(124, -107)], 7 * s_, p.ROSE)


def cat(c: Canvas, x: float, y: float) -> None:
    """A cat on a wall."""
    c.line([(x - 40, y - 8), (x - 74, y + 10), (x - 66, y + 56)], 12, "#3b3440", soft=True)
    c.blob([(x - 44, y), (x - 40, y - 46), (x, y - 62), (x + 34, y - 40), (x + 36, y)], "#3b3440")
    c.disc(x + 22, y - 70, 28, "#3b3440")
    for dx in (2, 34):
        c.poly([(x + dx - 4, y - 86), (x + dx + 4, y - 114), (x + dx + 14, y - 88)], "#3b3440")
    for dx in (14, 32):
        c.oval(x + dx, y - 72, 5, 6, p.SUN)
