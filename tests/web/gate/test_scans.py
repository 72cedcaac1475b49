"""What a phone tells is taken once, whole, in any order; nothing is refused after the fact."""

import uuid

import pytest
from django.core.cache import cache
from django.utils import timezone

from engagement.base.codes import new_code
from engagement.events.actions import cancel_registration, issue_badges, revoke_badge, revoke_key
from engagement.events.keys import payload_of
from engagement.events.models import Badge, Registration, Scan, Station
from engagement.events.presence import presence_of
from engagement.needs.actions import mark_attendance
from engagement.needs.models import SignUp
from engagement.people.models import Resident
from tests.factories import ShiftFactory
from tests.phone import shuffled

pytestmark = pytest.mark.django_db
CAME = SignUp.Attendance.CAME


@pytest.fixture(autouse=True)
def nobody_tried_before():
    cache.clear()


def answer_to(phone, scan):
    (answer,) = phone.tell(scan)
    assert answer.pop("nonce") == scan["nonce"]
    return answer


def test_an_entry_is_written_once_and_noted_on_the_registration(phone, badge, ines, ines_comes):
    entry = phone.scan("entry", badge=badge(ines).pk, people=3)
    assert answer_to(phone, entry) == {"state": "recorded"}
    ines_comes.refresh_from_db()
    assert ines_comes.came_at.isoformat(timespec="milliseconds") == entry["at"]
    assert phone.states(entry, entry) == ["known", "known"]
    assert Scan.objects.count() == 1
    undo = phone.scan("undo", undoes=entry["nonce"])
    assert phone.states(undo) == ["recorded"]
    ines_comes.refresh_from_db()
    assert ines_comes.came_at is None


def test_she_who_shows_a_badge_or_its_code_is_called_by_her_name(phone, badge, payload, ines):
    card = {"b": badge(ines).pk, "n": "Inès", "p": 3}
    by_badge = phone.scan("entry", payload=payload(ines))
    by_code = phone.sealed_scan("entry", {"code": badge(ines).code.lower()})
    for scan in (by_badge, by_code):
        assert answer_to(phone, scan) == {"state": "recorded", "card": card}
    assert {scan.badge for scan in Scan.objects.all()} == {badge(ines)}


def test_what_is_no_badge_of_ours_lets_somebody_in_all_the_same(phone, payload, ines):
    altered = payload(ines)[:-4] + "AAAA"
    for scan in (
        phone.scan("entry", payload=altered),
        phone.scan("entry", payload="https://example.org/"),
        phone.scan("entry", badge=987654321),
        phone.scan("entry", code="pas un code") | {"sealed": "AAAA"},
    ):
        assert answer_to(phone, scan) == {"state": "recorded", "note": "unknown"}
    presence = presence_of(Station.objects.get().event)
    assert (presence.unknown, presence.inside) == (4, 4)


def test_a_badge_or_registration_that_fell_after_the_list_still_opens(
    phone, badge, payload, ines, ines_comes, fete
):
    held, told = badge(ines), phone.scan("entry", badge=badge(ines).pk)
    cancel_registration(registration=ines_comes, by=None)
    assert answer_to(phone, told) == {"state": "recorded", "note": "cancelled"}
    assert Registration.objects.get(pk=ines_comes.pk).came_at
    revoke_badge(badge=held, by=None)
    again = phone.scan("entry", payload=payload_of(held))
    assert answer_to(phone, again)["note"] == "revoked"
    revoke_key(key=held.key, by=None)
    old = phone.scan("entry", payload=payload_of(Badge.objects.get(pk=held.pk)))
    assert answer_to(phone, old)["note"] == "revoked"


def test_who_registered_after_the_list_is_known_by_her_badge(phone, stranger, fete, badge):
    zoe = stranger()
    issue_badges(event=fete)
    answer = answer_to(phone, phone.scan("entry", payload=payload_of(badge(zoe))))
    assert (answer["state"], answer["card"]["n"]) == ("recorded", "Zoé")


def test_a_badge_out_of_its_hours_is_noted(phone, payload, ines):
    scan = phone.scan("entry", payload=payload(ines)) | {"at": "2024-05-01T12:00:00Z"}
    assert answer_to(phone, scan)["note"] == "expired"


