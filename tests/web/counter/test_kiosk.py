"""A kiosk serves whoever stands before it, and forgets her."""

import time

import pytest
import time_machine
from django.core.cache import cache
from django.test import Client

from engagement.needs.models import SignUp
from engagement.people.claiming import holder_of
from engagement.people.models import Channel, Kiosk, Resident
from engagement.web.counter.visits import IDLE
from tests import factories
from tests.conftest import client_of
from tests.web.counter.conftest import at
from tests.web.counter.test_receipt import code_on

ME = {"name": "Yvonne", "phone": "0328112233", "adult": "on", "suggestions": "on"}


def step(name):
    return at("kiosk_step", name)


@pytest.fixture
def kiosk(desk, settings):
    """The clerk's own browser, once she has opened the kiosk in it."""
    settings.PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
    cache.clear()
    desk.post(at("open_kiosk"), {"place": "Nacelle", "pin": "4711"})
    return desk


@pytest.fixture
def begun(kiosk):
    kiosk.post(at("kiosk_again"), {"begin": "1"})
    return kiosk


def test_the_screen_is_nobody_s_account_any_more(kiosk):
    assert kiosk.get(at("kiosk")).status_code == 200
    assert "connexion" in kiosk.get(at("index")).url
    assert "connexion" in kiosk.get("/admin/").url
    assert (Kiosk.objects.get().place, Kiosk.objects.get().pin.count("4711")) == ("Nacelle", 0)


def test_a_relay_opens_one_too_and_others_do_not(relay, ines):
    assert relay.post(at("open_kiosk"), {"place": "x", "pin": "12"}).status_code == 200
    assert relay.post(at("open_kiosk"), {"place": "x", "pin": "4711"}).url == at("kiosk")
    assert Client().get(at("kiosk")).url == at("index")
    assert client_of(ines.account).get(at("open_kiosk")).status_code == 403


def test_by_touch_to_a_place_and_a_code(begun, clean_up, petite_synthe, nature):
    shift = clean_up.shifts.get()
    assert begun.post(step("gouts"), {"interests": [nature.pk]}).url == step("quartier")
    begun.post(step("quartier"), {"neighbourhood": petite_synthe.code})
    assert clean_up.title in begun.get(step("propositions")).content.decode()
    begun.post(step("propositions"), {"shift": shift.pk})
    assert begun.post(step("moi"), ME).url == step("merci")
    yvonne = Resident.objects.get()
    signup = SignUp.objects.get()
    assert (yvonne.channel, yvonne.neighbourhood) == (Channel.KIOSK, petite_synthe)
    assert (list(yvonne.interests.all()), yvonne.takes_suggestions) == ([nature], True)
    assert (signup.resident, signup.channel, signup.by) == (yvonne, Channel.KIOSK, None)
    page = begun.get(step("merci"))
    assert holder_of(code_on(page)) == yvonne
    assert clean_up.title in page.content.decode()
    assert "no-store" in page["Cache-Control"]


def test_sent_twice_she_is_written_down_once(begun):
    for _touch in range(2):
        assert begun.post(step("moi"), ME).url == step("merci")
    begun.post(at("kiosk_again"))
    assert begun.post(step("moi"), ME).url == at("kiosk")
    assert Resident.objects.count() == 1


def test_a_name_and_eighteen_years_are_asked(begun):
    assert "qui accueille" in begun.post(step("moi"), ME | {"adult": ""}).content.decode()
    assert not Resident.objects.exists()


def test_after_a_reset_nothing_is_left(begun):
    begun.post(step("moi"), ME)
    begun.post(at("kiosk_again"))
    assert set(begun.session.keys()) == {"kiosk", "_session_expiry"}
    for name in ("gouts", "quartier", "propositions", "moi", "merci"):
        assert begun.get(step(name)).url == at("kiosk")


def test_who_leaves_without_a_word_is_forgotten_by_the_server(begun):
    begun.post(step("moi"), ME)
    with time_machine.travel(time.time() + IDLE + 1):
        assert begun.get(step("merci")).url == at("kiosk")


def test_what_asks_something_first_is_not_offered(begun, clean_up):
    clean_up.questions.create(text="Savez-vous nager ?", purpose="Le lac")
    assert clean_up.title not in begun.get(step("propositions")).content.decode()
    begun.post(step("propositions"), {"shift": clean_up.shifts.get().pk})
    begun.post(step("moi"), ME)
    assert not SignUp.objects.exists()
    assert "vient d’être prise" in begun.get(step("merci")).content.decode()


def test_a_place_that_went_meanwhile_leaves_her_name(begun, clean_up):
    shift = clean_up.shifts.get()
    begun.post(step("propositions"), {"shift": shift.pk})
    clean_up.shifts.update(taken=10)
    begun.post(step("moi"), ME)
    assert Resident.objects.exists()
    assert not SignUp.objects.exists()


def test_the_pin_leads_out_and_guesses_are_few(kiosk):
    for _guess in range(5):
        assert kiosk.post(at("close_kiosk"), {"pin": "0000"}).status_code == 200
    assert kiosk.post(at("close_kiosk"), {"pin": "4711"}).status_code == 200
    assert Kiosk.objects.open().exists()


def test_closed_it_opens_nothing(kiosk):
    assert kiosk.post(at("close_kiosk"), {"pin": "4711"}).url == at("index")
    assert kiosk.get(at("kiosk")).url == at("index")
    assert not Kiosk.objects.open().exists()


def test_likes_and_homes_come_first(begun, clean_up, malo):
    for number in range(5):
        factories.NeedFactory(title=f"Autre {number}", neighbourhood=malo, shifts=[3])
    begun.post(step("gouts"), {"interests": [clean_up.interests.get().pk]})
    page = begun.get(step("propositions")).content.decode()
    assert page.index(clean_up.title) < page.index("Autre")
