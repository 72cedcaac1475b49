"""A lost badge and the one that replaced it are one person, whichever of them is shown when."""

from datetime import timedelta
from uuid import uuid4

import pytest
from django.utils import timezone
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from engagement.events.actions import (
    issue_badges,
    make_steward_pass,
    open_station,
    register,
    revoke_badge,
)
from engagement.events.concerned import people_here
from engagement.events.figures import figures_of
from engagement.events.models import Badge, Scan
from engagement.events.presence import presence_of
from tests import factories

pytestmark = pytest.mark.django_db
PRESSES = st.lists(
    st.tuples(
        st.sampled_from([Scan.Kind.ENTRY, Scan.Kind.EXIT, Scan.Kind.SHIFT]),
        st.integers(0, 4),  # minute
        st.integers(0, 1),  # station
        st.integers(1, 3),  # people
        st.booleans(),  # whether on the lost badge
    ),
    max_size=8,
)


@pytest.fixture
def fete():
    now = timezone.now()
    return factories.event(starts_at=now - timedelta(hours=1), ends_at=now + timedelta(hours=4))


@pytest.fixture
def stations(fete, officer, settings):
    settings.PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
    steward = make_steward_pass(event=fete, by=officer)
    return [
        open_station(
            steward_pass=steward.steward_pass, pin=steward.pin, public_id=uuid4(), name=name
        )
        for name in ("Nord", "Sud")
    ]


@pytest.fixture
def lost_and_new(fete, ines, stations):
    register(event=fete, resident=ines, by=None)
    issue_badges(event=fete)
    lost = Badge.objects.get(event=fete)
    return lost, revoke_badge(badge=lost, by=None)


def written(fete, stations, presses, badge_of):
    """Write what was pressed, on the badges that `badge_of` says; return what it comes to."""
    Scan.objects.filter(event=fete).delete()
    Scan.objects.bulk_create(
        Scan(
            event=fete,
            station=stations[station],
            nonce=f"00000000-0000-0000-0000-{number:012}",
            kind=kind,
            at=fete.starts_at + timedelta(minutes=minute),
            badge=badge_of(lost),
            people=people,
        )
        for number, (kind, minute, station, people, lost) in enumerate(presses)
    )
    return presence_of(fete)


@settings(
    max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(presses=PRESSES)
def test_whichever_badge_is_shown_the_state_is_the_same(fete, stations, lost_and_new, presses):
    lost, new = lost_and_new
    as_shown = written(fete, stations, presses, lambda is_lost: lost if is_lost else new)
    on_one = written(fete, stations, presses, lambda is_lost: new)
    assert as_shown == on_one


def test_both_badges_at_two_gates_are_one_person_and_a_conflict(fete, stations, lost_and_new, ines):
    lost, new = lost_and_new
    entries = [(Scan.Kind.ENTRY, 1, 0, 1, True), (Scan.Kind.ENTRY, 2, 1, 1, False)]
    presence = written(fete, stations, entries, lambda is_lost: lost if is_lost else new)
    assert (presence.entered, presence.inside) == (1, 1)
    assert [row.person for row in presence.conflicts] == [ines.pk]
    assert figures_of(fete)["came"] == 1
    assert list(people_here(fete)) == [ines]
    gone = [*entries, (Scan.Kind.EXIT, 3, 0, 1, False)]
    assert written(fete, stations, gone, lambda is_lost: lost if is_lost else new).inside == 0
