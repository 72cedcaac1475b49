"""Who signed up for what: a list of the desk that is read, narrowed and kept."""

import csv
import io

import pytest
from django.contrib.auth.models import Group
from django.db import connection
from django.test.utils import CaptureQueriesContext

from cms.desk.sign_ups import who_of
from engagement.needs.actions import cancel_sign_up, sign_up
from engagement.needs.models import SignUp
from tests import factories
from tests.cms.conftest import admitted_client_of
from tests.cms.test_lists_stay_cheap import costs

LIST = "/admin/signup/"


@pytest.fixture
def signup(clean_up, ines):
    return sign_up(shift=clean_up.shifts.get(), resident=ines, by=ines.account)


def names(client, **wanted):
    return [who_of(row) for row in client.get(LIST, wanted).context["object_list"]]


def test_it_is_narrowed_and_tells_no_address(officer_client, signup, ines, treize, voisine):
    other = factories.ResidentFactory(name="Zoé")
    gone = sign_up(
        shift=factories.NeedFactory(association=voisine, shifts=[1]).shifts.get(),
        resident=other,
        by=None,
    )
    cancel_sign_up(signup=gone, by=None)
    page = officer_client.get(LIST).text
    assert "Zoé" in page
    ines.name = ""
    ines.save()
    assert ines.email not in page
    assert names(officer_client, state="cancelled") == ["Zoé"]
    assert names(officer_client, association=treize.pk) == ["Quelqu’un"]
    day = signup.shift.starts_at.date()
    assert names(officer_client, day_from=day, day_to=day, association=treize.pk) == ["Quelqu’un"]
    assert names(officer_client, day_to="2020-01-01") == []


def test_one_is_shown_with_its_past_and_nothing_is_changed_there(officer_client, signup, ines):
    cancel_sign_up(signup=signup, by=ines.account)
    page = officer_client.get(f"{LIST}inspect/{signup.pk}/").text
    for words in (signup.shift.need.title, "annulée", ines.name):
        assert words in page
    assert ines.email not in page
    assert officer_client.post(f"{LIST}inspect/{signup.pk}/").status_code == 405


def test_it_is_kept_as_a_file(officer_client, signup, ines):
    file = officer_client.get(LIST, {"export": "csv"}).content.decode("utf-8-sig")
    rows = list(csv.reader(io.StringIO(file), delimiter=";"))
    assert len(rows) == 2
    assert rows[1][:2] == [str(ines), signup.shift.need.title]
    assert ines.email not in file


@pytest.mark.parametrize("role", ["editor", "clerk", "referent", "reader"])
def test_nobody_but_the_officer_reads_it(role, signup):
    account = factories.AccountFactory()
    account.groups.add(Group.objects.get(name=role))
    client = admitted_client_of(account)
    assert client.get(LIST).status_code == 302
    assert client.get(f"{LIST}inspect/{signup.pk}/").status_code == 302


def test_thirty_cost_what_one_costs(officer_client, treize):
    def add():
        need = factories.NeedFactory(association=treize, shifts=[1])
        sign_up(shift=need.shifts.get(), resident=factories.ResidentFactory(), by=None)

    assert len(set(costs(officer_client, LIST, add))) == 1


def test_saving_a_sign_up_costs_no_query_for_the_desk(signup):
    with CaptureQueriesContext(connection) as queries:
        signup.save()
    assert len(queries) == 1
    assert SignUp.objects.get() == signup
