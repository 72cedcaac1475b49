"""Pieces of the decor: sky, sea, land, buildings, plants and things."""

from . import palette as p
from .canvas import HEIGHT, WIDTH, Canvas, Point, around


def sky(c: Canvas, colours: tuple[str, ...] = (p.SKY, p.DAWN), bottom: float = HEIGHT) -> None:
    """A sky that melts towards the horizon."""
    c.gradient(colours, 0, bottom)


def sun(c: Canvas, x: float, y: float, r: float = 60, colour: str = p.SUN) -> None:
    """A sun with a soft halo."""
    for share, veil in ((2.3, "22"), (1.6, "38")):
        c.disc(x, y, r * share, colour + veil)
    c.disc(x, y, r, colour)


def cloud(c: Canvas, x: float, y: float, s: float = 1.0, colour: str = "#ffffffb8") -> None:
    """A flat-bottomed cloud."""
    c.rect(x - 80 * s, y - 16 * s, 160 * s, 32 * s, colour, 16 * s)
    c.pie(x - 22 * s, y - 15 * s, 40 * s, 36 * s, 180, 360, colour)
    c.pie(x + 30 * s, y - 15 * s, 30 * s, 24 * s, 180, 360, colour)


def gulls(c: Canvas, places: tuple[Point, ...], s: float = 1.0) -> None:
    """Gulls as two strokes of a wing."""
    for x, y in places:
        for side in (-1, 1):
            wing = [(x, y), (x + side * 12 * s, y - 9 * s), (x + side * 26 * s, y - 4 * s)]
            c.line(wing, 4 * s, p.WHITE, soft=True)


def land(c: Canvas, heights: tuple[float, ...], colour: str) -> None:
    """Rolling land: heights from left to right, filled to the bottom."""
    step = WIDTH / (len(heights) - 1)
    ridge = [(i * step, y) for i, y in enumerate(heights)]
    from_left = [(-200, heights[0]), *ridge, (WIDTH + 200, heights[-1])]
    c.blob([*from_left, (WIDTH + 200, HEIGHT + 300), (-200, HEIGHT + 300)], colour)


def sea(c: Canvas, top: float, bottom: float) -> None:
    """Bands of sea with a few lines of foam."""
    c.gradient((p.DEEP, p.SEA, p.LAGOON), top, bottom)
    for _ in range(16):
        y = top + (bottom - top) * c.rng.random() ** 0.7
        x, length = c.rng.randint(0, WIDTH), 30 + (y - top) * 0.5
        wave = [(x, y), (x + length / 2, y - 4), (x + length, y)]
        c.line(wave, 3, "#c4e0dd", soft=True)


def oyats(c: Canvas, x: float, y: float, s: float = 1.0, colour: str = p.GRASS) -> None:
    """A tuft of dune grass leaning with the wind."""
    for blade in range(9):
        lean = (blade - 3) * 9 * s
        tip = 70 * s - abs(blade - 4) * 6 * s
        stem = [
            (x + blade * 2 * s, y),
            (x + lean * 0.4, y - tip * 0.6),
            (x + lean + 12 * s, y - tip),
        ]
        c.line(stem, 4 * s, colour, soft=True)


def belfry(c: Canvas, x: float, y: float, s: float = 1.0) -> None:
    """A brick belfry with its belvedere."""
    c.rect(x - 42 * s, y - 300 * s, 84 * s, 300 * s, p.BRICK)
    c.rect(x + 12 * s, y - 300 * s, 30 * s, 300 * s, p.BRICK_DARK)
    for row in range(3):
        for dx in (-20, 14):
            top = y - (262 - row * 82) * s
            c.rect(x + (dx - 4) * s, top, 14 * s, 46 * s, p.PEACH, 7 * s)
    c.rect(x - 52 * s, y - 316 * s, 104 * s, 20 * s, p.CREAM)
    for dx in (-44, -14, 16):
        c.rect(x + dx * s, y - 334 * s, 26 * s, 22 * s, p.BRICK)
    c.rect(x - 20 * s, y - 366 * s, 40 * s, 36 * s, p.BRICK_DARK)
    c.poly([(x - 26 * s, y - 364 * s), (x, y - 414 * s), (x + 26 * s, y - 364 * s)], p.SLATE)


