"""Every picture can be drawn, is the same each time and says what it shows."""

import pytest
from PIL import ImageChops

from cms.demo.pictures import SCENES, alt_text, draw
from cms.demo.pictures.alt import ALT_TEXTS

SMALL = (300, 200)


@pytest.mark.parametrize("scene", SCENES)
def test_a_scene_fills_its_frame_with_many_colours(scene):
    picture = draw(scene, SMALL)
    assert picture.size == SMALL
    assert picture.mode == "RGB"
    assert len(picture.getcolors(SMALL[0] * SMALL[1])) > 200
    corners = [picture.getpixel((x, y)) for x in (0, 299) for y in (0, 199)]
    assert (0, 0, 0) not in corners


@pytest.mark.parametrize("scene", SCENES)
def test_a_scene_tells_what_it_shows(scene):
    words = alt_text(scene)
    assert words.endswith(".")
    assert 30 <= len(words) <= 120


def test_nothing_is_told_of_a_picture_that_does_not_exist():
    assert set(ALT_TEXTS) == set(SCENES)
    assert len(SCENES) >= 14


def test_the_same_seed_draws_the_same_picture():
    assert draw("choir", SMALL, seed=3).tobytes() == draw("choir", SMALL, seed=3).tobytes()


def test_another_seed_draws_other_people():
    difference = ImageChops.difference(draw("choir", SMALL, seed=1), draw("choir", SMALL, seed=2))
    assert difference.getbbox() is not None


def test_another_shape_is_cropped_not_squeezed():
    assert draw("harbour", (400, 400)).size == (400, 400)
