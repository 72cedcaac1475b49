"""A member may have one message a day instead of one per sign-up."""

from datetime import datetime, timedelta

import pytest
import time_machine

from engagement.associations.models import Membership
from engagement.needs.actions import cancel_sign_up
from engagement.needs.actions.attending import add_walk_in
from engagement.needs.actions.summing_up import send_daily_summaries
from engagement.outbox.models import Message
from tests import factories
from tests.unit.needs.days import BEGINS, PARIS, expected, shift_of, utc

pytestmark = pytest.mark.django_db
MORNING = datetime(2027, 3, 2, 9, tzinfo=PARIS)
EVENING = MORNING.replace(hour=18)


@pytest.fixture
def clock():
    with time_machine.travel(utc(MORNING), tick=False) as traveller:
        yield traveller


@pytest.fixture
def shift(clock, clean_up):
    return shift_of(clean_up)


@pytest.fixture
def summed_up(odile):
    Membership.objects.filter(account=odile).update(daily_summary=True)


def received(account) -> list[str]:
    rows = Message.objects.filter(to=account.email).order_by("pk")
    return list(rows.values_list("template", flat=True))


def lines() -> list[str]:
    message = Message.objects.filter(template="daily_summary").latest("pk")
    return [line for need in message.context["needs"] for line in need["lines"]]


def test_who_did_not_ask_is_told_of_each_sign_up(shift, ines, odile):
    expected(shift, ines)
    assert received(odile) == ["somebody_signed_up"]


def test_who_asked_is_told_in_the_evening_once(clock, shift, summed_up, ines, omar, odile):
    cancel_sign_up(signup=expected(shift, ines), by=None)
    expected(shift, omar)
    send_daily_summaries()
    assert received(odile) == []
    clock.move_to(utc(EVENING))
    for _ in range(2):
        send_daily_summaries()
    assert received(odile) == ["daily_summary"]
    assert [line.split(" : ")[0].split("\N{NO-BREAK SPACE}")[0] for line in lines()] == [
        "Inès vient",
        "Omar vient",
        "Inès ne vient plus",
    ]


def test_the_others_are_still_told_at_once(shift, summed_up, ines, treize):
    helper = factories.AccountFactory()
    Membership.objects.create(association=treize, account=helper, role="helper")
    expected(shift, ines)
    assert received(helper) == ["somebody_signed_up"]


def test_each_event_is_told_on_one_evening(clock, shift, summed_up, ines, omar, odile):
    expected(shift, ines)
    clock.move_to(utc(EVENING))
    expected(shift, omar)
    send_daily_summaries()
    assert len(lines()) == 1
    clock.shift(timedelta(days=1))
    send_daily_summaries()
    assert len(lines()) == 1
    assert lines()[0].startswith("Omar")


def test_a_day_without_news_is_not_told(clock, shift, summed_up, odile):
    clock.move_to(utc(EVENING))
    assert send_daily_summaries() == 0
    assert received(odile) == []


def test_a_clock_that_slept_for_a_night_tells_the_day_before(clock, shift, summed_up, ines, odile):
    expected(shift, ines)
    clock.move_to(utc(EVENING + timedelta(hours=14)))
    send_daily_summaries()
    assert received(odile) == ["daily_summary"]


def test_what_the_association_noted_itself_is_no_news(clock, shift, summed_up, odile):
    clock.move_to(utc(BEGINS))
    add_walk_in(shift=shift, name="Jeanne", by=odile)
    clock.move_to(utc(BEGINS.replace(hour=18)))
    send_daily_summaries()
    assert received(odile) == []
