"""People: small heads, clear gestures, skins and clothes of every colour."""

import math
from dataclasses import dataclass, replace
from random import Random
from typing import Any

from . import palette as p
from .canvas import Canvas, Point
from .heads import draw_hair_under, draw_head


@dataclass(frozen=True, slots=True)
class Look:
    """What a person wears and looks like."""

    skin: str = p.SKINS[0]
    hair: str = p.HAIRS[1]
    style: str = "short"
    top: str = p.CORAL
    bottom: str = p.NAVY
    shoes: str = p.INK
    dress: bool = False
    extra: str = ""
    accent: str = p.SUN


@dataclass(frozen=True, slots=True)
class Pose:
    """Where the hands and feet go, in body heights from the standing point (y points up)."""

    left: Point = (-0.17, 0.46)
    right: Point = (0.17, 0.46)
    foot_left: Point = (-0.06, 0.0)
    foot_right: Point = (0.06, 0.0)
    hip: float = 0.47
    lean: float = 0.0
    face: float = 0.0
    knees: float = 1.0
    elbows: Point = (-1, 1)


STAND = Pose()
WALK = Pose(
    left=(-0.17, 0.5), right=(0.19, 0.57), foot_left=(-0.15, 0.02), foot_right=(0.15, 0.0),
    elbows=(-1, -1),
)  # fmt: skip
WAVE = replace(STAND, right=(0.25, 0.95), elbows=(-1, -1))
CHEER = replace(STAND, left=(-0.24, 0.97), right=(0.24, 0.97), elbows=(1, -1))
REACH = replace(STAND, left=(0.24, 0.52), right=(0.3, 0.56), lean=0.05, face=0.5, elbows=(-1, -1))
KNEEL = Pose(
    left=(0.2, 0.12), right=(0.28, 0.16), foot_left=(-0.24, 0.01), foot_right=(0.14, 0.0),
    hip=0.24, lean=0.12, face=0.6, elbows=(1, 1),
)  # fmt: skip
SIT = Pose(
    left=(0.2, 0.46), right=(0.24, 0.48), foot_left=(0.24, 0.0), foot_right=(0.3, 0.0),
    hip=0.27, face=0.5, elbows=(-1, -1),
)  # fmt: skip
BEND = Pose(
    left=(0.26, 0.26), right=(0.33, 0.3), foot_left=(-0.08, 0.0), foot_right=(0.1, 0.0),
    hip=0.45, lean=0.22, face=0.6, elbows=(1, 1),
)  # fmt: skip
TORSO = 0.335


def person(
    c: Canvas, x: float, y: float, h: float, look: Look, pose: Pose = STAND, *, flip: bool = False
) -> dict[str, Point]:
    """Draw someone who stands at (x, y) and is h tall; tells where the hands and head are."""
    side = -1 if flip else 1

    def at(point: Point) -> Point:
        return x + side * point[0] * h, y - point[1] * h

    drop = TORSO * math.sqrt(max(0.2, 1 - pose.lean**2 * 4))
    neck_x = pose.lean * 1.0
    chest = pose.hip + drop
    far_arm, near_arm = (pose.left, pose.right)
    far_bend, near_bend = (bend * side for bend in pose.elbows)
    shoulder_far = at((neck_x - 0.085, chest - 0.035))
    shoulder_near = at((neck_x + 0.085, chest - 0.035))
    _arm(c, shoulder_far, at(far_arm), h, look, far_bend)
    _leg(c, at((-0.045, pose.hip)), at(pose.foot_left), h, look, pose.knees * side, side)
    _leg(c, at((0.045, pose.hip)), at(pose.foot_right), h, look, pose.knees * side, side)
    head = at((neck_x * 1.25, chest + 0.105))
    draw_hair_under(c, head, 0.078 * h, look)
    _torso(c, at, neck_x, chest, pose.hip, look)
    c.line([at((neck_x, chest - 0.02)), head], 0.06 * h, _shade(look.skin))
    _scarf(c, at, neck_x, chest, h, look)
    draw_head(c, head, 0.078 * h, look, pose.face * side)
    _arm(c, shoulder_near, at(near_arm), h, look, near_bend)
    return {"left": at(far_arm), "right": at(near_arm), "head": head, "hip": at((0, pose.hip))}


