"""The list: each badge opens its own person, and the list alone opens nobody."""

import json

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from engagement.events.actions import (
    cancel_registration,
    issue_badges,
    register,
    revoke_badge,
    set_hint,
)
from engagement.events.payloads import locator
from tests.factories import ResidentFactory

pytestmark = pytest.mark.django_db


def test_a_badge_opens_its_own_person(phone, payload, badge, ines, omar, shift):
    set_hint(badge=badge(ines), hint="Apporte les clés", by=None)
    phone.fetch_list()
    facts = {"b": badge(ines).pk, "n": "Inès", "p": 3, "h": "Apporte les clés"}
    assert phone.entry_of(payload(ines)) == facts
    assert phone.entry_of(payload(omar)) == {"b": badge(omar).pk, "n": "Omar", "s": [shift.pk]}


def test_nobody_is_to_be_read_in_the_list(phone, badge, ines, omar):
    text = json.dumps(phone.list, ensure_ascii=False)
    for resident in (ines, omar):
        found = badge(resident)
        for secret in (resident.name, resident.email, found.code, bytes(found.secret).hex()):
            assert secret not in text


def test_names_and_codes_come_with_the_names_token_in_their_order(phone, badge, ines, omar, shift):
    _status, answer = phone.ask("GET", "noms/", token="names_token")
    assert answer["people"] == [
        [badge(ines).pk, "Inès", badge(ines).code, 3, [], "", 0],
        [badge(omar).pk, "Omar", badge(omar).code, 1, [shift.pk], "", 0],
    ]


def test_a_list_that_has_not_changed_is_not_sent_again(phone, stranger, fete):
    version = phone.list["version"]
    tag = {"If-None-Match": f'W/"{version}"'}
    assert phone.ask("GET", "liste/", **tag) == (304, {})
    assert phone.fetch_list()["version"] == version
    stranger()
    issue_badges(event=fete)
    assert phone.ask("GET", "liste/", **tag)[0] == 200


def test_the_same_badge_is_sealed_otherwise_in_another_version(phone, payload, ines, ines_comes):
    before = dict(phone.list["badges"])
    cancel_registration(registration=ines_comes, by=None)
    after = phone.fetch_list()["badges"]
    assert before.keys() == after.keys()
    assert not set(before.values()) & set(after.values())
    assert phone.entry_of(payload(ines))["x"] == 1


def test_a_lost_badge_is_told_to_be_revoked(phone, badge, ines):
    lost = badge(ines)
    revoke_badge(badge=lost, by=None)
    place = locator(bytes(lost.secret))
    assert phone.fetch_list()["revoked"] == [place]
    assert place not in phone.list["badges"]


def test_a_longer_list_asks_the_database_nothing_more(phone, fete):
    def queries():
        with CaptureQueriesContext(
            connection,
        ) as asked:
            phone.fetch_list()
        return len(asked)

    few = queries()
    for _ in range(4):
        register(event=fete, resident=ResidentFactory(), by=None)
    issue_badges(event=fete)
    assert queries() == few
    assert len(phone.list["badges"]) == 6
