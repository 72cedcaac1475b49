"""An association reads how many were asked for its need, never who, and may ask for more."""

from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
import time_machine
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from engagement.matching.actions import send_waves, suggest_need
from engagement.matching.asked import people_asked
from engagement.matching.models import Wave
from engagement.needs.actions import sign_up
from engagement.needs.models import Need, Shift
from tests import factories
from tests.conftest import client_of

pytestmark = pytest.mark.django_db
TUESDAY = datetime(2027, 3, 9, 10, tzinfo=ZoneInfo("Europe/Paris"))


@pytest.fixture(autouse=True)
def clock():
    with time_machine.travel(TUESDAY, tick=False) as clock:
        yield clock


@pytest.fixture
def collection(treize, petite_synthe, nature):
    need = factories.NeedFactory(
        title="Collecte", association=treize, neighbourhood=petite_synthe, interests=[nature]
    )
    factories.ShiftFactory(need=need, starts_at=TUESDAY + timedelta(days=5), capacity=4)
    return need


@pytest.fixture
def neighbours(petite_synthe, nature):
    return factories.ResidentFactory.create_batch(
        12, consenting=True, neighbourhood=petite_synthe, interests=[nature]
    )


def page_of(need, account):
    address = reverse("associations:edit_need", args=[need.association.slug, need.slug])
    return client_of(account).get(address).content.decode()


def ask(need, account):
    address = reverse("associations:invite", args=[need.association.slug, need.slug])
    return client_of(account).post(address)


def test_before_anybody_is_asked_it_says_what_will_happen(collection):
    asked = people_asked(collection)
    assert asked["sentence"] == "Personne n’est encore invité."
    assert "vont être invitées" in asked["next"]


def test_it_tells_numbers_places_and_the_day_never_a_name(collection, neighbours, odile):
    send_waves()
    first = collection.suggestions.first().resident
    sign_up(shift=collection.shifts.get(), resident=first, by=None)
    wave = Wave.objects.get()
    text = page_of(collection, odile)
    assert f"{wave.asked} personnes invitées, 1 a dit oui, " in text
    assert "d’ici dimanche 14 mars" in text
    assert "Surtout à Petite-Synthe." in text
    others = [row.name for row in neighbours if row != first]
    assert not any(f">{name}<" in text or f" {name} " in text for name in others)


def test_the_forecast_moves_with_answers_and_days(collection, neighbours, clock):
    send_waves()
    before = people_asked(collection)["sentence"]
    clock.shift(timedelta(days=2))
    assert people_asked(collection)["sentence"] != before


def test_a_small_group_is_not_counted(collection, neighbours):
    suggest_need(need=collection, by=None, top=2)
    assert people_asked(collection)["sentence"] == "Quelques personnes sont invitées."


def test_it_stops_when_it_is_full(collection, neighbours):
    send_waves()
    Shift.objects.update(taken=4)
    asked = people_asked(collection)
    assert "Plus personne n’est invité" in asked["next"]
    assert not asked["may_ask"]


def test_she_asks_for_more_and_then_waits_a_day(collection, neighbours, odile, clock):
    send_waves()
    assert "Demander à d’autres" in page_of(collection, odile)
    ask(collection, odile)
    assert Wave.objects.filter(kind=Wave.Kind.ASKED, by=odile).exists()
    assert "Demander à d’autres" not in page_of(collection, odile)
    ask(collection, odile)
    assert Wave.objects.filter(kind=Wave.Kind.ASKED).count() == 1


def test_nobody_else_may_ask_for_her(collection, neighbours, viviane):
    assert ask(collection, viviane).status_code == 404
    assert not Wave.objects.exists()


def test_a_draft_says_nothing_of_invitations(collection):
    Need.objects.update(state=Need.State.DRAFT)
    collection.refresh_from_db()
    assert people_asked(collection) == {}


def test_it_costs_the_same_however_many_were_asked(collection, neighbours):
    counts = []
    for top in (1, 3, 8):
        suggest_need(need=collection, by=None, top=top)
        with CaptureQueriesContext(connection) as queries:
            people_asked(collection)
        counts.append(len(queries))
    assert len(set(counts[1:])) == 1, counts