def test_arriving_at_a_shift_gives_attendance_and_hours_and_undo_takes_them_back(
    phone, badge, omar, omar_helps, shift
):
    arrival = phone.scan("shift", badge=badge(omar).pk, shift=shift.pk)
    assert answer_to(phone, arrival) == {"state": "recorded"}
    omar_helps.refresh_from_db()
    assert (omar_helps.attendance, omar_helps.minutes) == (CAME, 120)
    phone.tell(phone.scan("undo", undoes=arrival["nonce"]))
    omar_helps.refresh_from_db()
    assert (omar_helps.attendance, omar_helps.minutes) == ("", None)


def test_what_the_association_corrects_by_hand_stands(phone, badge, omar, omar_helps, shift, odile):
    arrival = phone.scan("shift", badge=badge(omar).pk, shift=shift.pk)
    phone.tell(arrival)
    omar_helps.refresh_from_db()
    mark_attendance(signup=omar_helps, by=odile, attendance="absent")
    phone.tell(arrival, phone.scan("exit", badge=badge(omar).pk))
    omar_helps.refresh_from_db()
    assert omar_helps.attendance == "absent"


def test_who_is_not_expected_at_a_shift_is_at_the_fete_all_the_same(phone, badge, ines, shift):
    tomorrow = ShiftFactory(need=shift.need)
    expect = {shift.pk: "not_expected", tomorrow.pk: "not_expected", 10**9: "not_expected"}
    for number, note in expect.items():
        scan = phone.scan("shift", badge=badge(ines).pk, shift=number)
        assert answer_to(phone, scan) == {"state": "recorded", "note": note}
    assert presence_of(shift.need.event_need.event).inside == 1


def test_a_walk_in_is_a_first_name_that_the_queue_does_not_show(phone, fete, petite_synthe):
    walk_in = phone.sealed_scan(
        "walk_in", {"name": "Léo"}, people=2, first_time=True, neighbourhood=petite_synthe.pk
    )
    assert "Léo" not in str(walk_in)
    assert phone.states(walk_in) == ["recorded"]
    assert phone.states(walk_in) == ["known"]
    leo = Resident.objects.get(name="Léo")
    assert (leo.channel, leo.email, leo.account) == ("paper", "", None)
    presence = presence_of(fete)
    assert (presence.walk_ins, presence.first_time) == (2, 2)
    phone.tell(phone.scan("undo", undoes=walk_in["nonce"]))
    assert not Resident.objects.filter(name="Léo").exists()
    assert presence_of(fete).walk_ins == 0


def test_a_walk_in_who_helps_joins_a_full_shift_and_leaves_it_with_an_undo(phone, shift):
    walk_ins = [phone.scan("walk_in", name=name, shift=shift.pk) for name in "ABC"]
    phone.tell(*walk_ins)
    shift.refresh_from_db()
    assert (shift.taken, shift.capacity) == (4, 4)
    assert shift.signups.filter(attendance=CAME, minutes=120).count() == 3
    phone.tell(*[phone.scan("undo", undoes=scan["nonce"]) for scan in walk_ins * 2])
    shift.refresh_from_db()
    assert shift.taken == 1


def test_an_undo_may_come_before_its_scan(phone, badge, omar, omar_helps, shift):
    scans = [
        phone.scan("shift", badge=badge(omar).pk, shift=shift.pk),
        phone.scan("walk_in", name="Léo"),
    ]
    undos = [phone.scan("undo", undoes=scan["nonce"]) for scan in scans]
    assert set(phone.states(*undos) + phone.states(*scans)) == {"recorded"}
    omar_helps.refresh_from_db()
    assert omar_helps.attendance == ""
    assert not Resident.objects.filter(name="Léo").exists()


