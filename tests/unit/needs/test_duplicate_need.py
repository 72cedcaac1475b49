"""A need that comes again is a draft on the next likely dates."""

from datetime import date, datetime, time, timedelta

import pytest
import time_machine
from django.utils import timezone

from engagement.needs.actions import Asked, add_series, ask, duplicate_need, sign_up
from engagement.needs.models import Need
from tests import factories

pytestmark = pytest.mark.django_db

PARIS = timezone.get_default_timezone()


@pytest.fixture(autouse=True)
def a_wednesday_in_march():
    with time_machine.travel(datetime(2027, 3, 17, 9, tzinfo=PARIS)):
        yield


@pytest.fixture
def soup(treize, petite_synthe, nature, odile):
    need = factories.NeedFactory(
        title="Servir la soupe",
        association=treize,
        neighbourhood=petite_synthe,
        place="Salle Jean-Bart",
        bring="Un tablier",
        insured=True,
        answer_hours=24,
        interests=[nature],
    )
    ask(need=need, by=odile, questions=[Asked("Une allergie ?", "Pour le repas", True)])
    return need


def shift_on(need, *when, **facts):
    start = datetime(*when, tzinfo=PARIS)
    return factories.ShiftFactory(
        need=need, starts_at=start, ends_at=start + timedelta(hours=2), **facts
    )


def starts(need):
    rows = need.shifts.exclude(starts_at=None)
    return [f"{timezone.localtime(row.starts_at):%d/%m %H:%M}" for row in rows]


def test_it_says_what_the_first_says_and_nobody_is_in_it(soup, odile, ines, nature):
    sign_up(shift=shift_on(soup, 2027, 3, 20, 18, capacity=6, minimum=3), resident=ines, by=None)
    copy = duplicate_need(need=soup, by=odile)
    assert (copy.state, copy.title, copy.slug) == (Need.State.DRAFT, soup.title, f"{soup.slug}-2")
    assert (copy.place, copy.bring, copy.insured, copy.answer_hours) == (
        "Salle Jean-Bart",
        "Un tablier",
        True,
        24,
    )
    assert list(copy.interests.all()) == [nature]
    assert [row.text for row in copy.questions.all()] == ["Une allergie ?"]
    shift = copy.shifts.get()
    assert (shift.capacity, shift.minimum, shift.taken) == (6, 3, 0)


def test_a_coming_date_is_followed_by_the_next_week_at_the_same_hour(soup, odile):
    shift_on(soup, 2027, 3, 27, 18)
    assert starts(duplicate_need(need=soup, by=odile)) == ["03/04 18:00"]  # summer time since


def test_several_dates_keep_their_distance(soup, odile):
    shift_on(soup, 2027, 3, 20, 10)
    shift_on(soup, 2027, 3, 28, 10)
    assert starts(duplicate_need(need=soup, by=odile)) == ["03/04 10:00", "11/04 10:00"]


def test_after_a_past_date_there_is_time_to_find_people(soup, odile):
    shift_on(soup, 2027, 1, 15, 10)  # a Friday; this Friday is in two days
    assert starts(duplicate_need(need=soup, by=odile)) == ["26/03 10:00"]


def test_without_a_date_it_stays_so_and_what_was_called_off_is_left(soup, odile):
    factories.ShiftFactory(need=soup, starts_at=None, capacity=3)
    shift_on(soup, 2027, 3, 20, 10, called_off_at=timezone.now())
    copy = duplicate_need(need=soup, by=odile).shifts.get()
    assert (copy.starts_at, copy.ends_at, copy.capacity) == (None, None, 3)


def test_what_comes_again_goes_on_coming(soup, odile):
    add_series(
        need=soup,
        by=odile,
        rule="FREQ=WEEKLY;INTERVAL=2",
        first_day=date(2027, 3, 18),
        starts_at=time(18),
        minutes=120,
        capacity=3,
    )
    copy = duplicate_need(need=soup, by=odile)
    assert starts(copy)[:2] == ["01/04 18:00", "15/04 18:00"]
    assert copy.series.get().rule == "FREQ=WEEKLY;INTERVAL=2"