def _torso(c: Canvas, at, neck_x: float, chest: float, hip: float, look: Look) -> None:
    shoulders = [(neck_x - 0.06, chest + 0.01), (neck_x + 0.06, chest + 0.01)]
    right = [(neck_x + 0.115, chest - 0.05), (0.092, hip + 0.06), (0.088, hip - 0.03)]
    left = [(-0.088, hip - 0.03), (-0.092, hip + 0.06), (neck_x - 0.115, chest - 0.05)]
    c.blob([at(q) for q in (*shoulders, *right, *left)], look.top)
    if look.dress:
        low = hip - 0.2
        skirt = [(-0.09, hip + 0.08), (0.09, hip + 0.08), (0.16, low), (-0.16, low)]
        c.poly([at(q) for q in skirt], look.top)
    if look.extra == "apron":
        apron = [
            (-0.06, chest - 0.09),
            (0.06, chest - 0.09),
            (0.09, hip - 0.12),
            (-0.09, hip - 0.12),
        ]
        c.poly([at((q[0] + neck_x * 0.6, q[1])) for q in apron], look.accent)
    if look.extra == "vest":
        for dx in (-0.075, 0.075):
            band = [(neck_x + dx, chest - 0.02), (dx * 0.9, hip - 0.02)]
            c.line([at(q) for q in band], 0.028 * (at((0, 0))[1] - at((0, 1))[1]), look.accent)


def _scarf(c: Canvas, at, neck_x: float, chest: float, h: float, look: Look) -> None:
    if look.extra != "scarf":
        return
    ends = [(neck_x - 0.05, chest + 0.012), (neck_x + 0.05, chest + 0.012)]
    c.line([at(q) for q in ends], 0.045 * h, look.accent)
    c.line([at((neck_x + 0.03, chest)), at((neck_x + 0.045, chest - 0.13))], 0.035 * h, look.accent)


def _arm(c: Canvas, shoulder: Point, hand: Point, h: float, look: Look, bend: float) -> None:
    elbow, hand = _joint(shoulder, hand, 0.165 * h, 0.16 * h, bend)
    c.disc(*hand, 0.03 * h, look.skin)
    wrist = _along(elbow, hand, 0.86)
    c.line([shoulder, elbow, wrist], 0.06 * h, _shade(look.top))


def _leg(c: Canvas, hip: Point, foot: Point, h: float, look: Look, bend: float, side: int) -> None:
    ankle = (foot[0], foot[1] - 0.025 * h)
    knee, ankle = _joint(hip, ankle, 0.225 * h, 0.215 * h, bend)
    bare = look.skin if look.dress else look.bottom
    c.line([hip, knee, ankle], 0.078 * h, bare)
    c.rect(
        ankle[0] - 0.035 * h - (0.04 * h if side < 0 else 0), ankle[1] - 0.012 * h,
        0.11 * h, 0.042 * h, look.shoes, 0.02 * h,
    )  # fmt: skip


def _joint(a: Point, b: Point, first: float, second: float, bend: float) -> tuple[Point, Point]:
    """Where an elbow or a knee lies, and the end as far as the limb reaches."""
    dx, dy = b[0] - a[0], b[1] - a[1]
    gap = math.hypot(dx, dy) or 1.0
    reach = min(gap, (first + second) * 0.995)
    b = (a[0] + dx / gap * reach, a[1] + dy / gap * reach)
    along = (first**2 - second**2 + reach**2) / (2 * reach)
    off = math.sqrt(max(0.0, first**2 - along**2)) * (1 if bend > 0 else -1)
    ux, uy = dx / gap, dy / gap
    return (a[0] + ux * along + uy * off, a[1] + uy * along - ux * off), b


def _along(a: Point, b: Point, share: float) -> Point:
    return a[0] + (b[0] - a[0]) * share, a[1] + (b[1] - a[1]) * share


def _shade(colour: str, share: float = 0.93) -> str:
    """The same colour, a little darker."""
    parts = (int(colour[i : i + 2], 16) for i in (1, 3, 5))
    return "#" + "".join(f"{round(part * share):02x}" for part in parts)


STYLES = ("short", "bob", "long", "bun", "curly", "veil", "cap", "beanie", "bald", "beard")


def someone(rng: Random, **chosen: Any) -> Look:
    """A look drawn by lot, with what matters chosen."""
    skin = rng.choice(p.SKINS)
    dark = p.SKINS.index(skin) in (3, 4, 5)
    look = Look(
        skin=skin,
        hair=rng.choice(p.HAIRS[:2] if dark else p.HAIRS),
        style=rng.choice(STYLES),
        top=rng.choice(p.TOPS),
        bottom=rng.choice(p.BOTTOMS),
        accent=rng.choice(p.BUNTING),
    )
    return replace(look, **chosen)
