"""The sea and the city: beach, harbour, carnival, the table on the seafront."""

from dataclasses import replace

from . import palette as p
from . import shapes as s
from .canvas import HEIGHT, WIDTH, Canvas, Point, around
from .figures import BEND, CHEER, STAND, WALK, WAVE, Look, person, someone


def beach(c: Canvas) -> None:
    """Three people and a child clean the beach at low tide."""
    s.sky(c, (p.SKY, "#cfe6dc", p.DAWN), 380)
    s.sun(c, 880, 215, 62)
    s.cloud(c, 230, 120, 1.2)
    s.cloud(c, 620, 80, 0.8)
    s.gulls(c, ((420, 170), (500, 130), (1020, 120)))
    s.sea(c, 330, 530)
    s.land(c, (505, 480, 500, 488, 492), p.WET_SAND)
    s.land(c, (560, 535, 545, 525, 540), p.SAND)
    _breakwater(c)
    c.blob([(-120, 440), (60, 410), (190, 470), (330, 620), (200, 900), (-200, 900)], p.SAND_SHADE)
    for x, y, size in ((20, 500, 1.5), (110, 470, 1.2), (180, 530, 1.1), (60, 640, 1.7)):
        s.oyats(c, x, y, size)
    _footprints(c)
    vest = {"extra": "vest", "accent": p.SUN}
    hands = person(c, 455, 690, 300, someone(c.rng, style="bun", top=p.SEA, **vest), BEND)
    _tongs(c, hands["right"])
    _bag(c, 590, 715, p.CREAM)
    person(c, 800, 660, 270, someone(c.rng, style="cap", top=p.CORAL, **vest), WALK, flip=True)
    _bag(c, 735, 640, p.LAGOON)
    child = Look(skin=p.SKINS[3], style="curly", hair=p.HAIRS[0], top=p.SUN, bottom=p.PLUM)
    hands = person(c, 985, 735, 200, child, CHEER)
    _starfish(c, hands["right"])
    person(c, 1090, 725, 310, someone(c.rng, style="long", top=p.PLUM, **vest), STAND)


def _breakwater(c: Canvas) -> None:
    for i in range(13):
        c.rect(700 + i * 34, 448 + i * 2.2, 13, 62 + i * 3, p.EARTH_DARK, 5)


def _footprints(c: Canvas) -> None:
    for i in range(9):
        c.oval(330 + i * 66, 765 - (i % 2) * 16 - i * 3, 13, 6, p.SAND_SHADE)


def _tongs(c: Canvas, hand: Point) -> None:
    x, y = hand
    c.line([(x, y), (x + 46, y + 92)], 6, p.SLATE)
    c.rect(x + 34, y + 94, 34, 20, p.LAGOON, 6)


def _bag(c: Canvas, x: float, y: float, colour: str) -> None:
    shape = [(x - 34, y), (x - 40, y - 50), (x - 16, y - 88), (x + 16, y - 88), (x + 40, y - 50)]
    c.blob([*shape, (x + 34, y)], colour)
    c.line([(x - 14, y - 86), (x + 14, y - 86)], 7, p.CORAL)


def _starfish(c: Canvas, hand: Point) -> None:
    for degrees in range(-90, 270, 72):
        c.line([hand, around(*hand, 20, degrees)], 12, p.CORAL)


def harbour(c: Canvas) -> None:
    """The port at the end of the day: belfry, lighthouse, cranes, a walk on the quay."""
    s.sky(c, ("#8fc7d3", "#f6dcb4", "#f7c58c"), 470)
    s.sun(c, 330, 330, 74)
    s.cloud(c, 700, 110, 1.1)
    s.gulls(c, ((520, 190), (590, 150), (180, 140)))
    for x, h in ((470, 180), (610, 220)):
        _crane(c, x, 472, h)
    s.villas(c, 900, 474, 5, 70)
    s.belfry(c, 850, 474, 0.92)
    s.sea(c, 470, 640)
    _lighthouse(c, 120, 520)
    _trawler(c, 500, 575)
    c.rect(0, 625, WIDTH, HEIGHT - 625, p.STONE)
    c.rect(0, 625, WIDTH, 16, "#b3a999")
    for x in range(40, WIDTH, 230):
        c.rect(x, 600, 34, 44, p.SLATE, 12)
    walkers = ("bob", "beard", "veil", "bald")
    for i, style in enumerate(walkers):
        x, h = 560 + i * 130, 250 + (i % 2) * 24
        person(c, x, 765 + (i % 2) * 12, h, someone(c.rng, style=style), WALK)


def _crane(c: Canvas, x: float, y: float, h: float) -> None:
    for dx in (0, 46):
        c.line([(x + dx, y), (x + 23, y - h)], 8, p.SLATE)
    c.line([(x - 90, y - h + 14), (x + 130, y - h - 40)], 9, p.CORAL)
    c.line([(x - 78, y - h + 10), (x - 78, y - h + 84)], 3, p.SLATE)
    c.rect(x - 96, y - h + 84, 36, 24, p.SUN, 3)


def _lighthouse(c: Canvas, x: float, y: float) -> None:
    c.blob([(x - 130, y + 40), (x - 60, y - 12), (x + 70, y - 12), (x + 140, y + 40)], p.SLATE)
    c.poly([(x - 44, y), (x - 28, y - 320), (x + 28, y - 320), (x + 44, y)], p.CREAM)
    for top in (60, 160, 260):
        low, high = 44 - top / 20, 44 - (top + 46) / 20
        c.poly(
            [
                (x - low, y - top),
                (x - high, y - top - 46),
                (x + high, y - top - 46),
                (x + low, y - top),
            ],
            p.CORAL,
        )
    c.rect(x - 40, y - 332, 80, 14, p.NAVY, 4)
    c.rect(x - 22, y - 376, 44, 44, p.SUN, 4)
    c.pie(x, y - 374, 32, 30, 180, 360, p.NAVY)


