"""A colour that the city chooses is read on every paper, light and dark, or refused with help."""

import re
from pathlib import Path

import pytest
from django.core.exceptions import ValidationError

from engagement.city.colours import DARK_PAPERS, LIGHT_PAPERS, check_colour, sheet_of
from engagement.city.contrast import LEAST, contrast, nearest_shade, worst

TOKENS = Path(__file__).resolve().parents[3] / "static" / "css" / "tokens.css"
PAPER = re.compile(r"--(?:board|board-dot|surface|paper-\w+|\w+-paper): (#[0-9a-f]{6});")


def test_the_measure_is_that_of_wcag():
    assert contrast("#000000", "#ffffff") == pytest.approx(21)
    assert contrast("#777777", "#ffffff") == pytest.approx(4.48, abs=0.01)
    assert contrast("#b03a1b", "#b03a1b") == 1


def test_the_papers_are_those_of_the_stylesheet():
    light, dark = TOKENS.read_text(encoding="utf-8").split("@media", 1)
    assert set(PAPER.findall(light)) == set(LIGHT_PAPERS)
    assert set(PAPER.findall(dark)) == set(DARK_PAPERS)


@pytest.mark.parametrize("colour", ["#f2b632", "#ffffff", "#00ff00", "#e4572e", "#8899aa"])
def test_what_is_badly_read_is_refused_with_the_nearest_shade_that_is_taken(colour):
    with pytest.raises(ValidationError) as refused:
        check_colour(colour)
    (said,) = refused.value.messages
    (shade,) = re.findall(r"#[0-9a-f]{6}", said)
    check_colour(shade)
    assert worst(shade, LIGHT_PAPERS) < LEAST + 0.15, "not darker than it has to be"


@pytest.mark.parametrize("wrong", ["red", "#fff", "#12345g", "#0B5568}", "0b5568", "#0b5568\n"])
def test_what_is_no_colour_is_refused(wrong):
    with pytest.raises(ValidationError, match="dièse"):
        check_colour(wrong)


@pytest.mark.parametrize("colour", ["#000000", "#0b5568", "#7a1f5c", "#2f6415", "#852a12"])
def test_the_sheet_is_read_in_both_themes_on_links_and_on_buttons(colour):
    check_colour(colour)
    light, dark = (
        dict(re.findall(r"--([\w-]+): (#\w{6});", part))
        for part in sheet_of(colour).split("@media")
    )
    assert worst(light["link"], LIGHT_PAPERS) >= LEAST
    assert contrast(light["act"], "#ffffff") >= LEAST  # --on-act of the light theme
    assert worst(dark["link"], DARK_PAPERS) >= LEAST
    assert contrast(dark["act"], dark["on-act"]) >= LEAST


def test_no_shade_is_read_on_dark_and_light_at_once():
    with pytest.raises(ValueError, match="no shade"):
        nearest_shade("#777777", ["#ffffff", "#777777", "#000000"])
