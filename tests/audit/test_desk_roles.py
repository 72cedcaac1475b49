"""Who may what at the desk: every address of the desk, every role, what is asked and posted.

`desk_roles.txt` says what is expected, a row for each address; the referent has been given the
objects of the row. Visitors, residents and associations are in who_may_what.txt.
"""

from pathlib import Path

import pytest
from django.contrib.auth.models import Group

from cms.desk.assigning import assign
from cms.desk.roles import ROLES
from tests import factories
from tests.audit import matrix
from tests.cms.conftest import admitted_client_of

TABLE = Path(__file__).with_name("desk_roles.txt")
GIVEN = ("need", "association", "join_request", "initiative", "message", "idea")
ROUTES = {
    route: parameters
    for route, parameters in matrix.routes().items()
    if ":" in route and matrix.is_desk(route)
}


@pytest.fixture
def team(db, settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path
    side = matrix.make_side("treize")
    officer = factories.OfficerFactory()
    found = {}
    for role in ROLES:
        account = factories.AccountFactory()
        account.groups.add(Group.objects.get(name=role.name))
        found[role.name] = admitted_client_of(account)
        if role.name == "referent":
            rows = [(side.things[name]._meta.model_name, side.things[name].pk) for name in GIVEN]
            assign(rows=rows, to=account, by=officer)
    return side, found


def row_of(route, side, clients):
    url = matrix.address(route, ROUTES[route], side.things)
    cells = [
        f"{matrix.answer(client, 'get', url)}/{matrix.answer(client, 'post', url)}"
        for client in clients.values()
    ]
    return matrix.format_row(route, cells)


def test_every_role_may_what_the_table_says(team):
    now = [row_of(route, *team) for route in sorted(ROUTES)]
    lines = TABLE.read_text(encoding="utf-8").splitlines() if TABLE.exists() else []
    expected = [line.rstrip() for line in lines if line and not line.startswith("#")]
    assert now == expected, "\n".join(["", *now])
