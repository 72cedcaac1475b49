"""The server dies while the gate hands in its queue; the queue comes again and again."""

import uuid
from dataclasses import replace
from datetime import timedelta

import pytest
from django.test import Client
from django.utils import timezone

from engagement.events.actions import issue_badges, make_steward_pass, register, take_scans
from engagement.events.models import Badge, Registration, Scan
from engagement.events.presence import presence_of
from engagement.people.models import Channel, Resident
from engagement.web.gate.views import scans as view
from tests import factories
from tests.phone import Phone, over_http
from tests.races.gate_kills import Queue, outcome_of, run_kills, server_to_kill
from tests.web.gate.conftest import sent_by

pytestmark = pytest.mark.django_db(transaction=True)
SCANS, BADGES = 500, 40


@pytest.fixture
def fete():
    now = timezone.now()
    return factories.event(starts_at=now - timedelta(hours=1), ends_at=now + timedelta(hours=4))


@pytest.fixture
def badges(fete):
    for number in range(BADGES):
        person = Resident.objects.create(name=f"Habitante {number}", channel=Channel.WEB)
        register(event=fete, resident=person, by=None)
    issue_badges(event=fete)
    return list(Badge.objects.values_list("pk", flat=True))


def queue_of(phone, badges, size):
    """Return a morning at one gate: entries, exits, thumbs, first names, mistakes."""
    scans = []
    for number in range(size // 5):
        badge = badges[number % len(badges)]
        scans.append(phone.scan("entry", badge=badge))
        scans.append(phone.scan("tally", people=2))
        scans.append(phone.scan("walk_in", name=f"{phone.name} {number}"))
        scans.append(phone.scan("exit", badge=badge))
        scans.append(phone.scan("undo", undoes=scans[-3]["nonce"]))
    return scans


def queue_at(server, fete, steward, badges, size, name):
    phone = Phone(over_http(server.site), fete.slug, name)
    assert phone.open(steward.secret, steward.pin)[0] == 200
    return Queue(phone, server.site, queue_of(phone, badges, size))


def test_nothing_acknowledged_is_lost_and_nothing_is_doubled(fete, badges, officer, tmp_path):
    steward = make_steward_pass(event=fete, by=officer)
    with server_to_kill(tmp_path) as server:
        queues = [
            queue_at(server, fete, steward, badges, SCANS // 2, name) for name in ("Nord", "Sud")
        ]
        outcome = run_kills(server=server, queues=queues, replays=3, kills=1)
    assert (outcome.lost, outcome.missing, outcome.doubled, outcome.unanswered) == (0, 0, 0, 0)
    assert outcome.acknowledged == Scan.objects.count() == SCANS
    presence = presence_of(fete)
    # Each thumb was undone; each entry was left again, some at both gates at once.
    assert (presence.tallied, presence.walk_ins) == (0, SCANS // 5)
    assert presence.entered == BADGES + SCANS // 5
    assert Registration.objects.exclude(came_at=None).count() == BADGES


def test_control_answering_before_writing_loses_what_was_acknowledged(
    fete, badges, officer, tmp_path
):
    steward = make_steward_pass(event=fete, by=officer)
    with server_to_kill(tmp_path, application="tests.races.gate_answering_first") as server:
        queue = queue_at(server, fete, steward, badges, 150, "Nord")
        outcome = run_kills(server=server, queues=[queue], replays=1, kills=1)
    assert outcome.lost > 0


def test_control_without_unique_nonces_a_queue_told_again_is_doubled(
    fete, badges, officer, monkeypatch
):
    def take_under_new_nonces(*, station, scans):
        """Take scans as if what a phone calls them said nothing."""
        told = [scan | {"nonce": str(uuid.uuid4())} for scan in scans]
        answers = take_scans(station=station, scans=told)
        return [
            replace(answer, nonce=scan["nonce"])
            for scan, answer in zip(scans, answers, strict=True)
        ]

    steward = make_steward_pass(event=fete, by=officer)
    phone = Phone(sent_by(Client()), fete.slug)
    assert phone.open(steward.secret, steward.pin)[0] == 200
    queue = Queue(phone, "", queue_of(phone, badges, 10))
    monkeypatch.setattr(view, "take_scans", take_under_new_nonces)
    for replay in range(2):
        queue.hand_in(replay)
    assert outcome_of([queue]).doubled > 0
