"""The pages of what comes again: added in plain words, changed, one date left out, ended."""

from datetime import datetime, timedelta

import pytest
import time_machine
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from engagement.needs.actions import add_series, extend_series, sign_up
from engagement.needs.models import Shift, ShiftSeries
from engagement.outbox.models import Message
from tests.conftest import client_of
from tests.factories import NeedFactory
from tests.web.associations.test_needs import edit_address


@pytest.fixture(autouse=True)
def one_monday():
    with time_machine.travel(datetime(2027, 3, 1, 9, tzinfo=timezone.get_default_timezone())):
        yield


@pytest.fixture
def saturdays(clean_up, odile):
    first = timezone.localdate() + timedelta(days=5)
    return add_series(
        need=clean_up,
        by=odile,
        rule="FREQ=WEEKLY",
        first_day=first,
        starts_at=datetime(2027, 3, 6, 10).time(),
        minutes=120,
        capacity=4,
    )


def address(name, need, *more):
    return reverse(f"associations:{name}", args=[need.association.slug, need.slug, *more])


def test_a_rhythm_is_added_in_plain_words(clean_up, odile):
    data = {
        "rhythm": "monthly",
        "first_day": "2027-03-13",
        "last_day": "2027-06-30",
        "starts_at": "10:00",
        "ends_at": "12:00",
        "capacity": "5",
    }
    page = client_of(odile).post(address("add_series", clean_up), data, follow=True)
    words = page.text.replace("\N{NO-BREAK SPACE}", " ")
    assert "Le deuxième samedi du mois, de 10 h à 12 h, jusqu’au mercredi 30 juin" in words
    assert ShiftSeries.objects.get().need == clean_up


def test_the_form_of_the_need_does_not_list_its_dates(saturdays, clean_up, odile):
    page = client_of(odile).get(edit_address(clean_up))
    assert len(page.context["rows_to_change"].forms) == 1
    assert address("series", clean_up, saturdays.pk) in page.text


def test_its_hour_is_changed_for_all_dates(saturdays, clean_up, odile, ines):
    sign_up(shift=saturdays.shifts.first(), resident=ines, by=None)
    data = {"weekday": "5", "starts_at": "14:00", "ends_at": "15:00", "capacity": "6"}
    client_of(odile).post(address("series", clean_up, saturdays.pk), data)
    hours = {timezone.localtime(row.starts_at).hour for row in saturdays.shifts.all()}
    assert hours == {14}
    assert Message.objects.filter(template="shift_moved", to=ines.email).exists()


def test_one_date_is_left_out_and_the_rest_ended(saturdays, clean_up, odile):
    client, page = client_of(odile), address("series", clean_up, saturdays.pk)
    assert "Samedi 13 mars" in client.get(page).text
    client.post(address("skip_date", clean_up, saturdays.pk), {"day": "2027-03-13"})
    assert "Samedi 13 mars" not in client.get(page).text
    client.post(address("end_series", clean_up, saturdays.pk))
    assert not Shift.objects.upcoming().filter(series=saturdays).exists()
    assert client.get(page).status_code == 404


@pytest.mark.parametrize("day", ["", "demain", "2027-03-14"])
def test_a_day_that_is_none_of_its_dates_is_not_found(saturdays, clean_up, odile, day):
    client = client_of(odile)
    response = client.post(address("skip_date", clean_up, saturdays.pk), {"day": day})
    assert response.status_code == 404


@pytest.mark.parametrize("name", ["series", "skip_date", "end_series"])
def test_a_series_of_another_need_is_not_found_under_ones_own(
    name, saturdays, clean_up, voisine, viviane
):
    own = NeedFactory(association=voisine)
    response = client_of(viviane).post(address(name, own, saturdays.pk), {"day": "2027-03-13"})
    assert response.status_code == 404
    assert not ShiftSeries.objects.get().ended_at


def test_the_page_costs_the_same_whatever_the_dates(saturdays, clean_up, odile):
    client, counts = client_of(odile), []
    for gone in (6, 0):
        Shift.objects.filter(pk__in=saturdays.shifts.values("pk")[:gone]).delete()
        with CaptureQueriesContext(connection) as queries:
            client.get(address("series", clean_up, saturdays.pk))
        counts.append(len(queries))
        extend_series()
    assert counts[0] == counts[1], counts


def test_its_weekday_is_changed_where_it_comes_by_weeks(saturdays, clean_up, odile):
    here = address("series", clean_up, saturdays.pk)
    assert '<option value="5" selected>Samedi' in client_of(odile).get(here).text
    data = {"weekday": "6", "starts_at": "10:00", "ends_at": "12:00", "capacity": "4"}
    page = client_of(odile).post(here, data, follow=True)
    assert "Chaque dimanche" in page.text
    ShiftSeries.objects.update(rule="FREQ=MONTHLY;BYDAY=1SU")
    assert 'name="weekday"' not in client_of(odile).get(here).text
