"""Who opens the gate: the printed secret and the PIN, for one event, for a time, until revoked."""

import uuid
from datetime import timedelta

import pytest
import time_machine
from django.core.cache import cache
from django.utils import timezone

from engagement.events.actions import make_steward_pass, revoke_steward_pass
from engagement.events.models import Event, Station, StewardPass
from tests import factories

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def nobody_tried_before():
    cache.clear()


def test_a_steward_opens_a_station_and_again_the_same_one(new_phone, steward):
    phone = new_phone()
    status, answer = phone.open(steward.secret, steward.pin)
    assert (status, answer["station"]["name"]) == (200, "Entrée nord")
    assert phone.open(steward.secret, steward.pin)[0] == 200
    assert Station.objects.get().steward_pass == steward.steward_pass


def test_the_server_keeps_neither_secret_nor_pin(steward):
    row = StewardPass.objects.filter(pk=steward.steward_pass.pk).values().get()
    assert len(steward.secret) == 27
    assert steward.secret not in str(row)
    assert steward.pin not in (row["pin_hash"], row["label"])


@pytest.mark.parametrize(
    ("changes", "code"),
    [
        ({"secret": "A" * 27}, "unknown_pass"),
        ({"pin": "x"}, "wrong_pin"),
        ({"pin": None}, "bad_request"),
    ],
)
def test_a_wrong_secret_or_pin_opens_nothing(new_phone, steward, changes, code):
    asked = {"secret": steward.secret, "pin": steward.pin} | changes
    status, answer = new_phone().open(**asked)
    assert (status >= 400, answer["error"]) == (True, code)
    assert answer["message"]
    assert not Station.objects.exists()


def test_a_pass_opens_its_own_event_until_it_expires_or_is_revoked(new_phone, officer, fete):
    elsewhere = make_steward_pass(event=factories.event(title="Ailleurs"), by=officer)
    assert new_phone().open(elsewhere.secret, elsewhere.pin)[1]["error"] == "unknown_pass"
    over = make_steward_pass(event=fete, by=officer, expires_at=timezone.now())
    assert new_phone().open(over.secret, over.pin)[1]["error"] == "pass_expired"
    gone = make_steward_pass(event=fete, by=officer)
    revoke_steward_pass(steward_pass=gone.steward_pass, by=officer)
    assert new_phone().open(gone.secret, gone.pin)[1]["error"] == "pass_revoked"


def test_pins_are_not_guessed(new_phone, steward):
    phone = new_phone()
    wrong = next(pin for pin in ("000000", "111111") if pin != steward.pin)
    answers = [phone.open(steward.secret, wrong)[1]["error"] for _ in range(8)]
    assert answers == ["wrong_pin"] * 5 + ["slow_down"] * 3
    assert phone.open(steward.secret, steward.pin)[0] == 429


def test_secrets_are_not_guessed_and_honest_stewards_behind_the_same_address_pass(
    new_phone, steward
):
    phone = new_phone()
    for _ in range(20):
        assert phone.open(uuid.uuid4().hex, "123456")[1]["error"] == "unknown_pass"
        assert phone.open(steward.secret, steward.pin)[0] == 200
    answers = [phone.open(uuid.uuid4().hex, "123456")[0] for _ in range(20)]
    assert answers == [403] * 10 + [429] * 10


def test_a_station_ends_with_its_pass_but_its_late_scans_are_taken(phone, steward, officer):
    entry = phone.scan("tally", people=2)
    end = steward.steward_pass.expires_at
    with time_machine.travel(end + timedelta(days=1)):
        assert phone.ask("GET", "liste/")[1]["error"] == "pass_expired"
        assert phone.states(entry) == ["recorded"]
    with time_machine.travel(end + timedelta(days=8)):
        assert phone.ask("POST", "passages/", {"scans": []})[1]["error"] == "pass_expired"
    revoke_steward_pass(steward_pass=steward.steward_pass, by=officer)
    assert phone.ask("POST", "passages/", {"scans": []})[1]["error"] == "pass_revoked"


def test_a_token_serves_its_purpose_and_its_event_alone(phone, new_phone):
    assert phone.ask("GET", "noms/")[1]["error"] == "no_token"
    assert phone.ask("GET", "liste/", token="names_token")[1]["error"] == "no_token"
    factories.event(title="Ailleurs")
    phone.base = f"/accueil/{Event.objects.get(title='Ailleurs').slug}/"
    assert phone.ask("GET", "liste/")[0] == 401
    assert new_phone().ask("GET", "liste/")[0] == 401


def test_the_right_to_names_ends_after_half_a_day(phone):
    assert phone.ask("GET", "noms/", token="names_token")[0] == 200
    with time_machine.travel(timezone.now() + timedelta(hours=12, minutes=1)):
        assert phone.ask("GET", "noms/", token="names_token")[0] == 401


def test_a_fete_in_preparation_has_no_gate(new_phone, steward, fete, client):
    Event.objects.filter(pk=fete.pk).update(state=Event.State.DRAFT)
    assert new_phone().open(steward.secret, steward.pin)[0] == 404
    assert client.get(f"/accueil/{fete.slug}/").status_code == 404


@pytest.mark.parametrize("body", ["", "[]", "{", "[" * 100_000, '{"secret": 1}', "\xff"])
def test_what_is_no_request_is_said_to_be_none(client, fete, body):
    address = f"/accueil/{fete.slug}/ouvrir/"
    response = client.post(address, body, content_type="application/json")
    assert (response.status_code, response.json()["error"]) == (400, "bad_request")
    assert client.get(address).status_code == 405
