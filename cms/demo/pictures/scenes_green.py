"""Outside: allotment, orchard, village, football, dogs."""

from dataclasses import replace

from . import outdoors
from . import palette as p
from . import shapes as s
from .canvas import WIDTH, Canvas
from .figures import BEND, CHEER, KNEEL, REACH, STAND, WALK, WAVE, Look, person, someone


def allotment(c: Canvas) -> None:
    """Gardeners among rows of vegetables, the quartier behind."""
    s.sky(c, (p.SKY, p.DAWN), 460)
    s.sun(c, 620, 150, 58)
    s.cloud(c, 420, 110)
    s.blocks(c, 430)
    for x, size in ((30, 0.9), (400, 0.8), (700, 1.0), (1150, 1.1)):
        s.tree(c, x, 450, size, p.PINE if size > 0.9 else p.LEAF)
    s.land(c, (440, 430, 436, 426, 438), p.MEADOW)
    outdoors.shed(c, 890, 480)
    for row in range(5):
        y = 500 + row * row * 9 + row * 40
        outdoors.bed(c, y, 16 + row * 6, row)
    person(
        c,
        220,
        650,
        290,
        someone(c.rng, style="veil", top=p.CORAL, extra="apron", accent=p.SUN),
        BEND,
    )
    hands = person(c, 880, 690, 310, someone(c.rng, style="beard", top=p.SEA), REACH, flip=True)
    outdoors.watering_can(c, hands["right"])
    child = Look(skin=p.SKINS[4], hair=p.HAIRS[0], style="curly", top=p.SUN, bottom=p.NAVY)
    person(c, 480, 735, 195, child, KNEEL)
    for x in (1040, 1100, 1160):
        outdoors.sunflower(c, x, 770, 250 + (x % 7) * 14)


def tree_planting(c: Canvas) -> None:
    """Neighbours plant an orchard."""
    s.sky(c, ("#b8dfe2", p.DAWN), 480)
    s.sun(c, 980, 150, 64)
    s.cloud(c, 300, 120, 1.1)
    s.cloud(c, 720, 90, 0.8)
    s.gulls(c, ((540, 150), (600, 120)))
    s.land(c, (400, 350, 390, 360, 410), p.LAGOON)
    s.land(c, (450, 410, 440, 420, 400), p.MEADOW)
    for x, size in ((70, 0.8), (150, 1.0), (1120, 1.0), (1030, 0.7)):
        s.tree(c, x, 450, size, p.PINE)
    outdoors.canal(c)
    s.land(c, (560, 545, 560, 540, 550), p.GRASS)
    for x, y, h in ((120, 620, 150), (420, 590, 130), (760, 590, 130), (1090, 620, 150)):
        s.sapling(c, x, y, h)
    s.sapling(c, 610, 730, 250)
    hold = replace(STAND, left=(0.12, 0.55), right=(0.3, 0.66), face=0.5, elbows=(1, -1))
    person(c, 520, 735, 310, someone(c.rng, style="bun", top=p.SUN), hold)
    person(c, 740, 745, 290, someone(c.rng, style="cap", top=p.CORAL), KNEEL, flip=True)
    hands = person(c, 270, 740, 320, someone(c.rng, style="beard", top=p.PLUM), REACH)
    outdoors.spade(c, hands["right"])
    child = Look(skin=p.SKINS[1], hair=p.HAIRS[3], style="beanie", top=p.SEA, accent=p.CORAL)
    person(c, 900, 745, 205, child, CHEER)
    outdoors.barrow(c, 1010, 745)


def village_church(c: Canvas) -> None:
    """A brick church by a watergang, its door open."""
    s.sky(c, ("#9fd0d8", "#fbe6c3"), 480)
    s.sun(c, 220, 190, 60)
    s.cloud(c, 840, 110, 1.2)
    s.cloud(c, 400, 90, 0.8)
    s.land(c, (440, 425, 440, 430, 440), p.MEADOW)
    for x, w in ((40, 96), (150, 84), (960, 90), (1064, 100)):
        s.house(c, x, 500, w, 92, (p.CREAM, p.PEACH)[x % 3 % 2], p.ROOF)
    s.tree(c, 320, 510, 1.1)
    s.tree(c, 920, 510, 1.2, p.PINE)
    outdoors.church(c, 470, 560)
    s.land(c, (560, 540, 556, 545, 556), p.GRASS)
    c.poly([(520, 560), (620, 560), (760, 820), (360, 820)], p.SAND)
    c.blob([(-60, 650), (120, 640), (260, 690), (300, 820), (-80, 840)], p.SEA)
    for x, size in ((210, 1.3), (40, 1.2), (275, 1.0)):
        s.oyats(c, x, 700, size, p.PINE)
    person(
        c, 560, 660, 240, someone(c.rng, style="bob", top=p.PLUM, hair=p.HAIRS[5], dress=True), WAVE
    )
    hands = person(c, 850, 735, 290, someone(c.rng, style="bald", top=p.SUN), REACH, flip=True)
    outdoors.broom(c, hands["right"])
    person(c, 375, 735, 280, someone(c.rng, style="curly", top=p.CORAL), WALK)
    child = Look(skin=p.SKINS[2], style="cap", top=p.CREAM, bottom=p.NAVY, accent=p.CORAL)
    person(c, 470, 745, 190, child, WALK)


