"""The calendar entry of a sign-up (RFC 5545)."""

import datetime as dt
from zoneinfo import ZoneInfo

import pytest
from icalendar import Calendar, Event

from engagement.needs.actions import call_off_shift, cancel_sign_up, change_shift, sign_up
from engagement.needs.calendar import calendar_entry, has_entry
from engagement.needs.models import Need, SignUp
from tests import factories

pytestmark = pytest.mark.django_db
PARIS = ZoneInfo("Europe/Paris")


@pytest.fixture
def place(clean_up, ines):
    return sign_up(shift=clean_up.shifts.get(), resident=ines, by=ines.account)


def entry(signup: SignUp) -> Event:
    fresh = SignUp.objects.get(pk=signup.pk)
    return Calendar.from_ical(calendar_entry(fresh)).walk("VEVENT")[0]


def test_it_says_what_when_and_where(place):
    Need.objects.update(place="Le ponton", bring="Des bottes", lat=51.02, lon=2.35)
    event = entry(place)
    assert event["summary"] == "Ramasser les déchets du lac"
    assert event.start == place.shift.starts_at.replace(microsecond=0)
    assert event.end == place.shift.ends_at.replace(microsecond=0)
    assert event["location"] == "Le ponton, Petite-Synthe"
    assert "Des bottes" in event["description"]
    assert (event["geo"].latitude, event["geo"].longitude) == (51.02, 2.35)
    assert event["status"] == "CONFIRMED"


def test_the_uid_lasts_and_the_sequence_grows_when_times_change(place):
    before = entry(place)
    later = place.shift.starts_at + dt.timedelta(days=1)
    change_shift(shift=place.shift, by=None, starts_at=later, ends_at=None, capacity=10)
    after = entry(place)
    assert after["uid"] == before["uid"] == f"shift-{place.shift.pk}@127.0.0.1"
    assert (before["sequence"], after["sequence"]) == (0, 1)


def test_given_back_or_called_off_it_is_struck_out(place, clean_up, omar):
    other = sign_up(shift=clean_up.shifts.get(), resident=omar, by=None)
    cancel_sign_up(signup=place, by=None)
    assert entry(place)["status"] == "CANCELLED"
    assert entry(other)["status"] == "CONFIRMED"
    call_off_shift(shift=clean_up.shifts.get(), by=None, reason="Tempête")
    assert entry(other)["status"] == "CANCELLED"


def test_while_somebody_has_to_answer_it_is_tentative(clean_up, ines):
    Need.objects.update(answer_hours=48)
    asked = sign_up(shift=clean_up.shifts.get(), resident=ines, by=None)
    assert entry(asked)["status"] == "TENTATIVE"


@pytest.mark.parametrize(("month", "offset"), [(7, "+0200"), (12, "+0100")])
def test_it_brings_its_time_zone_right_in_summer_and_in_winter(place, month, offset):
    start = dt.datetime(2027, month, 3, 9, 30, tzinfo=PARIS)
    type(place.shift).objects.update(starts_at=start, ends_at=start + dt.timedelta(hours=1))
    calendar = Calendar.from_ical(calendar_entry(SignUp.objects.get(pk=place.pk)))
    assert [str(zone["tzid"]) for zone in calendar.walk("VTIMEZONE")] == ["Europe/Paris"]
    event = calendar.walk("VEVENT")[0]
    assert event["dtstart"].params["TZID"] == "Europe/Paris"
    assert f"{event.start:%H:%M %z}" == f"09:30 {offset}"


def test_a_shift_without_a_day_has_no_entry(clean_up):
    assert not has_entry(factories.ShiftFactory(need=clean_up, starts_at=None))
