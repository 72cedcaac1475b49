import numpy as np
import pytest
import shapely
from hypothesis import given
from hypothesis import strategies as st

from engagement.territory.geometry import Locator, locate, schematic_cells
from tests.factories import NeighbourhoodFactory

# A grid of 100 m keeps points as far apart as the hearts of real neighbourhoods.
SPOTS = st.lists(
    st.tuples(st.integers(0, 200), st.integers(0, 200)), min_size=1, max_size=12, unique=True
)
SQUARE = {"type": "Polygon", "coordinates": [[[2, 51], [2.1, 51], [2.1, 51.1], [2, 51.1], [2, 51]]]}


def cells_of(spots):
    points = shapely.points(np.array(spots, dtype=float) / 10)
    return points, schematic_cells(points)


@given(SPOTS)
def test_each_point_lies_in_its_own_cell_and_in_no_other(spots):
    points, cells = cells_of(spots)
    for i, point in enumerate(points):
        assert [j for j, cell in enumerate(cells) if cell.covers(point)] == [i]


@given(SPOTS)
def test_the_cells_share_out_the_whole_border_without_overlap(spots):
    points, cells = cells_of(spots)
    whole = shapely.union_all(cells)
    assert sum(cell.area for cell in cells) == pytest.approx(whole.area, rel=1e-6)
    assert whole.buffer(1e-6).covers(shapely.multipoints(points).convex_hull)


@given(SPOTS, st.integers(0, 200), st.integers(0, 200))
def test_a_place_belongs_to_the_cell_of_the_nearest_point(spots, x, y):
    points, cells = cells_of(spots)
    place = shapely.Point(x / 10 + 0.013, y / 10 + 0.007)
    away = shapely.distance(points, place)
    for i, cell in enumerate(cells):
        if cell.buffer(-1e-6).covers(place):
            assert away[i] == pytest.approx(away.min(), abs=1e-5)


def test_equal_points_share_a_cell():
    _points, cells = cells_of([(1, 1), (1, 1), (50, 50)])
    assert cells[0].equals(cells[1])
    assert not cells[0].equals(cells[2])


def test_no_points_no_cells():
    assert len(schematic_cells(np.array([]))) == 0


@pytest.mark.django_db
class TestLocate:
    def test_a_point_inside_an_outline_is_held_by_it(self):
        square = NeighbourhoodFactory(lat=51.05, lon=2.05, outline=SQUARE)
        assert locate(51.01, 2.09) == square

    def test_the_simplified_coast_is_forgiven_250_metres_and_no_more(self):
        square = NeighbourhoodFactory(lat=51.05, lon=2.05, outline=SQUARE)
        assert locate(51.102, 2.05) == square  # 222 m off
        assert locate(51.103, 2.05) is None  # 334 m off

    def test_an_outline_goes_before_a_schematic_cell(self):
        square = NeighbourhoodFactory(lat=51.05, lon=2.05, outline=SQUARE)
        NeighbourhoodFactory(lat=51.06, lon=2.06)
        assert locate(51.06, 2.06) == square

    def test_without_outlines_the_nearest_point_holds_it(self, petite_synthe, malo):
        assert locate(51.018, 2.350) == petite_synthe
        assert locate(51.044, 2.390) == malo

    def test_far_from_every_point_is_nowhere(self, petite_synthe, malo):
        assert locate(48.85, 2.35) is None

    def test_a_lone_point_holds_what_is_within_a_kilometre(self, malo):
        assert locate(51.045, 2.400) == malo
        assert locate(51.045, 2.420) is None

    def test_an_empty_territory_holds_nothing(self):
        assert locate(51.0, 2.3) is None

    def test_thousands_of_points_take_one_query(
        self, petite_synthe, malo, django_assert_num_queries
    ):
        with django_assert_num_queries(1):
            found = Locator.load().locate_many(
                [51.017, 51.045, 0.0] * 1000, [2.348, 2.3935, 0.0] * 1000
            )
        assert found[:3] == [petite_synthe, malo, None]
        assert len(found) == 3000