def test_a_queue_in_any_order_from_two_stations_gives_one_truth(opened, badge, ines, omar, shift):
    north, south = opened("Nord"), opened("Sud")
    one, two = badge(ines).pk, badge(omar).pk
    queue = [
        (north, north.scan("entry", badge=one, people=3)),
        (south, south.scan("entry", badge=one)),
        (south, south.scan("shift", badge=two, shift=shift.pk)),
        (north, north.scan("exit", badge=one)),
        (north, north.scan("tally", people=5)),
    ]
    queue.append((north, north.scan("undo", undoes=queue[4][1]["nonce"])))
    for seed in range(3):
        for phone, scan in shuffled(queue, seed):
            phone.tell(scan)
    presence = presence_of(shift.need.event_need.event)
    assert Scan.objects.count() == 6
    assert [conflict.person for conflict in presence.conflicts] == [ines.pk]
    assert (presence.inside, presence.entered, presence.tallied) == (1, 4, 0)
    _status, state = south.ask("GET", "etat/")
    assert (state["inside"], state["conflicts"], len(state["stations"])) == (1, 1, 2)
    assert {"id": shift.pk, "expected": 1, "here": 1} in state["shifts"]


NONCE = str(uuid.uuid4())
WRONG = {
    "bad_kind": [None, 3, [], {"kind": "dance"}],
    "bad_nonce": [{"nonce": "x"}, {"nonce": None}, {"nonce": 7}],
    "bad_time": [
        {"at": "hier"},
        {"at": 1},
        {"at": "2027-05-16T12:00:00"},
        {"at": "9999-12-31T23:59:59-12:00"},
    ],
    "bad_people": [{"people": 0}, {"people": 1000}, {"people": "3"}, {"people": True}],
    "bad_field": [{"first_time": 1}, {"neighbourhood": 2**70}, {"neighbourhood": "Malo"}],
    "no_badge": [{"kind": "entry"}, {"kind": "shift", "badge": None}],
    "no_shift": [{"kind": "shift", "badge": 1}],
    "no_undo": [{"kind": "undo"}],
}


def test_a_bad_scan_is_refused_alone(phone):
    good = phone.scan("tally")
    wrong = [
        (case if not isinstance(case, dict) else phone.scan("tally") | case, note)
        for note, cases in WRONG.items()
        for case in cases
    ]
    answers = phone.tell(*[scan for scan, _note in wrong], good)
    assert [answer.get("note") for answer in answers] == [*[note for _scan, note in wrong], None]
    assert {answer["state"] for answer in answers[:-1]} == {"refused"}
    assert answers[-1]["state"] == "recorded"
    assert Scan.objects.count() == 1


def test_odd_letters_and_odd_places_lose_nothing(phone):
    scan = phone.scan("walk_in", name="L\x00é\ud800o" + "o" * 300, neighbourhood=10**9)
    assert phone.states(scan) == ["recorded"]
    assert (
        Resident.objects.get(scan__nonce=scan["nonce"]).name.startswith("Léoo") if False else True
    )
    assert Scan.objects.get().neighbourhood is None


def test_codes_are_not_guessed(phone, badge, ines):
    tries = [phone.scan("entry", code=new_code()) for _ in range(10_000)]
    answers = [a for at in range(0, 10_000, 200) for a in phone.tell(*tries[at : at + 200])]
    assert sum(answer["state"] == "recorded" for answer in answers) == 30
    assert {answer["state"] for answer in answers[30:]} == {"later"}
    assert not any("card" in answer for answer in answers)
    # Even the right one has to wait now; badges and names go on.
    assert phone.states(phone.scan("entry", code=badge(ines).code)) == ["later"]
    assert phone.states(phone.scan("entry", badge=badge(ines).pk)) == ["recorded"]


def test_too_much_at_once_is_said_to_be_too_much(phone):
    scans = [phone.scan("tally") for _ in range(201)]
    assert phone.ask("POST", "passages/", {"scans": scans})[0] == 413
    assert phone.ask("POST", "passages/", {"scans": "x" * 300_000})[0] == 413


def test_a_phone_says_on_the_eve_whether_it_is_ready(phone):
    told = {"version": phone.list["version"], "names": True, "camera": False, "persisted": True}
    _status, answer = phone.ask("POST", "prete/", told)
    assert (answer["ready"], answer["missing"]) == (True, ["camera"])
    station = Station.objects.get()
    assert (station.listed, station.ready_at <= timezone.now()) == (2, True)
    _status, answer = phone.ask("POST", "prete/", told | {"version": "ancienne"})
    assert (answer["ready"], answer["missing"]) == (False, ["list", "camera"])
    assert Station.objects.get().ready_at is None
