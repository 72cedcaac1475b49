"""The page of a sign-up in each of its states, by link and by account, and its buttons."""

import datetime as dt

import pytest
import time_machine
from django.urls import reverse

from engagement.needs.actions import answer_request, cancel_sign_up, let_lapse, sign_up
from engagement.needs.models import Need, SignUp
from tests import factories
from tests.conftest import client_of
from tests.web.residents.conftest import fresh, link_to

pytestmark = pytest.mark.django_db


@pytest.fixture
def asked(shift, ines):
    Need.objects.update(answer_hours=24)
    return sign_up(shift=shift, resident=ines, by=ines.account)


def pages(signup: SignUp, client) -> list[str]:
    """Return the page as the link of a message and as the account show it."""
    own = client_of(signup.resident.account)
    by_account = own.get(reverse("residents:signed_up", args=[signup.pk]))
    return [client.get(link_to(signup)).content.decode(), by_account.content.decode()]


def press(client, signup: SignUp, do: str) -> str:
    return client.post(link_to(signup), {"do": do}, follow=True).content.decode()


def test_confirmed_it_says_what_is_needed_on_the_day(client, place):
    Need.objects.update(getting_there="Bus C5, arrêt Lac", welcome="Samira", bring="Des bottes")
    for text in pages(place, client):
        for words in ("Vous êtes attendu·e", "Bus C5, arrêt Lac", "Samira", "Des bottes"):
            assert words in text


def test_requested_it_says_by_when_the_association_answers(client, asked):
    for text in pages(asked, client):
        assert "Votre demande est envoyée" in text
        assert "Les Treize Jardins répond avant le" in text
        assert "Mettre dans mon agenda" not in text


def test_refused_it_says_why(client, asked, odile):
    answer_request(signup=asked, by=odile, accept=False, reason="Le groupe est complet.")
    for text in pages(asked, client):
        assert "Le groupe est complet." in text
        assert 'name="do"' not in text


def test_a_request_that_nobody_answered_is_not_her_fault(client, asked):
    with time_machine.travel(asked.expires_at + dt.timedelta(minutes=1), tick=False):
        let_lapse()
        assert "Ce n’est pas votre faute" in client.get(link_to(asked)).content.decode()


def test_over_it_has_no_button_and_no_offer_to_come_back(client, place):
    with time_machine.travel(place.shift.ends_at + dt.timedelta(days=1), tick=False):
        text = client.get(link_to(place)).content.decode()
        assert "il est passé" in text
        assert 'name="do"' not in text
        press(client, place, "coming")


def test_i_come_is_noted_once_and_asked_no_more(client, place):
    assert "Vous avez dit que vous venez" in press(client, place, "coming")
    first = fresh(place).coming_since
    press(client, place, "coming")
    assert fresh(place).coming_since == first
    assert 'value="coming"' not in client.get(link_to(place)).content.decode()


def test_i_cannot_gives_the_place_back(client, place):
    page = press(client, place, "cancel")
    assert "l’association est prévenue" in page
    assert fresh(place).state == SignUp.State.CANCELLED


def test_a_mistake_is_undone_while_the_place_is_free(client, place):
    assert "Je me suis trompé·e" in press(client, place, "cancel")
    assert "Vous êtes attendu·e" in press(client, place, "again")
    assert SignUp.objects.live().get().resident == place.resident


def test_the_link_of_an_old_message_shows_how_things_stand_now(client, place):
    press(client, place, "cancel")
    press(client, place, "again")
    assert "Vous êtes attendu·e" in client.get(link_to(place)).content.decode()
    press(client, place, "cancel")
    assert not SignUp.objects.live().exists()


def test_a_place_that_went_to_somebody_else_cannot_be_taken_again(client, place, omar):
    place.shift.need.shifts.update(capacity=1)
    sign_up(shift=fresh(place).shift, resident=omar, by=None, wait=True)
    page = press(client, place, "cancel")
    assert "Je me suis trompé·e" not in page
    assert "Trop tard" in press(client, place, "again")
    assert SignUp.objects.live().get().resident == omar


def test_what_the_association_ended_says_so_and_cannot_be_undone(client, place, odile):
    cancel_sign_up(signup=place, by=odile)
    for text in pages(place, client):
        assert "L’association ne peut plus vous recevoir" in text
        assert 'name="do"' not in text


def test_a_family_leaves_one_by_one_or_all_at_once(client, shift, ines):
    lina = factories.ResidentFactory(account=ines.account, is_self=False, name="Lina")
    mine = sign_up(shift=shift, resident=ines, by=ines.account, companions=[lina])
    hers = lina.signups.get()
    page = client.get(link_to(mine)).content.decode()
    assert "avec Lina" in page
    press(client, hers, "cancel")
    assert "Annuler pour tout le monde" not in client.get(link_to(mine)).content.decode()
    press(client, hers, "again")
    press(client, mine, "cancel_all")
    assert [row.resident for row in SignUp.objects.live()] == [lina]


def test_a_button_of_another_state_changes_nothing(client, place):
    for do in ("accept", "decline", "confirm", "again"):
        assert client.post(link_to(place), {"do": do}).status_code == 302
    assert fresh(place).state == SignUp.State.CONFIRMED
    assert SignUp.objects.count() == 1


def test_a_page_left_open_until_the_shift_gives_nothing_back_and_says_so(client, place):
    with time_machine.travel(place.shift.starts_at, tick=False):
        assert "ce créneau a commencé" in press(client, place, "cancel")
    assert fresh(place).state == SignUp.State.CONFIRMED
