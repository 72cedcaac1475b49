"""One badge for each who is expected; lost badges and keys are replaced, old ones told apart."""

from datetime import timedelta

import pytest

from engagement.events.actions import (
    attach_need,
    cancel_registration,
    issue_badges,
    register,
    revoke_badge,
    revoke_key,
    rotate_key,
    set_hint,
)
from engagement.events.keys import keys_of, payload_of
from engagement.events.models import Badge
from engagement.events.payloads import Verdict, verify
from engagement.needs.actions import sign_up
from tests import factories
from tests.factories import ResidentFactory

pytestmark = pytest.mark.django_db


@pytest.fixture
def fete():
    return factories.event()


@pytest.fixture
def people(fete):
    return [register(event=fete, resident=ResidentFactory(), by=None).resident for _ in range(3)]


def verdict(fete, badge, at=None):
    badge.refresh_from_db()
    return verify(payload_of(badge), keys_of(fete), at or fete.starts_at)[0]


def test_who_registered_and_who_helps_have_one_badge_each_however_often(fete, people, clean_up):
    attach_need(event=fete, need=clean_up, by=None)
    helper = ResidentFactory()
    for resident in (people[0], helper):
        sign_up(shift=clean_up.shifts.get(), resident=resident, by=None)
    gone = register(event=fete, resident=ResidentFactory(), by=None)
    cancel_registration(registration=gone, by=None)
    assert issue_badges(event=fete) == 4
    assert issue_badges(event=fete) == 0
    assert {badge.resident for badge in Badge.objects.all()} == {*people, helper}
    assert len({badge.code for badge in Badge.objects.all()}) == 4


def test_a_badge_is_good_from_the_day_before_until_the_night_after(fete, people):
    issue_badges(event=fete)
    badge = Badge.objects.first()
    assert verdict(fete, badge) is Verdict.GOOD
    assert verdict(fete, badge, fete.starts_at - timedelta(days=1)) is Verdict.GOOD
    assert verdict(fete, badge, fete.starts_at - timedelta(days=2)) is Verdict.EXPIRED
    assert verdict(fete, badge, fete.ends_at + timedelta(hours=14)) is Verdict.EXPIRED


def test_a_rotated_key_leaves_old_badges_good_and_signs_the_new_ones(fete, people):
    issue_badges(event=fete)
    old = Badge.objects.first()
    key = rotate_key(event=fete, by=None)
    register(event=fete, resident=ResidentFactory(), by=None)
    assert issue_badges(event=fete) == 1
    new = Badge.objects.last()
    assert (new.key, old.key == key) == (key, False)
    assert verdict(fete, old) is verdict(fete, new) is Verdict.GOOD


def test_a_revoked_key_is_refused_and_everybody_has_a_new_badge(fete, people):
    issue_badges(event=fete)
    old = Badge.objects.first()
    assert revoke_key(key=old.key, by=None) == 3
    assert revoke_key(key=old.key, by=None) == 0
    assert verdict(fete, old) is Verdict.REVOKED
    new = Badge.objects.valid().get(resident=old.resident)
    assert verdict(fete, new) is Verdict.GOOD


def test_a_lost_badge_is_replaced_at_once(fete, people):
    issue_badges(event=fete)
    lost = Badge.objects.get(resident=people[0])
    set_hint(badge=lost, hint=" Apporte les clés ", by=None)
    new = revoke_badge(badge=lost, by=None)
    assert (new != lost, new.hint) == (True, "Apporte les clés")
    assert [badge for badge in Badge.objects.valid() if badge.resident == people[0]] == [new]


def test_a_badge_of_another_event_is_unknown(fete, people):
    other = factories.event(title="Une autre")
    register(event=other, resident=people[0], by=None)
    issue_badges(event=other)
    assert verdict(fete, Badge.objects.get()) is Verdict.UNKNOWN


def test_the_database_never_holds_a_key_that_signs(fete, people):
    issue_badges(event=fete)
    key = Badge.objects.first().key
    assert len(bytes(key.secret)) == 12 + 32 + 16  # nonce, sealed key, tag
