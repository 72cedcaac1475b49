"""load_demo: complete, repeatable, following the days, and blind to real rows."""

from collections import Counter
from datetime import timedelta

import pytest
import time_machine
from django.db.models import Count, F, Q
from django.utils import timezone

from cms.demo.content.needs import BY_KEY, NEEDS
from cms.demo.load import load
from cms.demo.loading import SOURCE, pictures
from cms.demo.loading.people import FAMILY
from cms.pages.models import InitiativePage
from engagement.associations.models import Association
from engagement.initiatives.models import Initiative
from engagement.media.models import Picture
from engagement.needs.models import Need, Shift, SignUp
from engagement.outbox.models import Message
from engagement.people.models import Account, Resident
from tests.cms.demo.conftest import PEOPLE

A_WEDNESDAY = "2027-03-03T09:00:00+01:00"


def demo(model):
    return model.objects.filter(source=SOURCE)


def test_the_city_is_complete(loaded):
    assert loaded["pictures"] == 18
    assert loaded["neighbourhoods"] == 7
    assert loaded["associations"] == 15
    assert loaded["initiatives"] == loaded["pages"] == 7
    assert loaded["residents"] == PEOPLE + FAMILY
    states = Counter(demo(Need).values_list("state", flat=True))
    assert (states["published"], states["submitted"], states["draft"]) == (59, 3, 1)
    assert states["paused"] == 1
    assert states["over"] >= 24


def test_a_second_load_on_the_same_day_changes_nothing(loaded, django_assert_max_num_queries):
    before = list(Shift.objects.order_by("pk").values())
    with django_assert_max_num_queries(20):
        assert load(residents=PEOPLE) == loaded
    assert list(Shift.objects.order_by("pk").values()) == before


def test_a_whole_load_again_leaves_the_same_counts(loaded):
    Shift.objects.filter(need__source_id="collecte-alimentaire").update(starts_at=None)
    assert load(residents=PEOPLE) == loaded


def test_more_residents_join_those_there(loaded):
    names = dict(demo(Resident).values_list("source_id", "name"))
    assert load(residents=PEOPLE + 20)["residents"] == PEOPLE + 20 + FAMILY
    assert names.items() <= dict(demo(Resident).values_list("source_id", "name")).items()


def test_no_shift_is_overbooked_and_each_counts_the_seats_that_are_held(loaded):
    held = Count("signups", filter=Q(signups__state__in=SignUp.HOLDING))
    shifts = Shift.objects.annotate(held=held)
    assert shifts.exclude(taken=F("held")).count() == 0
    assert shifts.filter(taken__gt=F("capacity")).count() == 0
    assert shifts.filter(taken__gt=0).count() > 100


@pytest.mark.parametrize("key", ["collecte-alimentaire", "preparer-les-paniers"])
def test_shifts_stand_where_the_story_says(loaded, key):
    told = [(slot.taken, slot.capacity) for slot in BY_KEY[key].slots]
    shifts = Shift.objects.filter(need__source_id=key).order_by("pk")
    assert list(shifts.values_list("taken", "capacity")) == told


def test_every_thing_has_interests_and_a_picture(loaded):
    assert demo(Need).filter(interests=None).count() == 0
    assert demo(Association).filter(interests=None).count() == 0
    assert demo(Initiative).filter(interests=None).count() == 0
    assert demo(Resident).filter(interests=None).count() == 0
    assert demo(Need).filter(picture=None).count() == 0


def test_people_came_as_often_as_their_story_says(loaded):
    came = SignUp.objects.filter(attendance=SignUp.Attendance.CAME)
    leila = Resident.objects.get(account__email="habitante@demo.example", is_self=True)
    assert came.filter(resident=leila).count() == 8
    assert came.filter(Q(minutes=None) | Q(marked_at=None) | Q(thanked_at=None)).count() == 0
    assert came.count() > PEOPLE / 2
    now = timezone.now()
    assert came.filter(shift__ends_at__gt=now).count() == 0
    assert SignUp.objects.filter(created_at__gt=now).count() == 0
    assert SignUp.objects.filter(created_at__lt=F("resident__created_at")).count() == 0