def football(c: Canvas) -> None:
    """Children play, an adult counts the goals."""
    s.sky(c, (p.SKY, "#d8ebdc", p.DAWN), 420)
    s.sun(c, 250, 140, 56)
    s.cloud(c, 660, 110, 1.1)
    s.blocks(c, 400, "#e6cfbf")
    s.land(c, (390, 380, 392, 380, 386), p.PINE)
    c.rect(0, 420, WIDTH, 380, p.GRASS)
    for i in range(0, 6, 2):
        c.rect(0, 420 + i * 66, WIDTH, 66, "#88b768")
    s.bunting(c, (-20, 300), (1220, 290), 36, 20)
    c.pie(600, 800, 420, 150, 180, 360, "#ffffff60")
    c.pie(600, 800, 408, 140, 180, 360, "#84b363")
    outdoors.goal(c)
    kick = replace(
        WALK, foot_right=(0.26, 0.12), foot_left=(-0.08, 0.0), left=(-0.24, 0.62), lean=-0.03
    )
    kit = {"bottom": p.CREAM, "shoes": p.INK}
    person(
        c, 440, 700, 260, someone(c.rng, style="long", hair=p.HAIRS[2], top=p.CORAL, **kit), kick
    )
    outdoors.ball(c, 570, 672)
    run = replace(WALK, left=(-0.2, 0.62), foot_left=(-0.22, 0.08))
    person(c, 250, 640, 240, someone(c.rng, style="curly", top=p.CORAL, **kit), run)
    person(c, 760, 690, 250, someone(c.rng, style="short", top=p.NAVY, **kit), run, flip=True)
    keeper = replace(CHEER, left=(-0.27, 0.9), right=(0.27, 0.9))
    person(c, 985, 600, 215, someone(c.rng, style="cap", top=p.SUN, accent=p.PLUM), keeper)
    person(c, 95, 745, 340, someone(c.rng, style="beard", top=p.PLUM), WAVE)
    person(
        c, 1090, 740, 290, someone(c.rng, style="veil", top=p.ROSE, accent=p.SEA, dress=True), CHEER
    )


def dogs(c: Canvas) -> None:
    """A walk with the dogs of the shelter; a cat watches from the wall."""
    s.sky(c, (p.SKY, p.DAWN), 470)
    s.sun(c, 1010, 150, 58)
    s.cloud(c, 300, 130, 1.1)
    s.land(c, (430, 400, 420, 396, 420), p.LAGOON)
    s.land(c, (470, 450, 462, 448, 460), p.MEADOW)
    for x, size in ((560, 0.9), (680, 1.2), (1130, 1.1)):
        s.tree(c, x, 480, size, p.PINE if size > 1 else p.LEAF)
    c.rect(0, 380, 330, 220, p.BRICK)
    c.rect(-10, 364, 350, 24, p.CREAM, 4)
    outdoors.cat(c, 120, 366)
    s.land(c, (590, 570, 584, 572, 580), p.GRASS)
    c.blob(
        [(-60, 690), (400, 650), (800, 672), (1300, 640), (1300, 770), (600, 780), (-60, 790)],
        p.SAND,
    )
    hands = person(
        c, 280, 720, 360, someone(c.rng, style="bun", top=p.CORAL), replace(WALK, face=0.5)
    )
    c.line([hands["right"], (440, 610), (512, 632)], 5, p.PLUM, soft=True)
    outdoors.dog(c, 560, 735, 1.25, "#c98a4f", "#8a5635")
    hands = person(
        c,
        850,
        735,
        325,
        someone(c.rng, style="cap", top=p.SEA, accent=p.SUN),
        replace(WALK, face=0.5),
    )
    c.line([hands["right"], (975, 630), (1040, 672)], 5, p.CORAL, soft=True)
    outdoors.dog(c, 1050, 748, 0.85, p.CREAM, p.SLATE)
