"""Around a table: food, homework, screens, cards, conversation."""

from dataclasses import replace

from . import palette as p
from . import shapes as s
from . import tabletop
from .canvas import HEIGHT, WIDTH, Canvas
from .figures import STAND, Look, Pose, person, someone

OVER_TABLE = replace(STAND, left=(-0.15, 0.46), right=(0.15, 0.46))


def _room(c: Canvas, wall: str, floor: str, line: float = 640) -> None:
    c.rect(0, 0, WIDTH, HEIGHT, wall)
    c.rect(0, line, WIDTH, HEIGHT - line, floor)
    c.rect(0, line - 12, WIDTH, 12, "#ffffff60")


def _behind(c: Canvas, x: float, h: float, look: Look, pose: Pose = OVER_TABLE) -> None:
    """Someone behind a table, the waist hidden by it."""
    person(c, x, 690 + 0.44 * h, h * 1.1, look, pose)


def food_crates(c: Canvas) -> None:
    """Three volunteers behind a table of crates at the door of a shop."""
    _room(c, "#f6d9b4", "#d8b894", 650)
    c.rect(60, 150, 480, 500, p.LAGOON, 10)
    c.rect(80, 170, 215, 480, "#cfeae4", 6)
    c.rect(305, 170, 215, 480, "#cfeae4", 6)
    tabletop.pantry(c, 690, 170, 440)
    for i in range(10):
        c.poly(
            [(i * 120, 0), (i * 120 + 120, 0), (i * 120 + 120, 84), (i * 120, 84)],
            (p.CORAL, p.CREAM)[i % 2],
        )
        c.pie(i * 120 + 60, 84, 60, 36, 0, 180, (p.CORAL, p.CREAM)[i % 2])
    give = replace(OVER_TABLE, right=(0.25, 0.62), face=0.5, elbows=(-1, -1))
    _behind(c, 330, 440, someone(c.rng, style="veil", top=p.SEA, extra="apron", accent=p.SUN), give)
    _behind(c, 610, 470, someone(c.rng, style="beard", top=p.CORAL, extra="apron", accent=p.CREAM))
    _behind(
        c,
        870,
        430,
        someone(
            c.rng,
            style="curly",
            skin=p.SKINS[4],
            hair=p.HAIRS[0],
            top=p.PLUM,
            extra="apron",
            accent=p.SUN,
        ),
        replace(give, face=-0.4),
    )
    s.table(c, 60, 640, 1080, 200, p.CREAM)
    for i, x in enumerate((90, 290, 640, 960)):
        s.crate(c, x, 642, 160 if i % 2 else 180)
    tabletop.tins(c, 500, 640)
    tabletop.heart(c, 600, 735, 30, p.CORAL)


def homework(c: Canvas) -> None:
    """An adult and two children bend over open books."""
    _room(c, "#cfe5df", p.WOOD, 660)
    s.shelf(c, 40, 120, 330, 5)
    s.window(c, 450, 130, 300, 290, view="city")
    s.shelf(c, 850, 120, 310, 5)
    tabletop.lamp(c, 600, 0)
    child = {"extra": "", "dress": False}
    _behind(
        c,
        350,
        330,
        someone(c.rng, style="curly", skin=p.SKINS[3], hair=p.HAIRS[0], top=p.SUN, **child),
        replace(OVER_TABLE, face=0.5),
    )
    _behind(
        c,
        600,
        450,
        someone(c.rng, style="bob", skin=p.SKINS[1], top=p.CORAL, hair=p.HAIRS[5]),
        replace(OVER_TABLE, face=0.4),
    )
    _behind(
        c,
        830,
        330,
        someone(c.rng, style="long", top=p.SEA, hair=p.HAIRS[2], **child),
        replace(OVER_TABLE, right=(0.2, 0.75), face=-0.3, elbows=(-1, -1)),
    )
    s.table(c, 130, 665, 940, 200, "#e7b98a")
    for x in (350, 600, 845):
        tabletop.book(c, x, 664)
    tabletop.pencils(c, 985, 664)
    tabletop.apple(c, 215, 664)


