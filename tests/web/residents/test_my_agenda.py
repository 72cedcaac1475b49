"""The agenda of an account, and its private address for a calendar."""

import pytest
from django.test import Client
from django.urls import reverse
from icalendar import Calendar

from engagement.base.links import Link, make_code
from engagement.events.actions import register
from engagement.needs.actions import cancel_sign_up, change_shift, sign_up
from engagement.people.calendars import calendar_code, renew_calendar, stop_calendar
from engagement.people.family import add_to_family
from tests import factories
from tests.conftest import client_of

pytestmark = pytest.mark.django_db
PAGE = "residents:my_agenda"


@pytest.fixture
def code(ines):
    return renew_calendar(resident=ines, by=ines.account)


def fetch(code: str, **headers):
    return Client().get(reverse("residents:agenda_feed", args=[code]), headers=headers)


def entries(code: str) -> list:
    response = fetch(code)
    assert response["Content-Type"] == "text/calendar; charset=utf-8"
    return Calendar.from_ical(response.content).walk("VEVENT")


def test_the_page_tells_day_by_day_where_hers_are_expected(ines, place):
    rose = add_to_family(account=ines.account, name="Rose", is_child=False, by=None)
    other = factories.NeedFactory(title="Tenir la buvette", shifts=[2])
    sign_up(shift=other.shifts.get(), resident=rose, by=ines.account)
    register(event=factories.event(), resident=ines, by=ines.account)
    page = client_of(ines.account).get(reverse(PAGE))
    text = page.content.decode()
    assert [len(day["rows"]) for day in page.context["days"]] == [2, 1]
    for words in (place.shift.need.title, "Tenir la buvette", "Rose", "La fête du lac"):
        assert words in text


def test_without_anything_to_come_it_leads_to_needs(ines):
    assert "Rien de prévu" in client_of(ines.account).get(reverse(PAGE)).content.decode()


def test_a_calendar_without_session_finds_hers_her_family_s_and_the_fetes(ines, place, code):
    rose = add_to_family(account=ines.account, name="Rose", is_child=False, by=None)
    sign_up(shift=place.shift, resident=rose, by=ines.account)
    register(event=factories.event(), resident=ines, by=ines.account)
    found = {str(one["summary"]): one for one in entries(code)}
    assert set(found) == {place.shift.need.title, "La fête du lac"}
    assert "Inès et Rose" in found[place.shift.need.title]["description"]


def test_what_is_given_back_is_gone_and_what_moves_moves(ines, place, code):
    (before,) = entries(code)
    later = place.shift.starts_at + (place.shift.ends_at - place.shift.starts_at)
    change_shift(
        shift=place.shift,
        starts_at=later,
        ends_at=later + (place.shift.ends_at - place.shift.starts_at),
        capacity=place.shift.capacity,
        by=None,
    )
    (after,) = entries(code)
    assert (after["uid"], after["sequence"] > before["sequence"]) == (before["uid"], True)
    cancel_sign_up(signup=place, by=ines.account)
    assert entries(code) == []


def test_nothing_new_costs_nothing(place, code):
    first = fetch(code)
    again = fetch(code, **{"If-None-Match": first["ETag"]})
    assert (again.status_code, again.content) == (304, b"")
    cancel_sign_up(signup=place, by=None)
    assert fetch(code, **{"If-None-Match": first["ETag"]}).status_code == 200


def test_another_address_ends_the_one_before_and_stopping_ends_all(ines, code):
    client = client_of(ines.account)
    client.post(reverse(PAGE), {"do": "renew"})
    ines.refresh_from_db()
    new = calendar_code(ines)
    assert new != code
    assert (fetch(code).status_code, fetch(new).status_code) == (404, 200)
    assert new in client.get(reverse(PAGE)).content.decode()
    client.post(reverse(PAGE), {"do": "stop"})
    assert fetch(new).status_code == 404


def test_a_code_of_another_person_purpose_or_shape_opens_nothing(ines, omar, code):
    stop_calendar(resident=omar, by=None)
    for wrong in (
        make_code(Link.AGENDA, f"{omar.public_id}.0"),
        make_code(Link.AGENDA, f"{omar.public_id}.{ines.calendar_number}"),
        make_code(Link.UNSUBSCRIBE, f"{ines.public_id}.{ines.calendar_number}"),
        code[:-2],
        "k",
    ):
        assert fetch(wrong).status_code == 404


def test_looking_at_the_page_makes_no_address(ines):
    client_of(ines.account).get(reverse(PAGE))
    ines.refresh_from_db()
    assert ines.calendar_number == 0
