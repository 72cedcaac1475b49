"""Who may what: every address of ours, everybody, the objects of two associations.

`who_may_what.txt` says what is expected, a row for each address. A new address without a row
fails here with the row to add; read it before you add it. The short form that `make test` runs is
tests/web/test_who_may_what.py.
"""

from collections.abc import Callable

import pytest

from tests.audit import matrix

ROUTES = matrix.routes()
ROOMS = sorted({route.split(":")[0] if ":" in route else "" for route in ROUTES})


def of_room(room: str) -> dict[str, list[str]]:
    return {
        route: parameters
        for route, parameters in ROUTES.items()
        if (route.split(":")[0] if ":" in route else "") == room
    }


@pytest.fixture
def world(db, settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path
    return matrix.make_world()


@pytest.fixture
def row_now(world) -> Callable[[str, bool], str]:
    def row(route: str, swapped: bool = False) -> str:
        sides = (world.b, world.a) if swapped else (world.a, world.b)
        return matrix.line_of(route, ROUTES[route], world, *sides)

    return row


@pytest.mark.parametrize("room", ROOMS)
def test_everybody_may_what_the_table_says(row_now, room):
    expected = matrix.table()
    wrong = []
    for route in of_room(room):
        now = row_now(route)
        if route not in expected:
            wrong.append(f"without a row in {matrix.TABLE.name}, now:\n  {now}")
        elif now != expected[route]:
            wrong.append(f"expected:\n  {expected[route]}\nnow:\n  {now}")
    assert not wrong, "\n".join(["", matrix.format_row("", list(matrix.PEOPLE)), *wrong])


def test_the_other_association_s_objects_are_guarded_alike(row_now):
    expected = matrix.table()
    bound = [route for route in of_room("associations") if ROUTES[route]]
    assert [row_now(route, True) for route in bound] == [expected[route] for route in bound]