def house(c: Canvas, x: float, y: float, w: float, h: float, wall: str, roof: str = p.ROOF) -> None:
    """A narrow Flemish house with a gable."""
    c.rect(x, y - h, w, h, wall)
    c.poly([(x - 5, y - h), (x + w / 2, y - h - w * 0.55), (x + w + 5, y - h)], roof)
    for row in range(int(h // 62)):
        for column in (0.18, 0.58):
            c.rect(
                x + w * column,
                y - h + 16 + row * 60,
                w * 0.24,
                34,
                p.SEA if wall == p.CREAM else p.CREAM,
                3,
            )
    c.rect(x + w * 0.38, y - 44, w * 0.26, 44, p.NAVY, 3)


def villas(c: Canvas, x: float, y: float, count: int, w: float = 74) -> None:
    """A row of seaside villas in cheerful colours."""
    walls = (p.CREAM, p.ROSE, p.LAGOON, p.PEACH, p.SUN)
    for i in range(count):
        height = 120 + c.rng.randint(0, 3) * 22
        roof = p.BRICK_DARK if i % 2 else p.SLATE
        house(c, x + i * w, y, w - 3, height, walls[i % 5], roof)


def blocks(c: Canvas, y: float, colour: str = "#dfc9b8") -> None:
    """Apartment blocks in the distance."""
    for x, w, h in ((60, 150, 190), (240, 110, 250), (760, 190, 170), (980, 120, 240)):
        c.rect(x, y - h, w, h, colour, 4)
        for row in range(int(h // 42)):
            for column in range(int(w // 36)):
                c.rect(x + 12 + column * 36, y - h + 14 + row * 42, 18, 22, "#fff5e2b0", 2)


def tree(c: Canvas, x: float, y: float, s: float = 1.0, leaf: str = p.LEAF) -> None:
    """A round tree."""
    c.line([(x, y), (x, y - 90 * s)], 14 * s, p.EARTH)
    c.line([(x, y - 50 * s), (x + 24 * s, y - 84 * s)], 8 * s, p.EARTH)
    for dx, dy, r in ((-34, -112, 40), (30, -108, 44), (0, -150, 48)):
        c.disc(x + dx * s, y + dy * s, r * s, leaf)
    c.disc(x - 16 * s, y - 160 * s, 22 * s, "#ffffff1c")


def sapling(c: Canvas, x: float, y: float, h: float = 150) -> None:
    """A young fruit tree with its stake."""
    c.line([(x + 14, y), (x + 14, y - h * 0.75)], 7, p.WOOD)
    c.line([(x, y), (x - 2, y - h)], 6, p.EARTH)
    c.line([(x - 2, y - h * 0.6), (x + 14, y - h * 0.6)], 4, p.CORAL)
    for degrees in (-160, -125, -90, -55, -20):
        leaf = around(x - 2, y - h * 0.9, h * 0.24, degrees)
        c.line([(x - 2, y - h * 0.8), leaf], 4, p.EARTH)
        c.oval(*leaf, 17, 13, p.LEAF)
    c.oval(x, y + 2, 44, 9, p.EARTH_DARK)


def crate(c: Canvas, x: float, y: float, w: float = 150, content: str = "mix") -> None:
    """A wooden crate of good things; (x, y) is its bottom left corner."""
    h = 70
    for i in range(int(w // 26)):
        _produce(c, x + 22 + i * 25, y - h - 4 - (i % 2) * 7, i if content == "mix" else 0)
    c.rect(x, y - h, w, h, p.WOOD, 4)
    for row in range(3):
        c.rect(x, y - h + row * 24, w, 19, "#d6a06c" if row % 2 else "#cd9560", 3)
    for dx in (6, w - 18):
        c.rect(x + dx, y - h, 12, h, p.WOOD_DARK, 2)


def _produce(c: Canvas, x: float, y: float, kind: int) -> None:
    if kind % 4 == 0:
        c.disc(x, y, 17, "#d9503f")
        c.line([(x, y - 16), (x + 6, y - 24)], 4, p.LEAF)
    elif kind % 4 == 1:
        c.poly([(x - 9, y + 16), (x + 9, y + 16), (x, y - 26)], p.CORAL)
        c.line([(x, y + 8), (x - 8, y - 30)], 4, p.LEAF)
    elif kind % 4 == 2:
        c.disc(x, y, 19, p.MEADOW)
        c.disc(x - 4, y - 4, 11, "#c3d793")
    else:
        c.rect(x - 8, y - 40, 18, 56, "#e0a560", 9)
        c.line([(x - 4, y - 26), (x + 6, y - 30)], 3, "#b97f3f")


def bunting(c: Canvas, start: Point, end: Point, sag: float = 40, flags: int = 12) -> None:
    """A string of flags."""
    c.line(_string(start, end, sag, 24), 3, p.SLATE)
    for i, (x, y) in enumerate(_string(start, end, sag, flags)[:-1]):
        c.poly([(x + 8, y), (x + 44, y + 3), (x + 26, y + 46)], p.BUNTING[i % 5])


def lampions(c: Canvas, start: Point, end: Point, sag: float = 50, count: int = 9) -> None:
    """A string of paper lanterns."""
    c.line(_string(start, end, sag, 24), 3, p.SLATE)
    for i, (x, y) in enumerate(_string(start, end, sag, count)[1:-1]):
        colour = (p.SUN, p.CORAL, p.CREAM, p.ROSE)[i % 4]
        c.disc(x, y + 24, 36, colour + "30")
        c.oval(x, y + 24, 21, 23, colour)
        c.rect(x - 9, y - 1, 18, 6, p.SLATE, 2)


def _string(start: Point, end: Point, sag: float, parts: int) -> list[Point]:
    (x1, y1), (x2, y2) = start, end
    shares = [i / parts for i in range(parts + 1)]
    return [(x1 + (x2 - x1) * t, y1 + (y2 - y1) * t + sag * 4 * t * (1 - t)) for t in shares]


def table(c: Canvas, x: float, y: float, w: float, h: float, cloth: str = p.CREAM) -> None:
    """A table seen from the front, under a cloth; y is its top."""
    c.rect(x + 18, y + 20, w - 36, h - 20, cloth)
    c.rect(x + 18, y + 20, w - 36, 16, "#00000014")
    c.rect(x, y, w, 24, p.WOOD, 6)


def cup(c: Canvas, x: float, y: float, colour: str = p.CREAM) -> None:
    """A steaming cup on a table whose top is at y."""
    c.ring(x + 17, y - 16, 9, 4, colour)
    c.rect(x - 15, y - 30, 30, 30, colour, 8)
    steam = [(x, y - 40), (x + 5, y - 50), (x - 3, y - 60), (x + 3, y - 70)]
    c.line(steam, 3, p.FOAM, soft=True)


def window(c: Canvas, x: float, y: float, w: float, h: float, *, view: str = "sea") -> None:
    """A window on the city or the sea."""
    c.rect(x - 12, y - 12, w + 24, h + 24, p.WHITE, 8)
    c.rect(x, y, w, h, p.SKY)
    c.disc(x + w * 0.72, y + h * 0.34, w * 0.11, p.SUN)
    c.rect(x, y + h * 0.66, w, h * 0.34, p.SEA if view == "sea" else p.MEADOW)
    if view == "city":
        belfry(c, x + w * 0.3, y + h * 0.86, h / 620)
        for i, wall in enumerate((p.ROSE, p.CREAM, p.PEACH)):
            house(c, x + w * (0.46 + i * 0.17), y + h, w * 0.16, h * 0.3, wall)
    c.rect(x + w / 2 - 4, y, 8, h, p.WHITE)
    c.rect(x - 20, y + h + 8, w + 40, 14, p.CREAM, 5)


def plant(c: Canvas, x: float, y: float, s: float = 1.0) -> None:
    """A potted plant."""
    for degrees in (-150, -120, -90, -60, -30):
        tip = around(x, y - 50 * s, 70 * s, degrees)
        c.line([(x, y - 40 * s), tip], 16 * s, p.LEAF if degrees % 60 else p.GRASS)
    c.poly(
        [(x - 34 * s, y - 56 * s), (x + 34 * s, y - 56 * s), (x + 25 * s, y), (x - 25 * s, y)],
        p.ROOF,
    )


def shelf(c: Canvas, x: float, y: float, w: float, rows: int) -> None:
    """Shelves full of books."""
    c.rect(x, y, w, rows * 96 + 12, p.WOOD_DARK, 6)
    colours = (p.CORAL, p.SUN, p.SEA, p.PLUM, p.CREAM, p.ROSE, p.LEAF, p.NAVY)
    for row in range(rows):
        c.rect(x + 10, y + 10 + row * 96, w - 20, 84, "#7f5534")
        left = x + 14
        while left < x + w - 34:
            width, height = c.rng.randint(13, 26), c.rng.randint(52, 76)
            c.rect(left, y + 94 + row * 96 - height, width, height, c.rng.choice(colours), 2)
            left += width + 2 + (30 if c.rng.random() < 0.1 else 0)
