"""Pictures that the project draws itself, in a flat poster style.

`draw("beach")` gives the same picture every time; another seed changes the people in it.
"""

from collections.abc import Callable

from PIL import Image

from . import scenes_green, scenes_inside, scenes_shore, scenes_together
from .alt import ALT_TEXTS
from .canvas import Canvas

SCENES: dict[str, Callable[[Canvas], None]] = {
    scene.__name__: scene
    for scene in (
        scenes_shore.beach,
        scenes_shore.harbour,
        scenes_shore.carnival,
        scenes_shore.seafront_party,
        scenes_green.allotment,
        scenes_green.tree_planting,
        scenes_green.village_church,
        scenes_green.football,
        scenes_green.dogs,
        scenes_inside.food_crates,
        scenes_inside.homework,
        scenes_inside.computers,
        scenes_inside.card_game,
        scenes_inside.conversation,
        scenes_together.bike_workshop,
        scenes_together.open_air_cinema,
        scenes_together.choir,
        scenes_together.first_aid,
    )
}


def draw(scene: str, size: tuple[int, int] = (1200, 800), seed: int = 0) -> Image.Image:
    """The picture of a scene; the same scene, size and seed give the same picture."""
    canvas = Canvas.for_size(size, seed)
    SCENES[scene](canvas)
    return canvas.finish(size)


def alt_text(scene: str) -> str:
    """What the picture shows, in French, for those who do not see it."""
    return ALT_TEXTS[scene]
