"""« Quand ? »: dates one by one, something that comes again, or when one likes."""

from datetime import timedelta

import pytest
from django.utils import timezone

from engagement.needs.actions import sign_up
from engagement.needs.models import Need, Shift
from tests import factories
from tests.conftest import client_of
from tests.web.associations.test_needs import edit_address, local, post_address, posted


def again(**changes):
    first = timezone.localdate() + timedelta(days=3)
    return posted(
        way="again",
        **{
            "again-rhythm": "weekly",
            "again-first_day": first.isoformat(),
            "again-last_day": (first + timedelta(days=21)).isoformat(),
            "again-starts_at": "18:00",
            "again-ends_at": "20:30",
            "again-capacity": "4",
            "again-minimum": "2",
            **{f"again-{name}": value for name, value in changes.items()},
        },
    )


def test_one_date_with_its_minimum_and_for_discovery(treize, odile):
    more = {"shifts-0-minimum": "3", "shifts-0-is_discovery": "on"}
    client_of(odile).post(post_address(treize), posted((local(3), local(3, 12), 8), **more))
    shift = Shift.objects.get()
    assert (shift.capacity, shift.minimum, shift.is_discovery) == (8, 3, True)


def test_every_week_until_a_day(treize, odile):
    client_of(odile).post(post_address(treize), again())
    shifts = list(Shift.objects.all())
    assert len(shifts) == 4
    assert {timezone.localtime(shift.starts_at).hour for shift in shifts} == {18}
    assert {(shift.capacity, shift.minimum) for shift in shifts} == {(4, 2)}
    assert shifts[0].ends_at - shifts[0].starts_at == timedelta(hours=2, minutes=30)


def test_when_one_likes(treize, odile):
    data = posted(("", "", ""), way="open", **{"open-capacity": "3", "open-is_discovery": "on"})
    client_of(odile).post(post_address(treize), data)
    shift = Shift.objects.get()
    assert (shift.starts_at, shift.ends_at, shift.capacity) == (None, None, 3)
    assert shift.is_discovery


def test_what_is_not_chosen_is_not_read(treize, odile):
    data = again() | {"shifts-0-starts_at": "demain", "open-capacity": "-1"}
    client_of(odile).post(post_address(treize), data)
    assert Need.objects.count() == 1


@pytest.mark.parametrize(
    ("changes", "words"),
    [
        ({"first_day": "2020-01-01"}, "Ce jour est déjà passé"),
        ({"last_day": "2020-01-01"}, "avant la première"),
        ({"starts_at": ""}, "Dites à quelle heure."),
        ({"capacity": "0"}, "1"),
        ({"minimum": "9"}, "plus que le nombre de personnes"),
        ({"rhythm": "FREQ=SECONDLY"}, "FREQ"),
    ],
)
def test_what_is_wrong_with_a_rhythm_is_said_at_its_field(treize, odile, changes, words):
    page = client_of(odile).post(post_address(treize), again(**changes))
    assert words in page.text
    assert f'href="#id_again-{next(iter(changes))}"' in page.text
    assert not Need.objects.exists()


def test_no_rule_is_ever_shown(treize, odile):
    client = client_of(odile)
    page = client.post(post_address(treize), again(), follow=True)
    assert "FREQ" not in page.text
    assert "de 18 h à 20 h 30" in page.text.replace("\N{NO-BREAK SPACE}", " ")


def test_one_more_row_keeps_what_was_typed_and_finds_no_fault_yet(treize, odile):
    data = posted((local(3), "", 7), title="", more="1")
    page = client_of(odile).post(post_address(treize), data)
    rows = page.context["when"].dates
    assert [row["capacity"].value() for row in rows] == ["7", "7"]
    assert rows[0]["starts_at"].value() == local(3)
    assert 'role="alert"' not in page.text
    assert not Need.objects.exists()


def test_a_row_that_stays_empty_is_left_out(treize, odile):
    data = posted((local(3), local(3, 12), 4), ("", "", 4))
    client_of(odile).post(post_address(treize), data)
    assert Shift.objects.count() == 1


def test_the_enter_key_does_not_add_a_row(treize, odile):
    page = client_of(odile).get(post_address(treize)).text
    form = page[page.index('<form method="post" class="stack" novalidate>') :]
    assert form.index('name="preview"') < form.index('name="more"')


def test_rows_stop_at_thirty(treize, odile):
    rows = [(local(3), local(3, 12), 4)] * 30
    page = client_of(odile).post(post_address(treize), posted(*rows, more="1"))
    assert len(page.context["when"].dates.forms) == 30
    assert "Ajouter un autre créneau" not in page.text


def test_a_shift_may_be_called_off_and_who_comes_is_told(clean_up, odile, ines):
    gone, kept = clean_up.shifts.get(), factories.ShiftFactory(need=clean_up, capacity=2)
    sign_up(shift=gone, resident=ines, by=None)
    data = rows_posted([gone, kept]) | {"shifts-0-drop": "on"}
    client_of(odile).post(edit_address(clean_up), data)
    gone.refresh_from_db()
    kept.refresh_from_db()
    assert gone.called_off_at
    assert not kept.called_off_at
    assert not gone.signups.live().exists()


def test_the_last_shift_is_not_called_off_but_the_need_withdrawn(clean_up, odile):
    data = rows_posted([clean_up.shifts.get()]) | {"shifts-0-drop": "on"}
    page = client_of(odile).post(edit_address(clean_up), data)
    assert "Gardez au moins un créneau, ou retirez le besoin." in page.text


def test_a_row_changes_the_shift_it_showed(clean_up, odile):
    first, second = clean_up.shifts.get(), factories.ShiftFactory(need=clean_up, capacity=2)
    data = rows_posted([second, first]) | {"shifts-0-capacity": "9"}
    client_of(odile).post(edit_address(clean_up), data)
    second.refresh_from_db()
    first.refresh_from_db()
    assert (second.capacity, first.capacity) == (9, 10)


def test_a_shift_of_another_need_cannot_be_reached(clean_up, odile, voisine):
    theirs = factories.NeedFactory(association=voisine, shifts=[3]).shifts.get()
    data = rows_posted([theirs]) | {"shifts-0-capacity": "99"}
    client_of(odile).post(edit_address(clean_up), data)
    theirs.refresh_from_db()
    assert theirs.capacity == 3


def test_one_row_more_on_a_need_that_is_there(clean_up, odile):
    data = rows_posted([clean_up.shifts.get()]) | {"more": "1"}
    page = client_of(odile).post(edit_address(clean_up), data)
    assert len(page.context["rows_to_change"].forms) == 2
    assert "<details open" in page.text
    assert clean_up.shifts.count() == 1


def rows_posted(shifts):
    times = [
        [timezone.localtime(at).strftime("%Y-%m-%dT%H:%M") for at in (row.starts_at, row.ends_at)]
        for row in shifts
    ]
    rows = [(*when, shift.capacity) for when, shift in zip(times, shifts, strict=True)]
    keys = {f"shifts-{number}-key": shift.pk for number, shift in enumerate(shifts)}
    return posted(*rows, initial=len(rows)) | keys
