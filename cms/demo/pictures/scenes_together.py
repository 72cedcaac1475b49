"""Doing and celebrating together: bicycles, cinema, choir, first aid."""

from dataclasses import replace

from . import bicycles, tabletop
from . import palette as p
from . import shapes as s
from .canvas import HEIGHT, WIDTH, Canvas, Point
from .figures import CHEER, KNEEL, REACH, STAND, Look, person, someone
from .heads import draw_back


def bike_workshop(c: Canvas) -> None:
    """A bicycle on its stand, two people repair it, one holds the wheel."""
    c.rect(0, 0, WIDTH, HEIGHT, "#e8cfae")
    c.rect(0, 640, WIDTH, 160, "#a9886a")
    c.rect(0, 628, WIDTH, 12, "#ffffff50")
    c.rect(330, 90, 540, 210, p.WOOD, 10)
    bicycles.tools(c, 370, 110)
    for x in (110, 230, 980, 1100):
        bicycles.wheel(c, x, 170 + (x % 3) * 20, 74)
    s.shelf(c, 960, 420, 210, 2)
    s.plant(c, 60, 650, 1.2)
    bicycles.bicycle(c, 600, 590)
    c.line([(600, 560), (600, 760)], 14, p.SLATE)
    c.line([(520, 766), (680, 766)], 14, p.SLATE)
    hands = person(
        c,
        330,
        760,
        370,
        someone(c.rng, style="beard", top=p.SEA, extra="apron", accent=p.NAVY),
        replace(REACH, right=(0.3, 0.6)),
    )
    bicycles.wrench(c, hands["right"])
    person(
        c, 850, 755, 340, someone(c.rng, style="veil", top=p.CORAL, accent=p.PLUM), KNEEL, flip=True
    )
    person(
        c,
        1040,
        765,
        330,
        someone(c.rng, style="curly", top=p.SUN),
        replace(STAND, left=(-0.14, 0.5)),
    )
    bicycles.wheel(c, 1110, 690, 66)


def open_air_cinema(c: Canvas) -> None:
    """A summer screen under the stars, seen from the last row."""
    s.sky(c, ("#151d3b", "#2c3b66", "#7a5a86", "#e59a86"), 620)
    for _ in range(70):
        c.disc(
            c.rng.randint(0, WIDTH),
            c.rng.randint(0, 330),
            c.rng.choice((1.5, 2.0, 3.0)),
            "#fff6d8d0",
        )
    c.disc(1060, 120, 46, "#fdf0cf")
    c.disc(1042, 108, 42, "#1f2850")
    s.land(c, (520, 500, 515, 500, 520), "#26385a")
    for tree_x, size in ((60, 1.3), (170, 1.0), (1090, 1.4)):
        s.tree(c, tree_x, 560, size, "#1e3f4c")
    c.rect(0, 560, WIDTH, 240, "#28504e")
    _screen(c, 290, 120)
    s.lampions(c, (-20, 330), (300, 250), 30, 5)
    s.lampions(c, (905, 250), (1220, 330), 30, 5)
    for row, (y, r, count) in enumerate(((620, 27, 12), (700, 36, 9), (800, 46, 7))):
        for i in range(count):
            _viewer(c, (i + 0.5 + (row % 2) * 0.3) * WIDTH / count, y, r)


def _screen(c: Canvas, x: float, y: float) -> None:
    for dx in (40, 580):
        c.line([(x + dx, y + 380), (x + dx, y + 460)], 14, p.INK)
    c.rect(x - 16, y - 16, 652, 412, p.INK, 16)
    c.rect(x, y, 620, 380, "#fbe0b0", 6)
    c.disc(x + 410, y + 170, 84, p.CORAL)
    c.rect(x, y + 238, 620, 142, p.SEA, 6)
    for i in range(9):
        wave = [(x + 20 + i * 66, y + 290), (x + 50 + i * 66, y + 280), (x + 74 + i * 66, y + 290)]
        c.line(wave, 4, p.FOAM, soft=True)
    c.poly(
        [(x + 120, y + 226), (x + 320, y + 226), (x + 284, y + 274), (x + 150, y + 274)],
        p.BRICK_DARK,
    )
    c.line([(x + 214, y + 226), (x + 214, y + 70)], 7, p.EARTH_DARK)
    c.poly([(x + 222, y + 76), (x + 222, y + 210), (x + 312, y + 210)], p.WHITE)
    c.poly([(x + 206, y + 96), (x + 206, y + 210), (x + 136, y + 210)], p.SUN)


def _viewer(c: Canvas, x: float, y: float, r: float) -> None:
    look = someone(c.rng)
    top = c.rng.choice(("#8b4a52", "#2f6c78", "#a8743f", "#5a3f66", "#3f5f84"))
    c.rect(x - r * 1.7, y + r * 1.05, r * 3.4, r * 5, top, r * 1.2)
    c.line([(x, y + r * 0.6), (x, y + r * 1.5)], r * 0.8, look.skin)
    draw_back(c, (x, y), r, look)
    c.pie(x, y, r * 1.0, r * 1.1, 190, 350, "#ffe3b020")