def _trawler(c: Canvas, x: float, y: float) -> None:
    c.poly([(x - 150, y - 40), (x + 170, y - 60), (x + 130, y + 20), (x - 120, y + 20)], p.NAVY)
    c.poly([(x - 150, y - 40), (x + 170, y - 60), (x + 165, y - 46), (x - 146, y - 26)], p.CORAL)
    c.rect(x - 70, y - 120, 96, 78, p.CREAM, 6)
    for dx in (-56, -14):
        c.rect(x + dx, y - 104, 28, 26, p.SEA, 4)
    c.line([(x + 60, y - 50), (x + 60, y - 190)], 7, p.WOOD_DARK)
    c.line([(x + 60, y - 186), (x + 150, y - 62)], 3, p.SLATE)
    c.line([(x + 60, y - 186), (x - 130, y - 46)], 3, p.SLATE)
    c.poly([(x + 60, y - 190), (x + 104, y - 178), (x + 60, y - 164)], p.SUN)


def carnival(c: Canvas) -> None:
    """Umbrellas, feathers and confetti in front of the belfry."""
    s.sky(c, ("#7fbfcd", "#f9dfb8", "#f7c99b"))
    s.belfry(c, 600, 520, 1.2)
    s.villas(c, -20, 520, 7)
    s.villas(c, 690, 520, 7)
    c.rect(0, 510, WIDTH, 300, "#d9b48c")
    for row, (y, h, count) in enumerate(((640, 250, 8), (760, 290, 6))):
        for i in range(count):
            x = (i + 0.5 + row * 0.1) * WIDTH / count
            _masker(c, x, y, h, i + row * 3)
    for _ in range(130):
        x, y = c.rng.randint(0, WIDTH), c.rng.randint(0, 420)
        c.rect(x, y, 9, 9, c.rng.choice(p.BUNTING), 3)


def _masker(c: Canvas, x: float, y: float, h: float, index: int) -> None:
    look = someone(c.rng, extra="scarf", dress=index % 3 == 0)
    pose = replace(WAVE if index % 2 else CHEER, face=0)
    lift = 0.98 + (index % 3) * 0.05
    hands = person(c, x, y, h, look, replace(pose, right=(0.2, lift)))
    hx, hy = hands["right"]
    top = hy - 84 - (index % 3) * 22
    c.line([(hx, hy + 8), (hx, top)], 5, p.WOOD_DARK)
    _umbrella(c, hx, top, 62, index)
    if index % 2 == 0:
        x, y = hands["head"]
        for dx, colour in ((-12, p.CORAL), (0, p.SUN), (12, p.PLUM)):
            c.line([(x, y - 18), (x + dx * 1.5, y - 62)], 11, colour)


def _umbrella(c: Canvas, x: float, y: float, r: float, index: int) -> None:
    colours = p.BUNTING[index % 5], p.BUNTING[(index + 2) % 5]
    c.pie(x, y + 20, r, r * 0.86, 180, 360, colours[0])
    c.pie(x, y + 20, r * 0.4, r * 0.86, 180, 360, colours[1])
    c.line([(x, y - 34), (x, y - 44)], 5, p.WOOD_DARK)


def seafront_party(c: Canvas) -> None:
    """A long table by the sea, lanterns above, neighbours who raise a glass."""
    s.sky(c, ("#6fa9be", "#f3c6a0", "#fbdba6"), 400)
    s.sun(c, 250, 320, 70)
    s.sea(c, 370, 480)
    c.rect(0, 475, WIDTH, 30, p.SAND)
    s.villas(c, 830, 476, 6, 70)
    c.rect(0, 500, WIDTH, 300, "#dcbf98")
    s.lampions(c, (-20, 60), (620, 70), 46, 8)
    s.lampions(c, (580, 70), (1230, 40), 46, 8)
    styles = ("bob", "bald", "veil", "curly", "beard", "long", "bun")
    for i, style in enumerate(styles):
        x = 105 + i * 165
        pose = replace(
            STAND, right=(0.25, 0.9 if i % 2 else 0.66), left=(-0.14, 0.47), elbows=(-1, -1)
        )
        hands = person(c, x, 850, 390 - (i % 3) * 22, someone(c.rng, style=style), pose)
        _glass(c, hands["right"], i)
    s.table(c, -30, 660, WIDTH + 60, 240, p.PEACH)
    s.bunting(c, (-20, 690), (620, 690), 26, 10)
    s.bunting(c, (580, 690), (1220, 690), 26, 10)
    for i in range(9):
        _dish(c, 60 + i * 136, 660, i)


def _glass(c: Canvas, hand: Point, index: int) -> None:
    x, y = hand
    c.rect(x - 10, y - 36, 20, 32, ("#f9bb45", "#ee7256", "#eb9a97")[index % 3], 5)
    c.rect(x - 10, y - 40, 20, 10, "#ffffffa0", 4)


def _dish(c: Canvas, x: float, y: float, index: int) -> None:
    if index % 3 == 0:
        c.pie(x, y - 6, 44, 40, 180, 360, "#d9a05a")
        c.oval(x, y - 4, 56, 9, p.WHITE)
    elif index % 3 == 1:
        c.rect(x - 14, y - 70, 28, 70, p.LAGOON, 9)
        c.rect(x - 7, y - 92, 14, 30, p.LAGOON, 5)
    else:
        for dx, colour in ((-20, p.MEADOW), (0, p.CORAL), (20, p.SUN)):
            c.disc(x + dx, y - 18, 17, colour)
        c.pie(x, y - 18, 50, 20, 0, 180, p.SEA)
