"""The day on a phone: one touch each, undone by another, numbers only where they may be seen."""

import re
from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from engagement.needs.models import SignUp
from tests import factories
from tests.conftest import client_of
from tests.unit.needs.days import BEGINS, expected, utc


def at(name, shift, *more) -> str:
    return reverse(
        f"associations:{name}", args=[shift.need.association.slug, shift.need.slug, shift.pk, *more]
    )


@pytest.fixture
def odiles(odile):
    return client_of(odile)


def buttons(page: str) -> list[str]:
    return re.findall(r'name="attendance"\s+value="(\w+)"', page)


def test_before_the_day_names_are_there_and_no_button(signup, odiles):
    page = odiles.get(at("day", signup.shift)).text
    assert "Inès" in page
    assert buttons(page) == []


def test_on_the_day_each_person_has_three_buttons(that_day, odiles):
    assert buttons(odiles.get(at("day", that_day.shift)).text) == ["came", "absent", "excused"]


@pytest.mark.parametrize("attendance", ["came", "absent", "excused"])
def test_one_touch_notes_it_and_another_takes_it_back(that_day, odiles, attendance):
    mark = at("mark", that_day.shift, that_day.pk)
    response = odiles.post(mark, {"attendance": attendance})
    assert response.url.endswith(f"#inscription-{that_day.pk}")
    that_day.refresh_from_db()
    assert that_day.attendance == attendance
    odiles.post(mark, {"attendance": ""})
    that_day.refresh_from_db()
    assert that_day.attendance == ""


def test_the_duration_is_that_of_the_shift_until_it_is_corrected(that_day, odiles):
    mark = at("mark", that_day.shift, that_day.pk)
    odiles.post(mark, {"attendance": "came"})
    assert "2\N{NO-BREAK SPACE}h" in odiles.get(at("day", that_day.shift)).text
    odiles.post(mark, {"attendance": "came", "hours": "1", "minutes": "30"})
    that_day.refresh_from_db()
    assert that_day.minutes == 90


@pytest.mark.parametrize("said", [{"attendance": "ill"}, {"attendance": "came", "minutes": "99"}])
def test_what_makes_no_sense_changes_nothing(that_day, odiles, said):
    odiles.post(at("mark", that_day.shift, that_day.pk), said)
    that_day.refresh_from_db()
    assert that_day.attendance == ""


def test_who_walked_in_is_added_by_her_first_name_and_can_be_removed(that_day, odiles):
    shift = that_day.shift
    odiles.post(at("walk_in", shift), {"name": "Jeanne"})
    added = SignUp.objects.get(resident__name="Jeanne")
    assert "Jeanne" in odiles.get(at("day", shift)).text
    odiles.post(at("remove_walk_in", shift, added.pk))
    assert "Jeanne" not in odiles.get(at("day", shift)).text


def test_a_walk_in_without_a_name_is_asked_for_it(that_day, odiles):
    page = odiles.post(at("walk_in", that_day.shift), {"name": " "}).text
    assert "Donnez son prénom." in page


def test_who_waits_or_left_is_not_on_the_list(that_day, odiles):
    SignUp.objects.filter(pk=that_day.pk).update(state="waiting")
    assert "Inès" not in odiles.get(at("day", that_day.shift)).text


@pytest.mark.parametrize("shares", [True, False])
def test_a_number_is_seen_only_by_consent_and_only_around_the_day(
    clock, shift, ines, odiles, shares
):
    ines.phone = "0601020304"
    ines.save()
    expected(shift, ines, shares_phone=shares)
    midnight = BEGINS.replace(hour=0)
    second = timedelta(seconds=1)
    moments = [
        utc(midnight - timedelta(days=1)) - second,
        utc(midnight - timedelta(days=1)),
        utc(midnight + timedelta(days=2)) - second,
        utc(midnight + timedelta(days=2)),
    ]
    seen = []
    for moment in moments:
        clock.move_to(moment)
        seen.append("0601020304" in odiles.get(at("day", shift)).text)
    assert seen == [False, shares, shares, False]


def test_no_address_of_anybody_is_on_the_page(that_day, ines, odiles):
    page = odiles.get(at("day", that_day.shift)).text
    assert ines.email not in page


def test_a_helper_marks_and_strangers_do_not_find_it(
    that_day, hugo, viviane, voisine, omar, officer
):
    address = at("day", that_day.shift)
    assert client_of(hugo).get(address).status_code == 200
    for account in (viviane, omar.account, officer):
        assert client_of(account).get(address).status_code == 404
        assert (
            client_of(account)
            .post(at("mark", that_day.shift, that_day.pk), {"attendance": "absent"})
            .status_code
            == 404
        )
    that_day.refresh_from_db()
    assert that_day.attendance == ""


def test_a_sign_up_of_another_shift_is_not_found_under_ones_own(that_day, odiles, voisine):
    other = factories.NeedFactory(association=voisine, shifts=[3]).shifts.get()
    theirs = SignUp.objects.create(shift=other, resident=that_day.resident)
    assert (
        odiles.post(at("mark", that_day.shift, theirs.pk), {"attendance": "absent"}).status_code
        == 404
    )


def test_opening_the_page_marks_nobody(that_day, odiles):
    assert odiles.get(at("mark", that_day.shift, that_day.pk)).status_code == 405


def test_the_number_of_queries_does_not_depend_on_the_people(that_day, odiles):
    counts = []
    for more in (0, 15):
        for _ in range(more):
            SignUp.objects.create(shift=that_day.shift, resident=factories.ResidentFactory())
        with CaptureQueriesContext(connection) as queries:
            odiles.get(at("day", that_day.shift))
        counts.append(len(queries))
    assert counts[0] == counts[1], counts