def choir(c: Canvas) -> None:
    """A choir in red scarves and its conductor."""
    c.gradient(("#5a3a63", "#8a4f6d", "#d98874"))
    for beam in (120, 430, 770, 1080):
        edges = [(beam - 16, 0), (beam + 16, 0), (beam + 150, 620), (beam - 150, 620)]
        c.poly(edges, "#ffe9b016")
    s.lampions(c, (-20, 40), (1220, 40), 40, 14)
    c.rect(0, 610, WIDTH, 190, p.WOOD_DARK)
    c.rect(0, 600, WIDTH, 14, p.WOOD)
    sheet = replace(STAND, left=(-0.06, 0.6), right=(0.06, 0.6))
    for row, (y, h, count) in enumerate(((610, 330, 8), (680, 330, 7))):
        for i in range(count):
            x = (i + 0.5) * WIDTH / count
            top = (p.NAVY, "#2f3350", p.DEEP)[(i + row) % 3]
            hands = person(
                c, x, y, h, someone(c.rng, top=top, extra="scarf", accent=p.CORAL), sheet
            )
            _sheet(c, hands)
            _open_mouth(c, hands["head"], h)
    _conductor(c)
    _notes(c)


def _sheet(c: Canvas, hands: dict[str, Point]) -> None:
    x, y = hands["right"]
    c.poly(
        [
            (x - 50, y - 30),
            (x - 20, y - 24),
            (x + 10, y - 30),
            (x + 10, y + 18),
            (x - 20, y + 24),
            (x - 50, y + 18),
        ],
        p.CREAM,
    )
    c.line([(x - 20, y - 22), (x - 20, y + 22)], 2, p.STONE)


def _open_mouth(c: Canvas, head: Point, h: float) -> None:
    c.oval(head[0], head[1] + 0.037 * h, 0.018 * h, 0.022 * h, "#7c3a30")


def _conductor(c: Canvas) -> None:
    look = Look(skin=p.SKINS[1], hair=p.HAIRS[4], style="bun", top=p.SUN, bottom=p.INK)
    pose = replace(CHEER, left=(-0.26, 0.82), right=(0.26, 0.86))
    hands = person(c, 600, 850, 360, look, pose)
    draw_back(c, hands["head"], 0.078 * 360 + 2, look)
    x, y = hands["right"]
    c.line([(x, y), (x + 30, y - 54)], 5, p.CREAM)


def _notes(c: Canvas) -> None:
    for x, y, colour in (
        (215, 235, p.SUN),
        (380, 215, p.CREAM),
        (690, 240, p.SUN),
        (860, 210, p.ROSE),
        (1010, 245, p.CREAM),
    ):
        c.oval(x, y, 17, 13, colour)
        c.line([(x + 15, y - 2), (x + 15, y - 62)], 6, colour)
        c.line([(x + 15, y - 62), (x + 36, y - 44)], 8, colour)


def first_aid(c: Canvas) -> None:
    """A class learns to save a life on a training dummy."""
    c.rect(0, 0, WIDTH, HEIGHT, "#d4e8e0")
    c.rect(0, 560, WIDTH, 240, "#e0b887")
    for i in range(7):
        c.line([(i * 220 - 120, 800), (i * 190 + 30, 560)], 3, "#ffffff60")
    for x in (60, 330):
        s.window(c, x, 70, 190, 190, view="sea")
    _poster(c, 640, 80)
    look = {"extra": "vest", "accent": p.SUN}
    person(
        c,
        1075,
        700,
        360,
        someone(c.rng, style="bun", top=p.CORAL, **look),
        replace(STAND, left=(-0.26, 0.7), face=-0.6, elbows=(1, 1)),
    )
    for i, (x, style) in enumerate(((140, "veil"), (275, "bald"), (910, "curly"))):
        top, accent = (p.SEA, p.SUN, p.NAVY)[i], (p.ROSE, p.CREAM, p.SUN)[i]
        watcher = someone(c.rng, style=style, top=top, accent=accent)
        person(c, x, 655 + i % 2 * 10, 325, watcher, replace(STAND, face=0.5 if x < 500 else -0.5))
    c.rect(330, 706, 560, 44, p.SEA, 18)
    _dummy(c, 640, 700)
    press = replace(KNEEL, left=(0.36, 0.2), right=(0.38, 0.21), lean=0.2)
    person(c, 480, 740, 400, someone(c.rng, style="short", top=p.PLUM), press)
    _kit(c, 920, 785)


def _poster(c: Canvas, x: float, y: float) -> None:
    c.rect(x, y, 300, 260, p.WHITE, 12)
    tabletop.heart(c, x + 150, y + 130, 92, p.CORAL)
    beat = [
        (x + 60, y + 130),
        (x + 112, y + 130),
        (x + 132, y + 92),
        (x + 158, y + 168),
        (x + 178, y + 130),
        (x + 240, y + 130),
    ]
    c.line(beat, 8, p.WHITE)


def _dummy(c: Canvas, x: float, y: float) -> None:
    c.rect(x - 80, y - 52, 190, 54, p.LAGOON, 24)
    c.oval(x + 148, y - 30, 36, 30, "#e9d5bd")
    c.disc(x + 160, y - 42, 4, p.INK)


def _kit(c: Canvas, x: float, y: float) -> None:
    c.ring(x + 60, y - 84, 22, 8, p.PINE)
    c.rect(x, y - 80, 120, 80, p.LEAF, 12)
    c.rect(x + 50, y - 62, 20, 46, p.WHITE, 4)
    c.rect(x + 37, y - 49, 46, 20, p.WHITE, 4)
