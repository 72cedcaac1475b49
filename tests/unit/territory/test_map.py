import re

import pytest
from django.template import Context, Template
from django.utils.translation import override

from engagement.territory.maps import territory_map
from tests.factories import NeighbourhoodFactory

pytestmark = pytest.mark.django_db


def square(west, south, size=0.1):
    east, north = west + size, south + size
    return [[[west, south], [east, south], [east, north], [west, north], [west, south]]]


def render(tag):
    with override("fr"):
        return Template("{% load territory %}{% territory_map " + tag + " %}").render(Context())


def test_a_territory_of_points_is_drawn_and_said_to_be_schematic(petite_synthe, malo):
    drawn = territory_map()
    assert drawn.schematic
    assert {shape.code for shape in drawn.shapes} == {"petite-synthe", "malo-les-bains"}
    assert all(re.fullmatch(r"m[-\d ]+l[-\d ]+z", shape.path) for shape in drawn.shapes)
    assert "approximatives" in render('title="Les quartiers"')


def test_a_territory_of_outlines_is_not_schematic():
    outline = {"type": "Polygon", "coordinates": square(2, 51)}
    NeighbourhoodFactory(lat=51.05, lon=2.05, outline=outline)
    assert not territory_map().schematic
    assert "approximatives" not in render('title="Les quartiers"')


def test_every_part_of_a_neighbourhood_in_pieces_is_drawn():
    outline = {"type": "MultiPolygon", "coordinates": [square(2, 51), square(2.5, 51)]}
    NeighbourhoodFactory(lat=51.05, lon=2.05, outline=outline)
    assert territory_map().shapes[0].path.count("z") == 2


def test_north_is_up_and_everything_lies_within_the_view(petite_synthe, malo):
    drawn = territory_map()
    places = {shape.code: shape for shape in drawn.shapes}
    assert places["malo-les-bains"].y < places["petite-synthe"].y
    assert places["malo-les-bains"].x > places["petite-synthe"].x
    assert all(0 < s.x < 1000 and 0 < s.y < drawn.height for s in drawn.shapes)


def test_a_long_name_is_broken_into_lines():
    NeighbourhoodFactory(name="Saint-Pol-sur-Mer")
    assert [text for _dy, text in territory_map().shapes[0].lines] == ["Saint-Pol-", "sur-Mer"]


def test_a_name_that_would_cover_another_is_left_to_the_list():
    for n in range(80):
        NeighbourhoodFactory(name=f"Faubourg numéro {n}", lat=51 + n / 1e3, lon=2 + (n % 9) / 1e3)
    rooms = [shape.room for shape in territory_map().shapes]
    assert rooms.count("") > 0
    assert rooms.count("narrow") > 0


def test_a_touch_leads_to_the_neighbourhood_on_the_map_and_in_the_list(petite_synthe, malo):
    page = render('title="Les quartiers" query="quartier" selected="petite-synthe"')
    assert page.count('href="?quartier=petite-synthe"') == 2
    assert page.count('aria-current="true"') == 2
    assert (
        render('title="Les quartiers" link="/quartiers/CODE/"').count("/quartiers/malo-les-bains/")
        == 2
    )


def test_without_a_link_the_map_only_shows(petite_synthe):
    page = render('title="Les quartiers"')
    assert "<a " not in page
    assert "Petite-Synthe" in page


def test_an_empty_territory_has_an_empty_map():
    assert territory_map().shapes == []
    assert "<path" not in render('title="Les quartiers"')


def test_a_map_of_seven_points_weighs_a_few_kilobytes():
    for n in range(7):
        NeighbourhoodFactory(lat=51 + n % 3 / 50, lon=2.3 + n / 50)
    assert len(render('title="Les quartiers" query="quartier"')) < 8_000