def computers(c: Canvas) -> None:
    """Two pairs learn side by side behind their screens."""
    _room(c, "#f4dfc6", "#bfa58a", 650)
    s.window(c, 90, 120, 260, 270)
    s.window(c, 850, 120, 260, 270)
    tabletop.board(c, 440, 110)
    s.plant(c, 60, 660, 1.3)
    s.plant(c, 1150, 660, 1.2)
    pairs = (
        (230, "bald", p.SEA),
        (400, "veil", p.SUN),
        (770, "bun", p.CORAL),
        (945, "short", p.PLUM),
    )
    for i, (x, style, top) in enumerate(pairs):
        lean = 0.45 if i % 2 == 0 else -0.45
        hair = p.HAIRS[5] if i in (0, 2) else p.HAIRS[0]
        _behind(
            c,
            x,
            430 - (i % 2) * 16,
            someone(c.rng, style=style, top=top, hair=hair),
            replace(OVER_TABLE, face=lean),
        )
    s.table(c, 60, 660, 1080, 200, "#dfa977")
    tabletop.laptop(c, 320, 660, p.NAVY)
    tabletop.laptop(c, 865, 660, p.SLATE)
    s.cup(c, 600, 660, p.CORAL)
    s.cup(c, 510, 660, p.CREAM)
    tabletop.mouse(c, 680, 660)


def card_game(c: Canvas) -> None:
    """Four players, of every age, around the cards and the tea."""
    _room(c, "#e9c9b6", p.WOOD_DARK, 650)
    s.window(c, 440, 110, 320, 300, view="city")
    for x in (110, 860):
        c.rect(x, 140, 230, 170, p.WOOD, 6)
        c.rect(x + 14, 154, 202, 142, p.LAGOON)
        s.sun(c, x + 150, 205, 22)
        c.rect(x + 14, 250, 202, 46, p.SAND)
    tabletop.lamp(c, 600, -30)
    players = (
        (200, "bun", 5, p.PLUM),
        (460, "bald", 6, p.SEA),
        (740, "short", 3, p.SUN),
        (1000, "bob", 5, p.CORAL),
    )
    for i, (x, style, hair, top) in enumerate(players):
        held = replace(
            OVER_TABLE, left=(-0.06, 0.6), right=(0.1, 0.62), face=(0.5, 0.3, -0.3, -0.5)[i]
        )
        look = someone(
            c.rng, style=style, hair=p.HAIRS[hair], top=top, extra="scarf" if i == 0 else ""
        )
        hands = person(c, x, 880, 480, look, held)
        tabletop.hand_of_cards(c, hands["right"])
    c.oval(600, 760, 620, 130, p.WOOD)
    c.oval(600, 748, 600, 116, "#4f8f6d")
    for i, (dx, dy) in enumerate(((-70, -30), (-10, 4), (56, -26), (10, -56))):
        tabletop.card(c, 600 + dx, 742 + dy, i)
    for x, colour in ((210, p.CREAM), (830, p.CORAL), (985, p.CREAM)):
        s.cup(c, x, 735, colour)
    c.oval(400, 738, 60, 14, p.WHITE)
    for dx in (-24, 0, 24):
        c.rect(400 + dx - 13, 708, 26, 26, "#d9a05a", 6)


def conversation(c: Canvas) -> None:
    """Five people talk over tea; bubbles of every colour above them."""
    _room(c, "#f2d6a6", "#b98a63", 650)
    s.shelf(c, 30, 330, 210, 3)
    s.plant(c, 1130, 655, 1.6)
    s.bunting(c, (-10, 30), (1210, 20), 34, 20)
    talkers = (
        (180, "veil", p.PLUM),
        (390, "beard", p.LEAF),
        (600, "curly", p.CORAL),
        (810, "bob", p.SEA),
        (1010, "short", p.SUN),
    )
    for i, (x, style, top) in enumerate(talkers):
        pose = replace(OVER_TABLE, face=0.5 if i < 2 else (-0.5 if i > 2 else 0))
        if i % 2:
            pose = replace(pose, right=(0.22, 0.74), elbows=(-1, -1))
        _behind(c, x, 420 + (i % 2) * 22, someone(c.rng, style=style, top=top), pose)
    bubbles = ((230, 200, p.CORAL), (470, 160, p.SEA), (730, 190, p.PLUM), (960, 170, p.LEAF))
    for i, (x, y, colour) in enumerate(bubbles):
        tabletop.bubble(c, x, y, colour, i)
    s.table(c, 50, 665, 1100, 200, p.CREAM)
    tabletop.teapot(c, 600, 665)
    for x in (190, 400, 790, 1000):
        s.cup(c, x, 665, (p.CORAL, p.SEA)[x % 4 // 2])