def test_consent_and_its_record_go_together(loaded):
    consenting = demo(Resident).filter(suggestions_since__isnull=False)
    assert 0 < consenting.count() < PEOPLE
    assert consenting.exclude(consents__given=True).count() == 0
    assert demo(Resident).filter(suggestions_since=None, consents__given=True).count() == 0


def test_nobody_is_written_to(loaded):
    assert not Message.objects.waiting().exists()
    for address in Resident.objects.exclude(email="").values_list("email", flat=True):
        assert address.endswith("@demo.example")


def test_the_officer_has_something_to_read_on_monday(loaded):
    assert demo(Need).filter(state=Need.State.SUBMITTED).count() == 3
    assert demo(Association).filter(state=Association.State.PENDING).count() == 2
    officer = Account.objects.get(email="officier@demo.example")
    assert officer.has_perm("needs.change_need")


def test_every_initiative_has_its_page_and_its_past(loaded, client):
    voices = Initiative.objects.get(source_id="les-voix-de-mardyck")
    assert [move.to_state for move in voices.moves.all()] == ["preparing", "under_way", "finished"]
    for page in InitiativePage.objects.all():
        response = client.get(page.url)
        assert response.status_code == 200
        assert page.initiative.title in response.content.decode()


def test_what_an_editor_changed_of_a_page_stays(loaded):
    InitiativePage.objects.filter(title="Les voix de Mardyck").update(intro="Réécrite.")
    with time_machine.travel(timezone.now() + timedelta(days=1), tick=False):
        load(residents=PEOPLE)
    assert InitiativePage.objects.filter(intro="Réécrite.").count() == 1


def kept(counts):
    """Leave out what a weekly series adds to."""
    return {name: n for name, n in counts.items() if name not in ("shifts", "sign_ups")}


def days_of(key):
    shifts = Shift.objects.filter(need__source_id=key, starts_at__isnull=False).order_by("pk")
    return [timezone.localtime(start) for start in shifts.values_list("starts_at", flat=True)]


def test_dates_follow_today(loaded):
    with time_machine.travel(A_WEDNESDAY, tick=False) as clock:
        counts = load(residents=PEOPLE)
        (collection,) = days_of("collecte-alimentaire")
        past = Shift.objects.filter(need__state=Need.State.OVER).order_by("pk")
        last = past.latest("starts_at").starts_at
        joined = Resident.objects.order_by("pk").first().created_at
        clock.shift(timedelta(days=40))  # over the change to summer time
        assert kept(load(residents=PEOPLE)) == kept(counts)
        assert days_of("collecte-alimentaire") == [collection + timedelta(days=40)]
        for need in (need for need in NEEDS if not need.every_week):
            for slot, start in zip(need.slots, days_of(need.key), strict=True):
                assert start.date() == slot.day(timezone.localdate())
                assert f"{start:%H:%M}" == slot.start
        assert past.latest("starts_at").starts_at - last == timedelta(days=42)
        first = Resident.objects.order_by("pk").first()
        assert first.created_at - joined == timedelta(days=42)
        assert Shift.objects.filter(need__state="over", ends_at__gt=timezone.now()).count() == 0


def test_a_need_that_the_clock_ended_comes_back_the_next_day(loaded):
    demo(Need).filter(source_id="jardinage-samedi").update(state=Need.State.OVER)
    with time_machine.travel(timezone.now() + timedelta(days=1), tick=False):
        load(residents=PEOPLE)
    assert Need.objects.get(source_id="jardinage-samedi").state == Need.State.PUBLISHED


def test_who_took_a_place_keeps_it_when_the_days_move(loaded, ines):
    shift = Shift.objects.filter(need__source_id="collecte-alimentaire").get()
    signup = SignUp.objects.create(shift=shift, resident=ines)
    Shift.objects.filter(pk=shift.pk).update(taken=F("taken") + 1)
    with time_machine.travel(timezone.now() + timedelta(days=1), tick=False):
        load(residents=PEOPLE)
    shift.refresh_from_db()
    assert shift.taken == 4
    assert signup in shift.signups.live()


def test_pictures_are_drawn_once(loaded, monkeypatch):
    monkeypatch.setattr(pictures, "draw", None)
    with time_machine.travel(timezone.now() + timedelta(days=1), tick=False):
        load(residents=PEOPLE)
    assert demo(Picture).count() == 18
