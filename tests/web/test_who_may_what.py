"""Who may what, in short: each address has its row, and strangers stay out of associations.

Everybody at every address: tests/audit/test_who_may_what.py, run by `make audit`.
"""

import pytest
from django.urls import get_resolver, path

from tests.audit import matrix

ROUTES = matrix.routes()
OF_ASSOCIATIONS = {
    route: parameters for route, parameters in ROUTES.items() if route.startswith("associations:")
}


@pytest.fixture
def world(db):
    return matrix.make_world()


def test_every_address_has_a_row_that_says_who_may_what():
    """`make audit` prints the row to add; read it before you add it to who_may_what.txt."""
    assert set(ROUTES) - set(matrix.table()) == set()


def test_the_owner_of_another_association_gets_what_the_table_says(world):
    column = 1 + matrix.PEOPLE.index("other_owner")
    stranger, expected = world.b.people["owner"], matrix.table()
    for route, parameters in OF_ASSOCIATIONS.items():
        if parameters:
            url = matrix.address(route, parameters, world.a.things)
            now = "/".join(matrix.answer(stranger, method, url) for method in ("get", "post"))
            assert now == expected[route].split()[column], route


def test_what_belongs_to_another_is_not_found_below_one_s_own(world):
    """A need of B below the name of A, a shift of B's need below a need of A, and so on."""
    owner, found, asked = world.a.people["owner"], [], 0
    for route, parameters in OF_ASSOCIATIONS.items():
        for cut, url in matrix.mixed_addresses(route, parameters, world.a, world.b):
            asked += 1
            words = {matrix.answer(owner, method, url) for method in ("get", "post")}
            if not words <= {"404", "405"} or words == {"405"}:
                found.append(f"{route}: mine up to {cut}, then another's: {words}")
    assert not found, "\n".join(found)
    assert asked > len(OF_ASSOCIATIONS) // 2


def test_no_row_is_left_of_an_address_that_is_gone():
    assert set(matrix.table()) - set(ROUTES) == set()


def test_a_new_address_would_be_missed(monkeypatch):
    added = path("nouveau/<int:pk>/", lambda request, pk: None, name="brand_new")
    patterns = [*get_resolver().url_patterns, added]
    monkeypatch.setattr(get_resolver(), "url_patterns", patterns, raising=False)
    assert "brand_new" in set(matrix.routes()) - set(matrix.table())
